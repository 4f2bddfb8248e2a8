"""The profile of the portal that is crawled: learned from samples, kept, applied."""
