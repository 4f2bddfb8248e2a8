"""The command line: one module for each verb. Answers go to stdout, logs and progress to stderr."""
