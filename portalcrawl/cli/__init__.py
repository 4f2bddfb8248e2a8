"""The command line: verbs, and what they share. Answers go to stdout, logs and progress to stderr."""
