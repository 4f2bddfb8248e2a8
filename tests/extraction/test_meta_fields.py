"""How labelled values are read from a meta line."""

import pytest

from portalcrawl.extraction.meta_fields import FIELD_BREAK, Field, join_pieces, read_fields


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (["来源：江城日报", "作者：张三"], f"来源：江城日报{FIELD_BREAK}作者：张三"),
        (["来源：江城日报 | 作者：张三"], f"来源：江城日报{FIELD_BREAK}作者：张三"),
        (["来源：江城日报　　作者：张三"], f"来源：江城日报{FIELD_BREAK}作者：张三"),
        (["王 强"], "王 强"),
        (["", "来源"], "来源"),
    ],
)
def test_join_pieces(parts: list[str], joined: str) -> None:
    assert join_pieces(parts) == joined


def test_read_fields() -> None:
    text = f"来源：江城日报{FIELD_BREAK}科技版 作者：张三 点击：3"
    assert list(read_fields(text, 7)) == [
        Field("source", "来源：", ("江城日报", "科技版"), 7),
        Field("author", "作者：", ("张三",), 7),
        Field("count", "点击：", ("3",), 7),
    ]
    assert list(read_fields("码头启用", 0)) == []
