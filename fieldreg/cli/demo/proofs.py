"""The proofs: each compares what one side says with what the other holds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from fieldreg.app import Desk
from fieldreg.assets import Words, load_words
from fieldreg.credential import CardJudgement, CardVerdict
from fieldreg.hq import EmbeddedHq
from fieldreg.store import Member
from fieldreg.wire import PublicKey, WireError, verify_receipt


class Proof(TypedDict):
    """One promise, whether it held, and the figure that shows it; in English, as `report.json` has it."""

    code: str
    name: str
    ok: bool
    figure: str
    counts: dict[str, int]
    """What stands in the figure: with it and the code, both can be said in any language."""


@dataclass(slots=True, kw_only=True)
class Seen:
    """What happened on the line, kept for the proofs."""

    unreachable: bool = False
    queued_while_down: int = 0
    acknowledged_before_cuts: int = 0
    cut: bool = False
    records_after_cut: int = 0
    answer_lost: bool = False
    records_after_lost_answer: int = 0
    acknowledged_after_cuts: int = 0
    records_after_first_sync: int = 0
    sent_again: int = -1


def prove_all(desk: Desk, hq: EmbeddedHq, verdicts: Sequence[CardVerdict], seen: Seen) -> list[Proof]:
    """Every proof, in the order of the day."""
    people = _everybody(desk)
    return [
        _while_down(seen, len(people)),
        _cut(seen),
        _answer_lost(seen),
        _same_people(people, hq),
        _once_more(hq, seen),
        _receipt(desk),
        _numbers(people),
        _cards(people, verdicts),
        _sound(desk),
    ]


def _while_down(seen: Seen, people: int) -> Proof:
    ok = seen.unreachable and seen.queued_while_down >= people
    return _proof("while_down", ok, count=seen.queued_while_down)


def _cut(seen: Seen) -> Proof:
    return _proof("cut", seen.cut and seen.records_after_cut == 0, count=seen.records_after_cut)


def _answer_lost(seen: Seen) -> Proof:
    unsettled = seen.acknowledged_after_cuts == seen.acknowledged_before_cuts
    ok = seen.answer_lost and unsettled and seen.records_after_lost_answer > 0
    return _proof("answer_lost", ok, count=seen.records_after_lost_answer)


def _same_people(people: Sequence[Member], hq: EmbeddedHq) -> Proof:
    ours = Counter((member.member_id, member.kpj, member.nik, member.name) for member in people)
    theirs = Counter((each["member_id"], each["kpj"], each["nik"], each["name"]) for each in hq.records())
    once = all(count == 1 for count in theirs.values())
    missing, extra = ours - theirs, theirs - ours
    ok = once and not missing and not extra and bool(people)
    return _proof("same_people", ok, count=theirs.total(), missing=len(missing), extra=len(extra))


def _once_more(hq: EmbeddedHq, seen: Seen) -> Proof:
    now = sum(1 for _ in hq.records())
    ok = seen.sent_again == 0 and now == seen.records_after_first_sync
    return _proof("once_more", ok, count=seen.sent_again)


def _receipt(desk: Desk) -> Proof:
    last = desk.store.journal.last_receipt()
    head, identity = desk.store.journal.head(), desk.identity()
    ok = False
    if last is not None:
        receipt, _at = last
        try:
            verify_receipt(receipt, PublicKey(identity.hq_key))
            ok = (receipt.seq, receipt.hash) == (head.seq, head.hash.hex())
        except WireError:
            ok = False
    return _proof("receipt", ok, count=head.seq)


def _numbers(people: Sequence[Member]) -> Proof:
    numbers = Counter(member.kpj for member in people)
    twice = sum(1 for count in numbers.values() if count > 1)
    without = numbers.get(None, 0)
    return _proof("numbers", not twice and not without, count=twice)


def _cards(people: Sequence[Member], verdicts: Sequence[CardVerdict]) -> Proof:
    genuine = {each.claims.kpj for each in verdicts if each.verdict is CardJudgement.GENUINE and each.claims}
    ok = genuine == {member.kpj for member in people} and len(verdicts) == len(people)
    return _proof("cards", ok, count=len(genuine), all=len(people))


def _sound(desk: Desk) -> Proof:
    health = desk.store.check()
    facts, differing = desk.store.journal.head().seq, len(health.tables_differing)
    return _proof("sound", health.sound, count=facts, tables=differing)


def _everybody(desk: Desk) -> list[Member]:
    everybody: list[Member] = []
    page = desk.store.people.find("")
    while page:
        everybody += page
        page = desk.store.people.find("", before=page[-1].seq)
    return everybody


def say_proof(words: Words, code: str, counts: Mapping[str, int]) -> tuple[str, str]:
    """The promise and its figure, in the language of `words`."""
    return words.say("verb", f"proof_{code}"), words.say("verb", f"proof_{code}_figure", **counts)


def _proof(code: str, ok: object, **counts: int) -> Proof:
    name, figure = say_proof(load_words("en"), code, counts)
    return Proof(code=code, name=name, ok=bool(ok), figure=figure, counts=counts)
