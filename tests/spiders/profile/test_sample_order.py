"""Orders in which the first few of many are unlike each other."""

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.spiders.profile.sample_order import interleave, spread, spread_sections

HOME = "http://www.example.com/"


def test_rows_that_are_far_apart_come_first() -> None:
    order = spread(list(range(16)))
    assert sorted(order) == list(range(16))
    assert order[:2] == [0, 15]
    assert set(order[:4]) & {7, 8}
    assert spread([]) == []
    assert spread(["x"]) == ["x"]
    assert spread([1, 2]) == [1, 2]


def test_lists_in_turn() -> None:
    assert list(interleave([[1, 2, 3], [], [4], [5, 6]])) == [1, 4, 5, 2, 6, 3]
    assert list(interleave([[None, 1], [2]])) == [None, 2, 1], "None is a value like others"


def test_sections_of_different_branches_come_first() -> None:
    def link(*path: str) -> SectionLink:
        return SectionLink(path[-1], HOME + "/".join(path), path[:-1], 1)

    links = [link("新闻"), link("新闻", "要闻"), link("新闻", "图片"), link("政策"), link("服务"), link("服务", "指南")]
    names = [one.name for one in spread_sections(links)]
    assert sorted(names) == sorted(one.name for one in links)
    assert set(names[:3]) == {"要闻", "政策", "指南"}, "leaves before the branches that hold them"
