"""Article pages: reading them, reading stored ones again."""
