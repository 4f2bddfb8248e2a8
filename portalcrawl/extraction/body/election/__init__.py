"""Which block holds the text: what each line counts, what is furniture, which of several stories."""
