"""Whose archive a folder is: the ledger names the portal's host, and no other portal writes there."""

from portalcrawl.archive.folder import find_content
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.urls.canonical import host_of
from portalcrawl.text.urls.sites import drop_www


def claim_folder(layout: Layout, ledger: Ledger, start_url: str, *, continues: bool) -> bool:
    """Note the portal of `start_url` in a new ledger; whether it is new. With `continues` a portal may have moved.

    Raises ArchiveError if the archive is another portal's, or if its ledger is new and other files are not.
    """
    host = ledger.get_meta("host")
    if host is None:
        if name := find_content(layout):
            # Emptied, or its log is lost: as new it would write over what stands there.
            raise ArchiveError(f"{layout.ledger}: is empty, and there are {name} beside it; {WAY_OUT}")
        ledger.set_meta("host", host_of(start_url))
        ledger.set_meta("start_url", start_url)
        return True
    if drop_www(str(host)) == drop_www(host_of(start_url)):
        return False
    if not continues:
        raise ArchiveError(
            f"{layout.root}: belongs to {host}, not to {host_of(start_url)}; name another --output, or "
            f"--continues {layout.root} if that portal has moved"
        )
    ledger.moves.move_portal(start_url)
    ledger.runs.note_move()
    return False
