"""What stands in files where something was removed, and how it gets there."""
