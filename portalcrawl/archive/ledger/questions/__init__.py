"""What is asked of a ledger: coverage, audits, an article's life, walks and their gaps."""
