"""Texts that a page carries as data, opened before it is parsed."""

import pytest

from portalcrawl.page.markup.hidden_blocks import open_hidden_blocks


@pytest.mark.parametrize(("size", "is_opened"), [(100, True), (99, False)])
def test_a_few_words_in_a_script_are_no_text(size: int, is_opened: bool) -> None:
    """Their bytes count, with the marks of paragraphs."""
    text = b"<p>The wall is to be raised".ljust(size - 4, b".") + b"</p>"
    page = b'<script type="text/html">' + text + b"</script>"
    assert open_hidden_blocks(page) == (b'<div hidden="hidden">' + text + b"</div>" if is_opened else page)
