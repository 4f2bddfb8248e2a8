"""No regular expression of the package needs time that grows faster than the text that it is given."""

import re

import pytest
from package_regexes import Regex, find_regexes
from regex_attacks import consume, find_attack

# The package's regular expressions are found when the first part is tried: finding them loads all modules.
PARTS = 12


def attack(regex: Regex) -> str | None:
    """The string that costs too much; None for a sound pattern."""
    pattern = regex.pattern
    if regex.is_anchored:
        return find_attack(pattern, pattern.fullmatch) or find_attack(pattern, pattern.match)
    return find_attack(pattern, lambda text: consume(pattern.finditer(text)))


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_doubled_hostile_string_costs_at_most_two_and_a_half_times_as_much(part: int) -> None:
    chosen = find_regexes()[part::PARTS]
    # Three times, because a machine may be busy for a moment.
    found = {regex.name: bad for regex in chosen if attack(regex) and attack(regex) and (bad := attack(regex))}
    assert found == {}, "bound the repeat ({1,100}), make it possessive (++), or let it begin where no other can"


SOUND = (r"(?<![a])a+b", r"\s{0,20}x", r"<a\s[^<>]{0,1000}?href", r"[^<>]{1,30}>")
UNSOUND = (r"(a+)+$", r"(?:a|a)*b", r"\s+x", r"<script[^>]*>.*?</script>", r"x*x*y", r"(\d+)\.html$", r"[ab]*c")


@pytest.mark.parametrize("pattern", SOUND)
def test_sound_patterns_are_told(pattern: str) -> None:
    assert attack(Regex("", re.compile(pattern, re.DOTALL), is_anchored=False)) is None


@pytest.mark.slow
@pytest.mark.parametrize("pattern", UNSOUND)
def test_unsound_patterns_are_told(pattern: str) -> None:
    assert attack(Regex("", re.compile(pattern, re.DOTALL), is_anchored=False)) is not None


def test_an_anchored_repeat_is_sound() -> None:
    assert attack(Regex("", re.compile(r"\s+x"), is_anchored=True)) is None


def test_there_are_some_hundred() -> None:
    assert len(find_regexes()) > 250
