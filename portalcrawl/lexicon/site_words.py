"""How names of sites and columns end, as patterns."""

import re

from portalcrawl.lexicon.words import Pattern

SITE = Pattern("(?&names.sites)$|^the[a-z]{1,30}(?:news|times|daily|post|herald|journal|tribune|gazette)$", re.NOFLAG)
"""What a bare name of a site ends with."""
COLUMN = Pattern("(?&names.columns)$", re.NOFLAG)
"""What a bare name of a column ends with."""
