from portalcrawl.lexicon.folding import load_forms, write_class
from portalcrawl.text.restoration.hanzi import load_traditional_forms, simplify

# Variants that OpenCC leaves alone, because they are characters of their own as well.
OWN_CHARACTERS = frozenset("砲祇刋覆甯疋藉蔴")


def test_the_forms_are_those_of_opencc() -> None:
    """Each form that a one-to-one table makes is there."""
    forms = load_forms()
    assert {form for form, char in load_traditional_forms().items() if form not in forms.get(char, "")} == set()


def test_other_forms_lead_back_to_their_character() -> None:
    made = load_traditional_forms()
    others = [(char, form) for char, forms in load_forms().items() for form in forms if made.get(form) != char]
    astray = [(char, form) for char, form in others if simplify(form) != char and made.get(form) is None]
    assert {form for _, form in astray} == OWN_CHARACTERS


def test_a_class_reads_both_scripts() -> None:
    assert write_class("页") == "[页頁]"
    assert write_class("上") == "上"
