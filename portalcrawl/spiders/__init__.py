"""Spiders: they walk a portal and put what they find into its ledger."""
