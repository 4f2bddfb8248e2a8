"""Profiles of earlier versions, mended when a run reads them: they may leave out the very body whose rule they have."""

import re

from msgspec.structs import replace

from portalcrawl.profiles.model import BodyRule, Origin, Profile, Template

_STEP = re.compile(r"/+([^/]+)$")


def mend_profile(profile: Profile) -> tuple[Profile, list[str]]:
    """The profile without learned omissions that select the body itself, and a sentence for each that was taken out.

    Earlier versions learned them where editors had pasted boxes of the body's class into some articles. What a person
    declared stays.
    """
    told: list[str] = []
    templates = tuple(_mend_template(template, told) for template in profile.templates)
    return (replace(profile, templates=templates), told) if told else (profile, told)


def _mend_template(template: Template, told: list[str]) -> Template:
    body = template.body
    if body is None or body.is_declared or template.origin is Origin.DECLARED:
        return template
    harmful = [xpath for xpath in body.omit if _selects_body(xpath, body)]
    if not harmful:
        return template
    told += [f"{template.name}: omit {xpath!r} selects the body itself; it is taken out" for xpath in harmful]
    return replace(template, body=replace(body, omit=tuple(xpath for xpath in body.omit if xpath not in harmful)))


def _selects_body(xpath: str, body: BodyRule) -> bool:
    """Whether an XPath's own step is the body's: it says the same element, wherever that stands."""
    return xpath == body.xpath or (xpath.count("/") == _ANYWHERE and _own_step(xpath) == _own_step(body.xpath))


_ANYWHERE = 2
"""Slashes of an XPath that selects an element wherever it stands: `//div[@class="x"]`."""


def _own_step(xpath: str) -> str:
    found = _STEP.search(xpath)
    return found[1] if found else xpath
