"""From bytes to text: which charset a page is in, and what repairs a page that mixes them."""
