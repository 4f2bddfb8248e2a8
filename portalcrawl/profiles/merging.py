"""A newly learned profile takes the place of an old one; what a person declared stays as it is."""

from typing import TypeVar

from msgspec.structs import asdict, replace

from portalcrawl.profiles.model import Origin, OwnSource, Portal, Profile, Rule, Template, TriedProfile

R = TypeVar("R", bound=Rule)


def merge_profiles(learned: Profile, old: Profile) -> Profile:
    """The learned profile with the old one's declared parts, of the next revision."""
    articles = old.articles if old.articles.origin is Origin.DECLARED else learned.articles
    # Learning never sets `skip`, so a person did, whether the section is marked as declared or not.
    declared_sections = tuple(one for one in old.sections if one.origin is Origin.DECLARED or one.skip)
    taken = {one.url for one in declared_sections} | {one.path for one in declared_sections}
    declared_rows = tuple(rule for rule in old.rows if rule.is_declared)
    merged = Profile(
        portal=old.portal if old.portal.origin is Origin.DECLARED else _merge_portal(learned.portal, old.portal),
        revision=old.revision + 1,
        sections=(*declared_sections, *(s for s in learned.sections if s.url not in taken and s.path not in taken)),
        menu=_keep(learned.menu, old.menu),
        rows=(*declared_rows, *(r for r in learned.rows if r.xpath not in {d.xpath for d in declared_rows})),
        pager=_keep(learned.pager, old.pager),
        articles=articles,
        templates=_merge_templates(learned.templates, old.templates),
    )
    return TriedProfile(**asdict(merged), notes=learned.notes) if isinstance(learned, TriedProfile) else merged


def _merge_portal(learned: Portal, old: Portal) -> Portal:
    """The learned facts with those that only a person writes, and the old name where `own_source` needs one."""
    name = learned.name or old.name if old.own_source is OwnSource.NAME else learned.name
    return replace(learned, name=name, own_source=old.own_source, nobody=old.nobody, contact=old.contact)


def _keep(learned: R | None, old: R | None) -> R | None:
    return old if old is not None and old.is_declared else learned


def _merge_templates(learned: tuple[Template, ...], old: tuple[Template, ...]) -> tuple[Template, ...]:
    """Templates of one name are merged; of a template that is not learned again the declared rules remain."""
    left = {template.name: template for template in old}
    merged = []
    for template in learned:
        known = left.pop(template.name, None)
        merged.append(template if known is None else _merge_template(template, known))
    rest = [_merge_template(Template(template.name), template) for template in left.values()]
    return (*merged, *(one for one in rest if one.rules or one.body or one.pager))


def _merge_template(learned: Template, old: Template) -> Template:
    if old.origin is Origin.DECLARED:
        return old
    declared = {name: rule for name, rule in old.rules.items() if rule.is_declared}
    return replace(learned, **declared, body=_keep(learned.body, old.body), pager=_keep(learned.pager, old.pager))
