"""Functions that open an address made of their arguments."""

import pytest

from portalcrawl.page.scripts.opening_functions import OpeningFunction


def follow(source: str, *arguments: str, names: str = "n") -> str | None:
    return OpeningFunction(names.split(), source + " } function other() { location.href = '/' + n; }").open(
        [*arguments]
    )


@pytest.mark.parametrize(
    ("source", "argument", "address"),
    [
        ("location.href = 'list_' + n + '.html';", "2", "list_2.html"),
        ("window.location = '?page=' + n", "2", "?page=2"),
        ("top.location.href='/a/'+n;", "'x'", "/a/x"),
        ("document.location.href='/a/'+n;", '"x"', "/a/x"),
        ("window.open('/a/' + n, '_blank');", "2", "/a/2"),
        ("location.replace('/a/' + n)", "2", "/a/2"),
        ("self.location.assign('/a/' + n)", "2", "/a/2"),
        ('var u = n==1 ? "index.shtml" : "index_" + n + ".shtml"; location.href = u;', "1", "index.shtml"),
        ('var u = n==1 ? "index.shtml" : "index_" + n + ".shtml"; location.href = u;', "2", "index_2.shtml"),
        ('var u = n==1 ? "index.shtml" : "index_" + n + ".shtml"; location.href = u;', "'1'", "index.shtml"),
        ("if (n == 1) { location.href = 'a.html'; } else { location.href = 'a_' + n + '.html'; }", "3", "a_3.html"),
        ("var url = '/a/'; url += n; url = url + '.html'; location.href = url; return false;", "3", "/a/3.html"),
        # What is not known, or does not follow from the argument.
        ("location.href = makeAddress(n);", "2", None),
        ("location.href = '/home/';", "2", None),
        ("location.href = '/a/' + n;", "this", None),
        ("location.href = '/a/' + m;", "2", None),
        ("document.getElementById('x').href = '/a/' + n;", "2", None),
        ("for (var i = 0; i < n; i++) { location.href = '/a/' + i; }", "2", None),
        ("location.hash = n;", "2", None),
        ("alert('open /a/' + n)", "2", None),
    ],
)
def test_what_a_call_opens(source: str, argument: str, address: str | None) -> None:
    assert follow(source, argument) == address


def test_several_parameters() -> None:
    assert follow("location.href = '/' + kind + '/' + id;", "'xw'", "17", names="kind id") == "/xw/17"
    assert follow("location.href = '/' + kind + '/' + id;", "'xw'", names="kind id") is None


def test_a_function_without_an_end_opens_nothing() -> None:
    assert OpeningFunction(["n"], "location.href = '/a/' + n; if (n) {").open(["2"]) is None
