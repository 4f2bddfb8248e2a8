"""What a date on a page may be: the publication's, with what its place and its label say for that."""

from typing import NamedTuple

from msgspec import Struct

from portalcrawl.text.dates.parsing import DateMatch


class Weights(NamedTuple):
    """What a date has for its place, and gains for its label, in the election.

    `test_the_first_of_two_counts` has the pairs of statements that they decide.
    """

    head: float = 7.0
    """In a line between headline and text."""
    head_step: float = -0.1
    """For each line that the headline is away: the nearest of two without labels counts."""
    in_headline: float = 2.0
    """In the headline itself: mostly the day of what it tells. It counts if the page has no other date."""
    above: float = 5.0
    """In a line above the headline, where also the day of the page itself is shown."""
    above_step: float = -0.5
    """For each line that it is away from the headline, down to the last of `most_above`."""
    most_above: int = 6
    tail: float = 4.0
    """In a line below the text, where it counts with a label only: dates of neighbours and updates are there, too."""
    marked: float = 8.0
    """In an element between headline and text that is marked as the date's, by a class or as `<time>`."""
    marked_tail: float = 6.0
    """The same below the text."""
    by_class: float = -0.5
    """Marked by a class and not as `<time>`: a class says date of many things."""
    marked_above: float = -2.0
    """Marked, but above the headline."""
    marked_above_step: float = -0.2
    """For each further line that it is away, as with other lines."""
    json_ld: float = 8.5
    """In the metadata that says of itself what it describes."""
    meta: float = 8.0
    """In other metadata."""
    meta_unsure: float = 5.0
    """In metadata that says date and no more: with many systems that is the day of the last change."""
    published: float = 3.0
    """Behind a label of publishing: 发布时间."""
    dated: float = 2.5
    """Behind a label that only says date: 日期, 时间."""
    modified: float = 1.5
    """Behind a label of changing: 更新时间. It counts if no other date has a label."""
    written: float = 1.0
    """Behind a label of writing: 成文日期. The day of publication counts first."""
    other_time: float = -3.0
    """Behind a label that says of what the time is: 停水时间. It counts if the page has no other date."""
    alone: float = 0.5
    """Without a label, in a line that is not a sentence."""


WEIGHTS = Weights()


class Candidate(Struct, frozen=True):
    """A date that may be the publication's: its weight, how it was found, and who can see it."""

    match: DateMatch
    score: float
    evidence: str
    is_visible: bool = True
    """Whether the page shows it to readers."""
    is_change: bool = False
    """Whether it is said, below the text, to be the day of a change."""
    is_changed: bool = False
    """Whether a label, wherever it stands, or its element's name says that it is the day of a change."""
    is_by_line: bool = False
    """Whether its line has no label, and names who wrote the text."""
    is_unsure: bool = False
    """Whether it is metadata that says date and no more."""
    is_by_language: bool = False
    """Whether only the page's language tells which of its numbers is the day."""
    has_zone: bool = False
    """Whether the time is stated with its zone, or as a moment."""
    is_made: bool = False
    """Whether its element is named so that the text was published or made then."""
