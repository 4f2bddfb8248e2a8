"""Lists that lead to lists: where hardly one of them leads to an article, what they show is not asked for.

Until that is known, their rows are asked for one after the other, and last, so that what comes of one decides about the
next. A portal may have hundreds of real lists below lists; none of them is left for having been found late.
"""

from collections.abc import Collection

from portalcrawl.archive.ledger import FRONT, Led, Ledger, Section

SPENT = "a section below sections that show nothing of their own"
"""Why a link is not read that lists lead to which lead to nothing else."""

_MOST_VAIN = 100
"""So many rows may prove to be lists where no row of their section led to an article or a file; and one more for each
section of which one did."""
_FEW_VAIN = 40
"""From so many on, one row of each such section is asked for at a time. A walk may begin with 30 before it comes to an
article."""
_SHARE = 100
"""One question in so many sections is answered by counting again; each, where there are fewer."""


class ListsOfLists:
    """Decides for one run which rows of sections are asked for, and which at once."""

    def __init__(self, ledger: Ledger, sections: Collection[Section]) -> None:
        """`sections` are all that are known, at any time."""
        self._ledger = ledger
        self._sections = sections
        self._proven: set[int] = set()
        self._led: dict[int, Led] = {}
        """What the others have led to, when they were last counted."""
        self._lists = 0
        """How many lists these have led to."""
        self._asked = -1

    def is_vain(self, number: int | None, *, shows_list: bool = False) -> bool:
        """Whether the rows of a section's list are not worth a request: lists lead to lists without an end here, and so
        does this one, as far as its rows were read; `shows_list` says that the row at hand does."""
        if number is None or self._surplus <= _MOST_VAIN:
            return False
        led = self._find([number]).get(number)
        return number not in self._proven and (shows_list or (led is not None and led.lists > 0))

    def list_unproven(self) -> list[int]:
        """The numbers of sections of which one row is asked for at a time, those first of whose rows least is known;
        none as long as few lists lead to lists."""
        self._asked += 1
        if self._asked % (len(self._sections) // _SHARE + 1) == 0:
            self._led = self._find([section.id for section in self._sections if section.id not in self._proven])
            barren = [number for number, led in self._led.items() if led.lists]
            self._lists = self._ledger.own_rows.count_led(barren, SPENT) if barren else 0
        if self._surplus <= _FEW_VAIN:
            return []
        return sorted(self._led, key=lambda number: (self._led[number].known, number))

    @property
    def _surplus(self) -> int:
        return self._lists - len(self._proven)

    def _find(self, numbers: Collection[int]) -> dict[int, Led]:
        """What these sections have led to, those aside that have led to an end; the menu's own articles prove only its
        own lists."""
        menu = [FRONT, *(section.id for section in self._sections if section.origin == "menu")]
        found = self._ledger.own_rows.find_led(numbers, SPENT, menu)
        self._proven.update(number for number, led in found.items() if led.to_end)
        return {number: led for number, led in found.items() if not led.to_end}
