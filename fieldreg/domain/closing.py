"""Closing a day: people, numbers, cards, cash and facts, each whole against its parts, each difference named.

Pure: what is given here was read from the journal and the tables; nothing is corrected, only compared.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldreg.domain.closing_books import Booked, Counted, DayBooks, NumberBook, OfficerCash, Taking
from fieldreg.domain.differences import Difference, all_differences
from fieldreg.domain.member import PaymentMethod
from fieldreg.domain.papers import PaperBook
from fieldreg.domain.receipts import ReceiptRun, receipt_runs


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole; `code` is found in the word catalogue."""

    code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A whole and the parts that must explain it."""

    code: str
    whole: int
    parts: tuple[Part, ...]

    @property
    def unexplained(self) -> int:
        """What the parts leave over: 0 where everything is accounted for."""
        return self.whole - sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """A day accounted for."""

    people: Balance
    numbers: Balance
    cards: Balance
    facts: Balance
    cash: tuple[OfficerCash, ...]
    runs: tuple[ReceiptRun, ...]
    differences: tuple[Difference, ...]
    figures: Mapping[str, int]
    """Every figure by its name; those of the day itself come first (`OF_THE_DAY`)."""

    @property
    def cash_rp(self) -> int:
        """Cash of the day, all officers together."""
        return sum(each.recorded_rp for each in self.cash)


OF_THE_DAY = (
    "people", "cancelled", "numbers_used", "numbers_spoiled", "cards_printed", "cards_spoiled",
    "cards_handed_over", "cash_receipts", "cash_rp",
)  # fmt: skip
"""Figures that only a change of the day's own records can change."""


def reconcile(books: DayBooks, counted: Counted) -> Reconciliation:
    """Compare. The differences come with what is wrong first."""
    people = _people(books.people)
    numbers = _numbers(books.numbers)
    papers = books.papers
    cards = _cards(papers)
    facts = Balance(
        code="facts",
        whole=books.facts_of_day,
        parts=(
            Part("facts_receipted", books.facts_of_day - len(books.facts_waiting)),
            Part("facts_waiting", len(books.facts_waiting)),
        ),
    )
    cash = _cash(books.takings, counted)
    # cancelled ones too: their paper was torn out as well
    runs = receipt_runs((taking.reference for taking in books.takings), earlier=books.earlier_references)
    live = [person for person in books.people if person.live]
    return Reconciliation(
        people=people,
        numbers=numbers,
        cards=cards,
        facts=facts,
        cash=cash,
        runs=runs,
        differences=all_differences(books, counted, runs, cash),
        figures={
            "people": len(live),
            "cancelled": len(books.people) - len(live),
            "numbers_used": sum(person.kpj is not None for person in live),
            "numbers_spoiled": books.spoiled_today,
            "cards_printed": papers.printed,
            "cards_spoiled": papers.spoiled + papers.replaced + papers.withdrawn,
            "cards_handed_over": papers.handed_over,
            "cash_receipts": sum(each.receipts for each in cash),
            "cash_rp": sum(each.recorded_rp for each in cash),
            "numbers_left": books.numbers.left,
            "cards_in_hand": len(papers.in_hand),
            "cards_waiting": books.cards_waiting,
            "facts_waiting": len(books.facts_waiting),
        },
    )


def _people(people: Sequence[Booked]) -> Balance:
    paid = Counter(person.payment for person in people if person.live)
    return Balance(
        code="people",
        whole=len(people),
        parts=(
            *(Part(method.value, paid[method.value]) for method in PaymentMethod),
            Part("cancelled", sum(not person.live for person in people)),
        ),
    )


def _numbers(book: NumberBook) -> Balance:
    return Balance(
        code="numbers",
        whole=book.leased,
        parts=(
            Part("numbers_used", book.used),
            Part("numbers_spoiled", book.spoiled),
            Part("numbers_given_up", book.given_up),
            Part("numbers_unrecorded", len(book.unrecorded)),
            Part("numbers_left", book.left),
        ),
    )


def _cards(papers: PaperBook) -> Balance:
    return Balance(
        code="cards",
        whole=papers.in_hand_before + papers.printed + papers.returned,
        parts=(
            Part("cards_handed_over", papers.handed_over),
            Part("cards_spoiled", papers.spoiled),
            Part("cards_replaced", papers.replaced),
            Part("cards_withdrawn", papers.withdrawn),
            Part("cards_in_hand", len(papers.in_hand)),
        ),
    )


def _cash(takings: Sequence[Taking], counted: Counted) -> tuple[OfficerCash, ...]:
    mine = [taking for taking in takings if taking.stands]
    officers = dict.fromkeys([*sorted(taking.officer for taking in mine), *sorted(counted.cash_rp)])
    return tuple(
        OfficerCash(
            officer=officer,
            receipts=sum(taking.officer == officer for taking in mine),
            recorded_rp=sum(taking.amount_rp for taking in mine if taking.officer == officer),
            counted_rp=counted.cash_rp.get(officer),
        )
        for officer in officers
    )
