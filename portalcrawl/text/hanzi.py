"""Which characters are hanzi, as a name, a title or a menu entry may be written in them."""

import re

HANZI = re.compile("[\u3400-\u9fff]")
"""One of the Unified Ideographs or of their Extension A. Names with a rarer one mostly have one of these too."""
