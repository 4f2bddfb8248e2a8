"""Tags by what they do to a page's text: one list for all who read it."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SILENT = frozenset(("script", "style", "noscript", "template"))
"""Their text is no text of the page."""
CHOICES = frozenset(("select", "option", "textarea"))
"""What a form offers or takes: no words of the page."""
EMBEDDED = frozenset(("svg", "iframe"))
"""What is drawn or loaded inside: its text is another page's, or a picture's."""
CONTROLS = frozenset(("form", "input", "select", "button", "img"))
"""What a menu's entries hold beside their names."""
