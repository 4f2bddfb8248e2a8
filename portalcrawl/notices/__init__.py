"""Tells others how a run ended: a webhook, a command, a file for Prometheus. None of them changes how it ended."""
