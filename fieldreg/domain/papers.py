"""Cards as paper: what was printed is spoiled, replaced, withdrawn, handed over, or still in hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Step(StrEnum):
    """What can happen to a card."""

    ISSUED = "issued"
    """Signed and laid into a PDF; a reprint takes the place of the paper before it."""
    PRINTED = "printed"
    """An officer has the paper in hand."""
    SPOILED = "spoiled"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    """Its words are wrong or its number is void: it must not be handed over."""


class PaperStep(NamedTuple):
    """Something happened to the card of a number; in the journal's order."""

    kpj: str
    step: Step
    counted: bool
    """Whether it happened on the day that is counted, not before."""


@dataclass(slots=True)
class PaperBook:
    """Papers in and out of the officers' hands on a day.

    `in_hand_before + printed + returned == spoiled + replaced + withdrawn + handed_over + len(in_hand)`.
    """

    in_hand_before: int = 0
    issued: int = 0
    """Laid into a PDF; no paper yet, and so in no sum."""
    printed: int = 0
    """Also those that nobody confirmed and that were handed over or spoiled all the same."""
    returned: int = 0
    """Brought back by the person, and spoiled."""
    spoiled: int = 0
    replaced: int = 0
    """Another was made while this one lay in hand."""
    withdrawn: int = 0
    handed_over: int = 0
    in_hand: set[str] = field(default_factory=set)
    """Numbers, at the end of the day; so the next three."""
    unconfirmed: set[str] = field(default_factory=set)
    """Laid into a PDF, and nobody has said what became of it."""
    void_outside: set[str] = field(default_factory=set)
    """In somebody's hands though it counts no more."""
    handed_unconfirmed: list[str] = field(default_factory=list)
    """Handed over on the day though nobody had confirmed that it was printed."""

    @property
    def unexplained(self) -> int:
        """Papers that the sums leave over: 0."""
        gone = self.spoiled + self.replaced + self.withdrawn + self.handed_over
        return self.in_hand_before + self.printed + self.returned - gone - len(self.in_hand)


def keep_papers(steps: Iterable[PaperStep]) -> PaperBook:
    """The book of a day out of everything that ever happened up to its end."""
    keeper = _Keeper()
    for each in steps:
        keeper.take(each)
    return keeper.closed()


class _Keeper:
    """Follows every paper; counts what happens on the day."""

    def __init__(self) -> None:
        self._book = PaperBook()
        self._outside: set[str] = set()
        self._begun = False

    def closed(self) -> PaperBook:
        if not self._begun:
            self._book.in_hand_before = len(self._book.in_hand)
        return self._book

    def take(self, each: PaperStep) -> None:
        if each.counted and not self._begun:
            self._begun, self._book.in_hand_before = True, len(self._book.in_hand)
        one = int(each.counted)
        steps = {
            Step.ISSUED: self._issue,
            Step.PRINTED: self._print,
            Step.SPOILED: self._spoil,
            Step.HANDED_OVER: self._hand_over,
            Step.WITHDRAWN: self._withdraw,
        }
        steps[each.step](each.kpj, one)

    def _issue(self, kpj: str, one: int) -> None:
        book = self._book
        book.issued += one
        if kpj in book.in_hand:
            book.in_hand.remove(kpj)
            book.replaced += one
        book.unconfirmed.add(kpj)

    def _print(self, kpj: str, one: int) -> None:
        book = self._book
        if kpj not in book.in_hand:
            book.in_hand.add(kpj)
            book.printed += one
        book.unconfirmed.discard(kpj)

    def _spoil(self, kpj: str, one: int) -> None:
        book = self._book
        if kpj in self._outside and kpj not in book.in_hand | book.unconfirmed:
            self._outside.remove(kpj)
            book.void_outside.discard(kpj)
            book.returned += one
        else:
            self._print(kpj, one)
            book.in_hand.remove(kpj)
        book.spoiled += one

    def _hand_over(self, kpj: str, one: int) -> None:
        book = self._book
        if kpj in self._outside and kpj not in book.in_hand | book.unconfirmed:
            return  # said twice of the same paper
        if kpj not in book.in_hand and one:
            book.handed_unconfirmed.append(kpj)
        self._print(kpj, one)
        book.in_hand.remove(kpj)
        book.handed_over += one
        book.void_outside.discard(kpj)
        self._outside.add(kpj)

    def _withdraw(self, kpj: str, one: int) -> None:
        book = self._book
        book.unconfirmed.discard(kpj)
        if kpj in book.in_hand:
            book.in_hand.remove(kpj)
            book.withdrawn += one
        if kpj in self._outside:
            book.void_outside.add(kpj)
