"""Receipt numbers: which runs they form, which are missing between them, which were used twice."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

NEW_BOOK = 50
"""So many numbers left out in a row are no gap: another receipt book was opened."""
_NUMBERED = re.compile(r"(?P<book>.*?)(?P<number>[0-9]{1,12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A reference as it was typed, read: the book's own letters and the running number."""

    book: str
    number: int
    digits: int
    """As many as were typed: 0017 has four."""

    def shown(self, number: int) -> str:
        """A number of this book as it stands on its paper."""
        return f"{self.book}{number:0{self.digits}d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRun:
    """Receipts of one book in a row."""

    first: str
    last: str
    used: int
    missing: tuple[str, ...]
    """Between first and last, or between the last of an earlier day and first."""


def read_receipt(text: str) -> Receipt | None:
    """The book and number of a reference, or None where it ends in no number. Spaces and case say nothing."""
    match = _NUMBERED.fullmatch("".join(text.upper().split()))
    if match is None:
        return None
    return Receipt(book=match["book"], number=int(match["number"]), digits=len(match["number"]))


def receipt_runs(references: Iterable[str], *, earlier: Iterable[str] = ()) -> tuple[ReceiptRun, ...]:
    """The runs that these references form, by book. Every reference with a number is in exactly one run.

    `earlier` are those of the days before: a run that goes on from there also misses what lies between.
    """
    shapes, numbers = _by_book(references)
    before = _by_book(earlier)[1]
    found = []
    for book in sorted(numbers):
        shape = shapes[book]
        for run in _split(sorted(numbers[book])):
            start = max(
                (n for n in before.get(book, ()) if run[0] - NEW_BOOK <= n < run[0]), default=run[0] - 1
            )
            # what an earlier day used lies behind us, not in a gap
            known = {*run, *before.get(book, ())}
            missing = tuple(shape.shown(n) for n in range(start + 1, run[-1]) if n not in known)
            first, last = shape.shown(run[0]), shape.shown(run[-1])
            found.append(ReceiptRun(first=first, last=last, used=len(run), missing=missing))
    return tuple(found)


def receipt_key(text: str) -> tuple[str, int]:
    """Equal for references that name one paper: kw 17, KW-0017 and KW17 differ only where the letters do."""
    receipt = read_receipt(text)
    return (receipt.book, receipt.number) if receipt else ("".join(text.upper().split()), -1)


def _by_book(references: Iterable[str]) -> tuple[dict[str, Receipt], Mapping[str, set[int]]]:
    shapes: dict[str, Receipt] = {}
    numbers: dict[str, set[int]] = {}
    for receipt in filter(None, map(read_receipt, references)):
        longest = shapes.get(receipt.book)
        if longest is None or receipt.digits > longest.digits:
            shapes[receipt.book] = receipt
        numbers.setdefault(receipt.book, set()).add(receipt.number)
    return shapes, numbers


def _split(numbers: list[int]) -> Iterable[list[int]]:
    run = numbers[:1]
    for before, number in pairwise(numbers):
        if number - before > NEW_BOOK:
            yield run
            run = []
        run.append(number)
    yield run
