"""List pages: reading them, how far they are followed, second pages that nothing links."""
