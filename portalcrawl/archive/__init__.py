"""The archive of one portal on disk: segments, ledger, lock. Nothing above this floor opens a file."""
