"""A portal's sections: its menu, side menus and the links that say there is more."""
