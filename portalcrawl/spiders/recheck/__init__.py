"""Looking again at what is archived: plans, conditional requests, versions."""
