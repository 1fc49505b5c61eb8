"""What does not agree at the end of a day, or is not done yet: each with the records behind it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fieldreg.domain.closing_books import Counted, DayBooks, NumberBook, OfficerCash, Record, Taking
from fieldreg.domain.member import Verdict
from fieldreg.domain.receipts import ReceiptRun, receipt_key


class Weight(StrEnum):
    """What a difference means: figures that do not agree, or work that is still to be done."""

    WRONG = "wrong"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that does not agree, or is not done yet, with the records behind it."""

    code: str
    weight: Weight
    records: tuple[Record, ...]
    amount_rp: int = 0
    """Of money: what was counted less what the records say."""
    off_by: int = 0
    """Of cards: how many were counted less how many the records say."""

    @property
    def count(self) -> int:
        """As many as there are records behind it."""
        return len(self.records)


def all_differences(
    books: DayBooks, counted: Counted, runs: Iterable[ReceiptRun], cash: Sequence[OfficerCash]
) -> tuple[Difference, ...]:
    """Every difference that has a record behind it, what is wrong first."""
    found = (
        *_number_differences(books.numbers),
        *_receipt_differences(books, runs),
        *_cash_differences(books.takings, cash),
        *_card_differences(books, counted),
        *_open(books),
    )
    return tuple(sorted((each for each in found if each.records), key=_wrong_first))


def _number_differences(book: NumberBook) -> list[Difference]:
    return [
        _wrong("numbers_unrecorded", (Record(kpj) for kpj in book.unrecorded)),
        _wrong("numbers_outside", (Record(kpj) for kpj in book.outside)),
    ]


def _receipt_differences(books: DayBooks, runs: Iterable[ReceiptRun]) -> list[Difference]:
    given = [taking for taking in books.takings if taking.reference.strip()]
    uses = Counter(receipt_key(taking.reference) for taking in given)
    earlier = set(map(receipt_key, books.earlier_references))

    def where(holds: Callable[[tuple[str, int]], bool]) -> Iterator[Record]:
        return (_receipt(taking) for taking in given if holds(receipt_key(taking.reference)))

    without = (taking.record for taking in books.takings if taking.stands and not taking.reference.strip())
    return [
        _wrong("receipts_missing", (Record(number) for run in runs for number in run.missing)),
        _wrong("receipts_twice", where(lambda key: uses[key] > 1)),
        _wrong("receipts_used_before", where(lambda key: key in earlier)),
        _wrong("receipts_unnumbered", where(lambda key: key[1] < 0)),
        _wrong("cash_without_receipt", without),
    ]


def _receipt(taking: Taking) -> Record:
    return taking.record._replace(shown=taking.reference)


def _cash_differences(takings: Sequence[Taking], cash: Sequence[OfficerCash]) -> list[Difference]:
    found = [
        Difference(
            code="cash_over" if each.counted_rp > each.recorded_rp else "cash_short",
            weight=Weight.WRONG,
            records=(Record(each.officer),),
            amount_rp=each.counted_rp - each.recorded_rp,
        )
        for each in cash
        if each.counted_rp is not None and each.counted_rp != each.recorded_rp
    ]
    cancelled = [taking for taking in takings if not taking.stands]
    back = Difference(
        code="cash_to_give_back",
        weight=Weight.OPEN,
        records=tuple(map(_receipt, cancelled)),
        amount_rp=-sum(taking.amount_rp for taking in cancelled),
    )
    return [*found, back]


def _card_differences(books: DayBooks, counted: Counted) -> list[Difference]:
    papers = books.papers

    def cards(numbers: Iterable[str]) -> list[Record]:
        return [Record(kpj, books.names.get(kpj, "")) for kpj in sorted(numbers)]

    off_by = 0 if counted.cards is None else counted.cards - len(papers.in_hand)
    miscounted = Difference(
        code="cards_miscounted",
        weight=Weight.WRONG,
        # nobody can say which paper it is: all that should be there are the records to be held against it
        records=tuple(cards(papers.in_hand) or [Record("")]) if off_by else (),
        off_by=off_by,
    )
    return [
        miscounted,
        _wrong("cards_void_outside", cards(papers.void_outside)),
        _wrong("cards_handed_unconfirmed", cards(papers.handed_unconfirmed)),
        _open_("cards_unconfirmed", cards(papers.unconfirmed)),
        _open_("cards_not_fetched", cards(papers.in_hand)),
    ]


def _open(books: DayBooks) -> list[Difference]:
    live = [person for person in books.people if person.live]
    back = {Verdict.DUPLICATE, Verdict.REJECTED}
    return [
        _open_("people_without_number", (person.record for person in live if person.kpj is None)),
        _open_("people_sent_back", (person.record for person in live if person.verdict in back)),
        _open_("facts_waiting", books.facts_waiting),
    ]


def _wrong(code: str, records: Iterable[Record]) -> Difference:
    return Difference(code=code, weight=Weight.WRONG, records=tuple(records))


def _open_(code: str, records: Iterable[Record]) -> Difference:
    return Difference(code=code, weight=Weight.OPEN, records=tuple(records))


def _wrong_first(difference: Difference) -> bool:
    return difference.weight is Weight.OPEN
