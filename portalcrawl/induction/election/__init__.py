"""XPaths that are proposed for a node, and the one that most pages agree on."""
