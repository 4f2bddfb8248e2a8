"""How a text is set: the element and the parts that hold its sentences, and what is set as none of them."""
