"""A list of people page by page, of which the last question counts. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from fieldreg.gui.work import Failed, Work

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.store import Member

PAGE = 100
_MOST_AGAIN = 2_000
"""As many rows as are read at once: some 10 ms."""

Find = Callable[["Desk", int | None, int], "tuple[Member, ...]"]
"""So many people at the most, of those behind a seq; None: from the first one on."""


class Shown(Protocol):
    """Hears a page of the list."""

    def __call__(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """`more` follow."""
        ...


class Paging:
    """Asks, and tells `first` a list's beginning and `further` what follows it.

    An answer to an earlier question is dropped, and nothing is asked for behind a beginning that is still
    to come: a list never has a gap.
    """

    def __init__(self, work: Work, *, first: Shown, further: Shown, failed: Failed) -> None:
        self._work, self._first, self._further, self._failed = work, first, further, failed
        self._find: Find | None = None
        self._asked = self._answered = 0
        self._rows, self._last_seq = 0, 0

    def ask(self, find: Find) -> None:
        """Another list, from its beginning."""
        self._begin(find, PAGE)

    def ask_again(self, find: Find) -> None:
        """The same list anew, as far as it has been seen: whoever reads far down stays there."""
        self._begin(find, min(max(PAGE, self._rows), _MOST_AGAIN))

    def more(self) -> None:
        """The end of what is shown has been reached."""
        find, asked, before = self._find, self._asked, self._last_seq
        if find is not None and asked == self._answered:
            self._work.read(
                lambda desk: find(desk, before, PAGE),
                done=lambda people: self._follow(asked, people),
                failed=self._failed,
            )

    def _begin(self, find: Find, limit: int) -> None:
        self._find = find
        self._asked += 1
        asked = self._asked
        self._work.read(
            lambda desk: find(desk, None, limit),
            done=lambda people: self._answer(asked, people, limit),
            failed=self._failed,
        )

    def _answer(self, asked: int, people: "tuple[Member, ...]", limit: int) -> None:
        if asked == self._asked:
            self._answered, self._rows = asked, 0
            self._count(people)
            self._first(people, more=len(people) == limit)

    def _follow(self, asked: int, people: "tuple[Member, ...]") -> None:
        if asked == self._asked:
            self._count(people)
            self._further(people, more=len(people) == PAGE)

    def _count(self, people: "tuple[Member, ...]") -> None:
        self._rows += len(people)
        if people:
            self._last_seq = people[-1].seq
