"""Crawls as the command line starts and tells them: targets, processes, outcomes."""
