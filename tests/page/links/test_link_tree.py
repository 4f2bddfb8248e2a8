"""The tree of those elements that hold links."""

from lxml import html

from portalcrawl.page.document import Document
from portalcrawl.page.links.link_tree import Outline, build_outline
from portalcrawl.page.page import page_of

BODY = """<div id=menu><ul><li><a href=/a>一</a></li><li><a href=/b>二</a></li></ul><p>no link</p></div>
<div id=card><a href=/c><img></a><b><a href=/c>三</a></b></div><p id=none>x</p>"""


def outline_of(body: str, root: str | None = None) -> tuple[Outline, dict[str, html.HtmlElement]]:
    document = Document.from_text("http://e.com/", f"<body>{body}</body>")
    named = {element.get("id"): element for element in document.body.iter() if element.get("id")}
    return build_outline(named[root] if root else document.body, page_of(document).links), named


def test_elements_without_links_are_left_out() -> None:
    outline, named = outline_of(BODY)
    assert [node.tag for node in outline.nodes] == ["body", "div", "ul", "li", "a", "li", "a", "div", "a", "b", "a"]
    assert [link.url for link in outline.links] == [
        "http://e.com/a",
        "http://e.com/b",
        "http://e.com/c",
        "http://e.com/c",
    ]
    assert named["none"] not in [node.element for node in outline.nodes]


def test_parents_and_children_agree() -> None:
    outline, _ = outline_of(BODY)
    root, *others = outline.nodes
    assert root.parent is None
    for node in others:
        assert node.parent is not None
        assert node in node.parent.children
        assert outline.nodes.index(node.parent) < outline.nodes.index(node)
        assert node.element.getparent() is node.parent.element


def test_a_node_knows_its_links() -> None:
    outline, named = outline_of(BODY)
    of = {node.element: node for node in outline.nodes}
    menu, card = of[named["menu"]], of[named["card"]]
    assert [link.text for link in outline.links_of(menu)] == ["一", "二"]
    assert [link.text for link in outline.links_of(card)] == ["", "三"]
    assert (outline.nodes[0].links, menu.links, card.links) == (4, 2, 2)
    # All links of a card lead to one address.
    assert card.is_unit
    assert card.only == "http://e.com/c"
    assert not menu.is_unit
    assert not outline.nodes[0].is_unit
    assert [node.is_unit for node in outline.nodes if node.tag in ("a", "li")] == [True] * 6


def test_a_part_of_a_page_has_its_own_links_alone() -> None:
    outline, named = outline_of(BODY, "card")
    assert outline.nodes[0].element is named["card"]
    assert [link.text for link in outline.links] == ["", "三"]
    assert outline_of(BODY, "none")[0] == Outline([], [])


def test_two_mixed_children_stay_mixed() -> None:
    outline, named = outline_of("<div id=x><p><a href=/a>1</a><a href=/b>2</a></p><p><a href=/a>3</a></p></div>")
    node = next(node for node in outline.nodes if node.element is named["x"])
    assert (node.links, node.only) == (3, None)
