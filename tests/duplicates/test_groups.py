"""Stories that tell the same are one group, whatever order they come in."""

from pathlib import Path

from texts import write

from portalcrawl.duplicates.groups import StoryGroups
from portalcrawl.duplicates.signatures import sign_text
from portalcrawl.duplicates.similarity import Story


def test_groups_are_joined_from_either_side(tmp_path: Path) -> None:
    stories = {number: Story("标题", write(number % 3)) for number in range(9)}
    stories[9] = Story("别的", write(50))
    with StoryGroups(stories.get, tmp_path) as groups:
        for number in stories:
            groups.add(number, sign_text(stories[number].text) if number % 2 else None)
        assert list(groups.iter_groups()) == [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
        groups.join(6, 1)
        groups.join(20, 21)
        assert list(groups.iter_groups()) == [[0, 1, 3, 4, 6, 7], [2, 5, 8], [20, 21]]
    assert list(tmp_path.iterdir()) == []
