"""Taking articles out of an archive for good: what that covers, and doing it."""
