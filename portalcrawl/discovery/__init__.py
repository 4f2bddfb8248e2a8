"""What a page offers to a walk: the portal's sections, the rows of a list, its further pages, the places to start from.

The numbers that decide have names at the head of their module, those of an election in one table (`Weights`). For
`ROOM/MODULE.py`, `tests/discovery/ROOM/test_MODULE.py` has the pages that hold them.
"""
