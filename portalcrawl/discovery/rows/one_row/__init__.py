"""One row of a list: the texts it is made of, and the title, date and mark that they give."""
