"""What a breadcrumb's rule is learned from: nodes that say a page's path, on samples of several sections."""

from collections import Counter
from collections.abc import Sequence

from lxml import html

from portalcrawl.extraction.rules.values import read_breadcrumbs
from portalcrawl.induction.election.node_paths import innermost
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import Found

_TRIED = Rule("//*")
# What a heading without a link counts.
_NAME_ALONE = 0.75


def balance_paths(labelled: Sequence[LabelledSample]) -> list[LabelledSample]:
    """The samples without most of those that share one path: of each path as many as there are of the second.

    The name of one section stands in many places, as the heading of a side list on all pages, too. Only pages of
    several sections tell which place says where a page belongs.
    """
    paths = [path_of(sample) for sample in labelled]
    ranked = Counter(path for path in paths if path).most_common(2)
    most = ranked[1][1] if len(ranked) > 1 else 0
    taken: Counter[str | None] = Counter()
    kept = []
    for sample, path in zip(labelled, paths, strict=True):
        taken[path] += 1
        if taken[path] <= most:
            kept.append(sample)
    return kept


def _names(sample: LabelledSample, node: Found) -> list[str]:
    crumbs = read_breadcrumbs(node, _TRIED, sample.page.document, sample.analysis.headline.text)
    return [crumb.name for crumb in crumbs]


def path_of(sample: LabelledSample) -> str | None:
    """The path that the sample shows, as one text; None without one."""
    return " > ".join(crumb.name for crumb in sample.analysis.breadcrumbs) or None


def crumb_nodes(sample: LabelledSample) -> list[html.HtmlElement]:
    """The nodes of a sample that say its path."""
    wanted = [crumb.name for crumb in sample.analysis.breadcrumbs]
    # A step of the path is not the path: pages deeper in the portal have more steps.
    texts = ((e, text) for e, text in sample.texts if e.tag not in ("a", "li"))
    nodes = [e for e, text in texts if all(name in text for name in wanted) and _names(sample, e) == wanted]
    return innermost(nodes)


def weigh_path(sample: LabelledSample, node: Found) -> float:
    """A path leads somewhere. A heading that says the same without a link may be a side list's, on samples of one
    section."""
    return _NAME_ALONE if isinstance(node, str) or next(node.iter("a"), None) is None else 1.0


def says_path(sample: LabelledSample, node: Found) -> bool | None:
    """Whether a node says the sample's path; None where it says none."""
    names = _names(sample, node)
    return names == [crumb.name for crumb in sample.analysis.breadcrumbs] if names else None
