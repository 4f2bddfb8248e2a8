from portalcrawl.api import (
    Archive as Archive,
)
from portalcrawl.api import (
    Extracted as Extracted,
)
from portalcrawl.api import (
    Pages as Pages,
)
from portalcrawl.api import (
    RawPage as RawPage,
)
from portalcrawl.api import (
    Row as Row,
)
from portalcrawl.api import (
    Section as Section,
)
from portalcrawl.api import (
    extract as extract,
)
from portalcrawl.api import (
    find_pages as find_pages,
)
from portalcrawl.api import (
    find_rows as find_rows,
)
from portalcrawl.api import (
    find_sections as find_sections,
)
from portalcrawl.api import (
    parse_date as parse_date,
)
from portalcrawl.api import (
    restore as restore,
)

__version__: str
__all__: list[str]
