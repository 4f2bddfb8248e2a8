"""The ledger's tables, one module each: what is written to them and read back by their keys."""
