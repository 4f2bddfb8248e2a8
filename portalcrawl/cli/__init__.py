"""The command line: one verb, one module. Answers go to stdout, logs and progress to stderr."""
