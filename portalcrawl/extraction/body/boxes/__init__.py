"""What a box of a page is by what it holds: a card, a table of data, a sign-up form, links with excerpts."""
