"""Candidates are proven before they count, the most alike first."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from texts import Memory, write

from portalcrawl.duplicates.index import SignatureIndex
from portalcrawl.duplicates.near import MOST_MISSES, NearDuplicates
from portalcrawl.duplicates.similarity import Story


@pytest.fixture
def table() -> Iterator[Memory]:
    memory = Memory()
    with closing(memory.db):
        yield memory


def test_what_is_archived_no_longer_is_no_match(table: Memory) -> None:
    stories = {1: Story("标题", write(1))}
    near = NearDuplicates(SignatureIndex(table), stories.get)
    assert near.meet(1, 1, stories[1]) == []
    assert [match.number for match in near.meet(2, 2, Story("标题", write(1)))] == [1]
    del stories[1]
    assert near.meet(3, 3, Story("标题", write(1))) == []


def test_the_most_alike_comes_first(table: Memory) -> None:
    whole = write(1, 20)
    stories = {1: Story("标题", "。".join(whole.split("。")[:14])), 2: Story("标题", whole + "。完")}
    near = NearDuplicates(SignatureIndex(table), stories.get)
    for number, story in stories.items():
        near.meet(number, 1, story)
    matches = near.meet(3, 1, Story("标题", whole))
    assert [match.number for match in matches] == [2, 1]
    assert 1 > matches[0].similarity > matches[1].similarity


def test_a_new_version_is_compared_with_others_than_itself(table: Memory) -> None:
    near = NearDuplicates(SignatureIndex(table), {1: Story("标题", write(1))}.get)
    near.meet(1, 1, Story("标题", write(1)))
    assert near.meet(1, 2, Story("标题", write(1) + "。完")) == []


def test_after_a_few_misses_the_rest_is_not_read(table: Memory) -> None:
    """Siblings by one template: what signatures take for alike, the proof does not."""
    asked: list[int] = []
    bodies = [
        write(1, 20) + f"。本周共处理{n}件，同比增长{n + 3}个，占比{n + 5}分，另有{n + 7}项"
        for n in range(100, 900, 100)
    ]

    def read(number: int) -> Story:
        asked.append(number)
        return Story(f"第{number}周热线周报", bodies[number])

    near = NearDuplicates(SignatureIndex(table), read)
    for number, body in enumerate(bodies[:-1]):
        near.meet(number, 1, Story(f"第{number}周热线周报", body))
    asked.clear()
    assert near.meet(7, 1, Story("第7周热线周报", bodies[7])) == []
    assert len(asked) == MOST_MISSES
