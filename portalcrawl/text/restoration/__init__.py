"""Texts that cloning tools mangled, as their authors wrote them."""
