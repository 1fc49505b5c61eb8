"""A day is accounted for whatever happened on it: sums add up, and each difference has its records."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.domain.closing import OF_THE_DAY, reconcile
from fieldreg.domain.closing_books import Booked, Counted, DayBooks, NumberBook, Record, Taking
from fieldreg.domain.differences import Weight
from fieldreg.domain.member import PaymentMethod, Verdict
from fieldreg.domain.papers import PaperBook, PaperStep, Step, keep_papers
from fieldreg.domain.receipts import NEW_BOOK, read_receipt, receipt_key, receipt_runs

NUMBERS = [f"1234560000{digit}" for digit in range(6)]
steps = st.lists(
    st.builds(PaperStep, st.sampled_from(NUMBERS), st.sampled_from(Step), st.booleans()), max_size=60
).map(lambda drawn: sorted(drawn, key=lambda step: step.counted))
references = st.lists(
    st.one_of(
        st.builds("{}{:04d}".format, st.sampled_from(["KW-", "kw-", ""]), st.integers(0, 200)),
        st.sampled_from(["", "tanpa nomor", "KW - 0007"]),
    ),
    max_size=40,
)


@given(steps)
def test_every_paper_is_somewhere(drawn):
    book = keep_papers(drawn)
    assert book.unexplained == 0
    assert min(book.printed, book.spoiled, book.handed_over, book.in_hand_before, book.withdrawn) >= 0
    assert not book.in_hand & book.unconfirmed
    assert book.issued == sum(step.counted and step.step is Step.ISSUED for step in drawn)


@given(steps)
def test_what_happened_before_the_day_is_only_what_lies_in_hand(drawn):
    earlier = keep_papers(step._replace(counted=False) for step in drawn)
    assert (earlier.printed, earlier.spoiled, earlier.handed_over, earlier.withdrawn) == (0, 0, 0, 0)
    assert earlier.in_hand_before == len(earlier.in_hand)


def fate(*steps):
    return keep_papers(PaperStep(NUMBERS[0], step, counted=True) for step in steps)


def test_a_card_that_comes_back_spoiled_was_not_printed_twice():
    book = fate(Step.ISSUED, Step.PRINTED, Step.HANDED_OVER, Step.SPOILED)
    assert (book.printed, book.handed_over, book.returned, book.spoiled) == (1, 1, 1, 1)


def test_a_reprint_takes_the_place_of_the_paper_in_hand():
    book = fate(Step.ISSUED, Step.PRINTED, Step.ISSUED, Step.PRINTED, Step.HANDED_OVER)
    assert (book.printed, book.replaced, book.handed_over, book.in_hand) == (2, 1, 1, set())


def test_a_card_handed_over_and_then_void_is_named():
    book = fate(Step.ISSUED, Step.HANDED_OVER, Step.WITHDRAWN)
    assert book.handed_unconfirmed == [NUMBERS[0]]
    assert book.void_outside == {NUMBERS[0]}
    assert (
        fate(Step.ISSUED, Step.HANDED_OVER, Step.WITHDRAWN, Step.ISSUED, Step.HANDED_OVER).void_outside
        == set()
    )


def test_handing_over_the_same_paper_twice_is_one():
    assert fate(Step.ISSUED, Step.PRINTED, Step.HANDED_OVER, Step.HANDED_OVER).handed_over == 1


@given(references, references)
def test_every_numbered_receipt_is_in_one_run_and_no_used_one_is_missing(today, earlier):
    runs = receipt_runs(today, earlier=earlier)
    keys = {receipt_key(text) for text in today if read_receipt(text)}
    assert sum(run.used for run in runs) == len(keys)
    used = keys | {receipt_key(text) for text in earlier}
    missing = [receipt_key(number) for run in runs for number in run.missing]
    assert not used & set(missing)
    assert len(missing) == len(set(missing))


def test_gaps_between_and_before_but_not_between_books():
    (run,) = receipt_runs(["KW-0003", "kw-5", "KW - 0006"], earlier=["KW-0001"])
    assert (run.first, run.last, run.missing) == ("KW-0003", "KW-0006", ("KW-0002", "KW-0004"))
    one, other = receipt_runs(["0001", "0002", f"{3 + NEW_BOOK:04d}"])
    assert (one.missing, other.missing, other.used) == ((), (), 1)
    assert receipt_runs(["0101"], earlier=["0001"])[0].missing == ()


@pytest.mark.parametrize("text", ["", "tunai", "KW-"])
def test_what_has_no_running_number(text):
    assert read_receipt(text) is None
    assert receipt_runs([text]) == ()


@st.composite
def days(draw):
    people, takings = [], []
    for n in range(draw(st.integers(0, 12))):
        kpj = draw(st.sampled_from([None, f"123456000{n:02d}"]))
        live, method = draw(st.booleans()), draw(st.sampled_from(PaymentMethod))
        officer = draw(st.sampled_from("ab"))
        person = Booked(
            member_id=f"{n:032x}", name=f"Orang {n}", kpj=kpj, officer=officer, live=live,
            payment=method.value, verdict=draw(st.sampled_from(Verdict)),
        )  # fmt: skip
        people.append(person)
        if method is PaymentMethod.CASH:
            reference = draw(st.sampled_from(["", "x", "KW-1", "KW-2", "KW-4", f"KW-{n}"]))
            takings.append(
                Taking(
                    officer=officer,
                    reference=reference,
                    amount_rp=draw(st.integers(1, 99)),
                    stands=live,
                    record=person.record,
                )
            )
    used = sum(person.live for person in people if person.kpj)
    spoiled = sum(not person.live for person in people if person.kpj)
    left, given_up = draw(st.integers(0, 9)), draw(st.integers(0, 3))
    lost = draw(st.sampled_from([(), ("12345600077",)]))
    facts = draw(st.integers(0, 20))
    waiting = tuple(Record(str(n)) for n in range(draw(st.integers(0, facts))))
    return DayBooks(
        people=tuple(people),
        takings=tuple(takings),
        numbers=NumberBook(
            leased=used + spoiled + left + given_up + len(lost), left=left, given_up=given_up,
            used=used, spoiled=spoiled, unrecorded=lost,
        ),
        spoiled_today=spoiled,
        papers=keep_papers(draw(steps)),
        cards_waiting=0,
        names={},
        earlier_references=tuple(draw(references)),
        facts_of_day=facts,
        facts_waiting=waiting,
        facts_in_all=facts,
        facts_receipted=facts - len(waiting),
    )  # fmt: skip


boxes = st.builds(
    Counted,
    cash_rp=st.dictionaries(st.sampled_from("abc"), st.integers(0, 99)),
    cards=st.none() | st.integers(0, 9),
)


@given(days(), boxes)
def test_the_sums_always_add_up(books, counted):
    done = reconcile(books, counted)
    for balance in (done.people, done.numbers, done.cards, done.facts):
        assert balance.unexplained == 0, balance
        assert all(part.count >= 0 for part in balance.parts)
    live = [person for person in books.people if person.live]
    assert done.figures["people"] + done.figures["cancelled"] == len(books.people)
    assert done.figures["people"] == len(live)
    assert done.cash_rp == sum(taking.amount_rp for taking in books.takings if taking.stands)
    assert set(OF_THE_DAY) <= set(done.figures)


@given(days(), boxes)
def test_each_difference_is_traced_to_its_records(books, counted):
    done = reconcile(books, counted)
    found = {each.code: each for each in done.differences}
    assert len(found) == len({(each.code, each.records) for each in done.differences}) or "cash_" in str(
        found
    )
    assert all(each.count == len(each.records) > 0 for each in done.differences)
    weights = [each.weight for each in done.differences]
    assert weights == sorted(weights, key=[Weight.WRONG, Weight.OPEN].index)

    def told(code):
        return [record.shown for record in found[code].records] if code in found else []

    assert told("numbers_unrecorded") == list(books.numbers.unrecorded)
    assert told("receipts_missing") == [number for run in done.runs for number in run.missing]
    uses = Counter(receipt_key(taking.reference) for taking in books.takings if taking.reference)
    twice = [t.reference for t in books.takings if t.reference and uses[receipt_key(t.reference)] > 1]
    assert told("receipts_twice") == twice
    assert told("facts_waiting") == [record.shown for record in books.facts_waiting]
    assert told("cards_not_fetched") == sorted(books.papers.in_hand)
    without = [p.record.shown for p in books.people if p.live and p.kpj is None]
    assert told("people_without_number") == without
    short = sum(each.amount_rp for each in done.differences if each.code in {"cash_short", "cash_over"})
    assert short == sum(e.counted_rp - e.recorded_rp for e in done.cash if e.counted_rp is not None)


EMPTY = DayBooks(
    people=(), takings=(), numbers=NumberBook(leased=0, left=0, given_up=0, used=0, spoiled=0),
    spoiled_today=0, papers=PaperBook(), cards_waiting=0, names={}, earlier_references=(), facts_of_day=0,
    facts_waiting=(), facts_in_all=0, facts_receipted=0,
)  # fmt: skip


def test_a_day_on_which_nothing_happened_has_no_difference():
    assert reconcile(EMPTY, Counted(cash_rp={})).differences == ()


def test_cards_that_hands_have_counted_are_held_against_the_records():
    books = replace(
        EMPTY, papers=PaperBook(in_hand_before=1, in_hand={NUMBERS[0]}), names={NUMBERS[0]: "Siti"}
    )
    found = {each.code: each for each in reconcile(books, Counted(cash_rp={}, cards=2)).differences}
    assert found["cards_miscounted"].records == (Record(NUMBERS[0], "Siti"),)
    assert found["cards_miscounted"].off_by == 1
    assert "cards_miscounted" not in {
        each.code for each in reconcile(books, Counted(cash_rp={}, cards=1)).differences
    }
    none = reconcile(EMPTY, Counted(cash_rp={}, cards=3)).differences
    assert (none[0].off_by, none[0].records) == (3, (Record(""),))
