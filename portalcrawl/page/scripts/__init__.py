"""What a page's scripts write and open, as far as it can be known without running them."""
