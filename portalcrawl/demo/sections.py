"""The menu of the demo portal and how each section shows its articles."""

from dataclasses import dataclass
from typing import Literal

from .annotate import Level, annotate

SITE_NAME = annotate("高新院園區規劃網", Level.SOME)

RowForm = Literal["ul-after", "ul-before", "table", "dl", "short-date", "grid"]
PagerForm = Literal["numbers", "window", "steps", "ends", "select", "prev-next", "english"]
AddressForm = Literal["dated", "view", "flat"]
MetaForm = Literal["seed", "full", "small", "words"]


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the menu; `address` and `later` are the targets of its first and of its nth list page."""

    key: str
    name: str
    """Clean traditional; the menu shows it annotated."""
    address: str
    later: str
    """With `{n}` for the number; `{total}` for the number of rows."""
    topics: tuple[str, ...]
    weight: int
    """Its share of the articles, in thousandths."""
    rows: RowForm
    pager: PagerForm
    page_size: int = 15
    cut: int | None = None
    """Titles in the list are cut to so many characters."""
    has_full_title: bool = True
    """Whether the row of a cut title gives the whole one in its title attribute."""
    states_total: bool = False
    links_first_page_twice: bool = False
    """Whether the pager calls page 1 by its number while the menu calls it by its folder."""
    uses_relative_links: bool = False
    address_form: AddressForm = "dated"
    meta: MetaForm = "seed"
    level: Level = Level.NONE

    @property
    def label(self) -> str:
        """The name as every page shows it."""
        return annotate(self.name, Level.SOME)

    def page_address(self, number: int, total: int) -> str:
        """The target of a list page as the pager links it."""
        if number == 1 and not self.links_first_page_twice:
            return self.address
        return self.later.format(n=number, total=total)


@dataclass(frozen=True, slots=True)
class Channel:
    """A heading of the menu with its sections."""

    name: str
    address: str
    sections: tuple[Section, ...]

    @property
    def label(self) -> str:
        """The name as every page shows it."""
        return annotate(self.name, Level.SOME)


NEWS = Channel(
    "新聞中心",
    "/xw/",
    (
        Section(
            "gxy",
            "高新院新聞",
            "/xw/gxy/",
            "/xw/gxy/list_1_{n}.html",
            ("院務",),
            95,
            "ul-after",
            "numbers",
            states_total=True,
        ),
        Section(
            "zcjd",
            "政策解讀",
            "/plus/list.php?tid=2",
            "/plus/list.php?tid=2&TotalResult={total}&PageNo={n}",
            ("政策",),
            105,
            "table",
            "numbers",
            page_size=12,
            states_total=True,
            links_first_page_twice=True,
            address_form="view",
            meta="full",
        ),
        Section(
            "gxq",
            "高新區新聞",
            "/xw/gxq/",
            "/xw/gxq/list_3_{n}.html",
            ("動態",),
            105,
            "dl",
            "numbers",
            page_size=10,
            links_first_page_twice=True,
            meta="small",
            level=Level.SOME,
        ),
        Section(
            "qyjj",
            "區域經濟研究",
            "/plus/list.php?tid=4",
            "/plus/list.php?tid=4&PageNo={n}",
            ("區域",),
            80,
            "table",
            "steps",
            states_total=True,
            address_form="view",
            meta="full",
            level=Level.MANY,
        ),
        Section(
            "jkq",
            "經濟開發區新聞",
            "/xw/jkq/",
            "/xw/jkq/list_5_{n}.html",
            ("動態", "創新"),
            125,
            "ul-after",
            "select",
            cut=14,
            states_total=True,
            level=Level.SOME,
        ),
        Section(
            "kjcx",
            "科技創新",
            "/kjcx/",
            "/kjcx/index_{n}.html",
            ("創新",),
            95,
            "ul-before",
            "ends",
            page_size=10,
            address_form="flat",
            meta="words",
        ),
        Section(
            "zlxx",
            "戰略性新興產業研究",
            "/xw/zlxx/",
            "/xw/zlxx/list_7_{n}.html",
            ("產業研究",),
            75,
            "ul-after",
            "steps",
            page_size=10,
            cut=12,
            has_full_title=False,
            uses_relative_links=True,
            meta="small",
            level=Level.SOME,
        ),
        Section(
            "hydj",
            "行業洞見",
            "/xw/hydj/",
            "/xw/hydj/list_8_{n}.html",
            ("洞見",),
            35,
            "short-date",
            "prev-next",
            page_size=20,
            level=Level.MANY,
            meta="full",
        ),
        Section(
            "ydyl",
            "一帶一路新聞",
            "/ydyl/",
            "/ydyl/?page={n}",
            ("絲路",),
            80,
            "ul-before",
            "window",
            page_size=6,
            uses_relative_links=True,
            address_form="flat",
            meta="words",
            level=Level.MANY,
        ),
    ),
)
PLANS = Channel(
    "規劃案例",
    "/gh/",
    (
        Section(
            "zhal",
            "智慧城市案例",
            "/gh/zhal/",
            "/gh/zhal/list_10_{n}.html",
            ("智慧案例",),
            60,
            "grid",
            "window",
            page_size=6,
            cut=11,
            meta="small",
        ),
        Section(
            "cygh",
            "產業規劃",
            "/gh/cygh/",
            "/gh/cygh/p{n}.html",
            ("產業規劃",),
            55,
            "ul-after",
            "prev-next",
            page_size=8,
            uses_relative_links=True,
            level=Level.SOME,
        ),
        Section(
            "yqgh",
            "園區規劃",
            "/gh/yqgh/list.php?cid=12",
            "/gh/yqgh/list.php?cid=12&page={n}",
            ("園區規劃",),
            45,
            "table",
            "select",
            page_size=8,
            cut=15,
            meta="full",
        ),
        Section(
            "zhnews",
            "智慧城市news",
            "/zhnews/",
            "/zhnews/page/{n}/",
            ("智慧新聞",),
            45,
            "dl",
            "english",
            page_size=7,
            meta="words",
        ),
    ),
)
CHANNELS = (NEWS, PLANS)
SECTIONS = NEWS.sections + PLANS.sections
SEED_SECTION = "jkq"


def channel_of(section: Section) -> Channel:
    """The heading that a section stands under."""
    return NEWS if section in NEWS.sections else PLANS
