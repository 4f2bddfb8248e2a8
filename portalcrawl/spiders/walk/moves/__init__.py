"""Where an address leads to: redirects, the start page, a portal on another host."""
