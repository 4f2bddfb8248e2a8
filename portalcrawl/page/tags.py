"""Tags by what they do to a page's text, and the style that hides it: one list for all who read it."""

import re

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
"""What the `style` of an element says if it hides it."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
READINGS = frozenset(("rt", "rp"))
"""How the characters before are read (ruby): it stands above the line, not in it."""
SILENT = frozenset(("script", "style", "noscript", "template")) | READINGS
"""Their text is not in the line that a reader sees."""
CHOICES = frozenset(("select", "option", "textarea"))
"""What a form offers or takes, which the page itself does not say."""
EMBEDDED = frozenset(("svg", "iframe"))
"""What is drawn or loaded inside: its text is another page's, or a picture's."""
CONTROLS = frozenset(("form", "input", "select", "button", "img"))
"""What a menu's entries hold beside their names."""
