"""A real WordPress on loopback: Debian's package, MariaDB with a database of its own, PHP's own web server.

Everything stands in one folder and ends with the test; nothing of the system is changed.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from wordpress_files import CONFIG, DATABASE_ERROR, NOTICES, PRELUDE, ROUTER

SOURCE = Path("/usr/share/wordpress")
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
_THEMES = "/usr/share/wordpress/wp-content/themes"


def why_not() -> str | None:
    """Why there can be no WordPress here; None if there can."""
    for program in ("php", "mariadbd", "mariadb-install-db"):
        if shutil.which(program, path=_path()) is None:
            return f"no {program} on this system; .ci/run installs it"
    if not (SOURCE / "wp-load.php").is_file():
        return "no WordPress on this system; .ci/run installs it"
    if not any(Path(_THEMES).glob("twentytwenty*")):
        return "no theme of WordPress on this system; .ci/run installs it"
    if FAKETIME is None:
        return "no libfaketime on this system; .ci/run installs it"
    return None


def _path() -> str:
    return os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"


@dataclass(frozen=True)
class Post:
    """A published post as the database has it."""

    id: int
    url: str
    title: str
    mark: str
    """A word that stands in its text and in no other post's."""
    day: str


class WordPress:
    """A context manager: the system runs inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "www"
        self._data, self._socket = folder / "data", folder / "db.sock"
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._database: subprocess.Popen[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._night = {"database": True, "maintenance": False, "notices": False}

    def __enter__(self) -> Self:
        try:
            self._start_database()
            self._copy()
            self._install()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self._database is not None:
            self._database.terminate()
            self._database.wait(60)
            self._database = None

    # --- the system -----------------------------------------------------------------------------

    def _run(self, *command: object, **more: Any) -> str:
        environment = os.environ | {"PATH": _path()}
        words = [str(word) for word in command]
        done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False, **more)
        assert done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}"
        return done.stdout

    def _start_database(self) -> None:
        account = ["--user=root"] if os.geteuid() == 0 else []
        common = ["--no-defaults", f"--datadir={self._data}", *account]
        self._run("mariadb-install-db", *common, "--auth-root-authentication-method=normal", "--skip-test-db")
        small = ["--innodb-buffer-pool-size=16M", "--innodb-flush-log-at-trx-commit=0", "--key-buffer-size=1M"]
        command = [
            shutil.which("mariadbd", path=_path()) or "mariadbd", *common, f"--socket={self._socket}",
            "--skip-networking", f"--pid-file={self.folder / 'db.pid'}", *small,
        ]  # fmt: skip
        with (self.folder / "db.log").open("wb") as log:
            self._database = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(300):
            if self._socket.exists():
                break
            assert self._database.poll() is None, (self.folder / "db.log").read_text("utf-8")
            time.sleep(0.1)
        statement = "CREATE DATABASE wordpress CHARACTER SET utf8mb4"
        self._run("mariadb", "--no-defaults", f"--socket={self._socket}", "-uroot", "-e", statement)

    def _copy(self) -> None:
        self.root.mkdir()
        for path in SOURCE.iterdir():
            if path.name in ("wp-admin", "wp-includes"):
                (self.root / path.name).symlink_to(path.resolve())
            elif path.is_file() and path.name != "wp-config.php":
                shutil.copy(path, self.root / path.name)
        content = self.root / "wp-content"
        (content / "mu-plugins").mkdir(parents=True)
        (content / "plugins").mkdir()
        shutil.copytree(_THEMES, content / "themes")
        if (SOURCE / "wp-content" / "languages").is_dir():
            (content / "languages").symlink_to((SOURCE / "wp-content" / "languages").resolve())
        (content / "db-error.php").write_text(DATABASE_ERROR)
        (content / "mu-plugins" / "notices.php").write_text(NOTICES)
        (self.root / "wp-config.php").write_text(CONFIG % {"socket": self._socket, "url": self.url})
        (self.root / "router.php").write_text(ROUTER)
        self.tonight()

    def tonight(self, **night: bool) -> None:
        """What is wrong from now on; nothing, without arguments."""
        self._night = {"database": True, "maintenance": False, "notices": False} | night
        temporary = self.root / "night.new"
        temporary.write_text(json.dumps(self._night))
        temporary.replace(self.root / "night.json")

    def start(self) -> None:
        """Start the web server."""
        command = ["php", "-S", f"127.0.0.1:{self.port}", "-t", str(self.root), str(self.root / "router.php")]
        environment = os.environ | {"PHP_CLI_SERVER_WORKERS": "2"}
        with (self.folder / "php.log").open("ab") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        for _ in range(100):
            with (
                contextlib.suppress(OSError),
                contextlib.closing(socket.create_connection(("127.0.0.1", self.port), 1)),
            ):
                return
            time.sleep(0.1)
        raise AssertionError("PHP's server does not answer")

    def stop(self) -> None:
        """Stop the web server, with its workers."""
        if self._server is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._server.pid, 15)
            self._server.wait(30)
            self._server = None

    @contextlib.contextmanager
    def down(self) -> Iterator[None]:
        """The server is down in here."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    # --- what an editor does --------------------------------------------------------------------

    def do(self, code: str, _define: str = "", **given: Any) -> Any:
        """Run PHP inside WordPress: `$in` has what is given, `return` gives JSON back."""
        night, self_night = dict(self._night), self._night
        self.tonight()
        prelude = PRELUDE % {"host": f"127.0.0.1:{self.port}", "root": self.root, "define": _define}
        script = self.folder / "do.php"
        script.write_text(f"{prelude}echo 'ANSWER' . json_encode((function ($in) {{ {code} }})($in));")
        out = self._run("php", "-d", "display_errors=0", script, input=json.dumps(given))
        self.tonight(**night)
        assert self_night == night
        return json.loads(out.rpartition("ANSWER")[2])

    def _install(self) -> None:
        self.do(
            "require ABSPATH . 'wp-admin/includes/upgrade.php';"
            "wp_install('Harbour Gazette', 'editor', 'e@example.com', true, '', 'secret');"
            "wp_delete_post(1, true); wp_delete_post(2, true); wp_delete_post(3, true); return 1;",
            "define('WP_INSTALLING', true);",
        )
        self.do(
            "switch_theme($in['theme']); update_option('posts_per_page', 5);"
            "update_option('default_comment_status', 'closed'); update_option('timezone_string', 'UTC');"
            "global $wp_rewrite; $wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');"
            "flush_rewrite_rules();"
            "$menu = wp_create_nav_menu('Main'); $ids = [];"
            "foreach ($in['categories'] as $name) {"
            "  $ids[$name] = wp_insert_term($name, 'category')['term_id'];"
            "  wp_update_nav_menu_item($menu, 0, ['menu-item-type' => 'taxonomy', 'menu-item-object' => 'category',"
            "    'menu-item-object-id' => $ids[$name], 'menu-item-status' => 'publish']); }"
            "$places = []; foreach (array_keys(get_registered_nav_menus()) as $place) $places[$place] = $menu;"
            "set_theme_mod('nav_menu_locations', $places); return $ids;",
            theme="twentytwentyone",
            categories=["Harbour", "Council", "Sport"],
        )

    def publish(self, title: str, text: str, category: str, day: str) -> int:
        """A new post; its number."""
        return int(
            self.do(
                "$term = get_term_by('name', $in['category'], 'category');"
                "return wp_insert_post(['post_title' => $in['title'], 'post_content' => $in['text'],"
                "'post_status' => 'publish', 'post_author' => 1, 'post_date' => $in['day'] . ' 09:00:00',"
                "'post_date_gmt' => $in['day'] . ' 09:00:00', 'post_category' => [$term->term_id]]);",
                title=title, text=text, category=category, day=day,
            )
        )  # fmt: skip

    def edit(self, number: int, text: str) -> None:
        """Another text for a post."""
        self.do("return wp_update_post(['ID' => $in['n'], 'post_content' => $in['text']]);", n=number, text=text)

    def trash(self, number: int) -> None:
        """Take a post away."""
        self.do("return wp_trash_post($in['n']) ? 1 : 0;", n=number)

    def restore(self, number: int) -> None:
        """Bring a post back from the trash."""
        self.do("wp_untrash_post($in['n']); wp_publish_post($in['n']); return 1;", n=number)

    def rename_category(self, old: str, new: str, slug: str | None = None) -> None:
        """Another name for a category, and another address if a slug is given."""
        self.do(
            "$term = get_term_by('name', $in['old'], 'category'); $more = $in['slug'] ? ['slug' => $in['slug']] : [];"
            "wp_update_term($term->term_id, 'category', ['name' => $in['new']] + $more); return 1;",
            old=old, new=new, slug=slug,
        )  # fmt: skip

    def set_permalinks(self, structure: str) -> None:
        """Other addresses for all posts; WordPress leads from the old ones to the new."""
        self.do(
            "global $wp_rewrite; $wp_rewrite->set_permalink_structure($in['s']); return 1;", s=structure,
        )  # fmt: skip
        self.do("flush_rewrite_rules(); return 1;")  # by the new structure, which another request has set

    def switch_theme(self, name: str) -> None:
        """Another look."""
        self.do(
            "$places = get_theme_mod('nav_menu_locations'); switch_theme($in['name']);"
            "$menu = wp_get_nav_menu_object('Main')->term_id; $all = [];"
            "foreach (array_keys(get_registered_nav_menus()) as $place) $all[$place] = $menu;"
            "set_theme_mod('nav_menu_locations', $all); $links = '';"
            # Themes of blocks have no places for menus, they show the newest post of this kind.
            "foreach (wp_get_nav_menu_items('Main') as $item) $links .= '<!-- wp:navigation-link '"
            " . json_encode(['label' => $item->title, 'url' => $item->url, 'kind' => 'custom']) . ' /-->';"
            "wp_insert_post(['post_type' => 'wp_navigation', 'post_status' => 'publish', 'post_title' => 'Main',"
            "'post_content' => $links]); return 1;",
            name=name,
        )

    def posts(self) -> list[Post]:
        """What is published."""
        found = self.do(
            "$out = []; foreach (get_posts(['numberposts' => -1, 'post_status' => 'publish']) as $p) {"
            "preg_match('/mark[a-z]+/', $p->post_content, $m);"
            "$out[] = [$p->ID, get_permalink($p), $p->post_title, $m[0], substr($p->post_date, 0, 10)]; } return $out;"
        )
        return [Post(*one) for one in found]
