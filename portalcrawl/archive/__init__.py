"""The archive of one portal on disk: segments, raw pages, ledger, lock. All that is written there is written by it."""
