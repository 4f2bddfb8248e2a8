"""What is done to a page's markup before it is parsed: data is opened, false ends and their like are taken out."""
