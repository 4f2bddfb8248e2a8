"""The download handler: which addresses are connected to, and how much a server may say before its page."""
