"""The last rounds with HQ as an officer asks for them: when, which way, what went, how it ended.

A memory, not a proof: what HQ holds is said by its receipts alone. It is kept with what this laptop is,
encrypted like the rest, never more than `MOST_ROUNDS`; where it cannot be written, the round goes on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal, NamedTuple

import msgspec

from fieldreg.app.desk import Desk
from fieldreg.domain.faults import Fault

MOST_ROUNDS = 60
"""Two days at a market; alike and without effect, several are one."""
_ROUNDS = "rounds"
_NO_ROUND = frozenset({"locked", "not_enrolled", "file_missing"})
"""Faults before anything was tried."""

Way = Literal["line", "written", "read"]


class KeptRound(msgspec.Struct, kw_only=True, frozen=True):
    """One round, or several in turn that did the same nothing."""

    way: Way
    """Over the line; a bundle written onto a stick; a reply read from it."""
    first_ms: int
    last_ms: int
    """When the first and the last of them ended (corrected time)."""
    times: int = 1
    sent: int = 0
    """Facts that HQ acknowledged for the first time; of a bundle, facts that it carries."""
    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0
    """HQ's verdicts that came."""
    fault: str = ""
    """The code of what ended it; "" where it ended well."""
    values: dict[str, str] = {}
    """Of the fault."""

    @property
    def moved(self) -> bool:
        """Whether anything went, or came."""
        return bool(self.sent or self.accepted or self.duplicates or self.rejected)

    def same_as(self, other: "KeptRound") -> bool:
        """Whether both did nothing, in the same way and for the same reason."""
        alike = (self.way, self.fault) == (other.way, other.fault)
        return alike and not self.moved and not other.moved


class RoundMark(NamedTuple):
    """Where a round began."""

    acknowledged: int
    cursor: int


def mark_round(desk: Desk) -> RoundMark:
    """To be asked for before the round."""
    return RoundMark(acknowledged=desk.store.journal.acknowledged().seq, cursor=desk.store.cursor())


def keep_round(
    desk: Desk, mark: RoundMark, way: Way = "line", *, carried: int = 0, fault: Fault | None = None
) -> None:
    """Keep how a round ended; also of one that was cut, what had arrived until then. Never raises Fault."""
    if fault is not None and fault.code in _NO_ROUND:
        return
    with suppress(Fault):
        now_ms, judged = desk.now_ms(), desk.store.people.judged_after(mark.cursor)
        ended = KeptRound(
            way=way,
            first_ms=now_ms,
            last_ms=now_ms,
            # After a renewal HQ begins to count anew.
            sent=carried or max(0, desk.store.journal.acknowledged().seq - mark.acknowledged),
            accepted=judged.get("RecordAccepted", 0),
            duplicates=judged.get("RecordDuplicate", 0),
            rejected=judged.get("RecordRejected", 0),
            fault=fault.code if fault else "",
            values=fault.values if fault else {},
        )
        rounds = list(reversed(read_rounds(desk)))
        if rounds and rounds[-1].same_as(ended):
            before = rounds.pop()
            ended = msgspec.structs.replace(ended, first_ms=before.first_ms, times=before.times + 1)
        rounds.append(ended)
        with desk.store.unit() as unit:
            unit.set_identity(_ROUNDS, msgspec.json.encode(rounds[-MOST_ROUNDS:]))


@contextmanager
def faults_kept(
    ask: Callable[[Callable[[Desk], None]], None], mark: RoundMark, way: Way = "line"
) -> Iterator[None]:
    """Keep the Fault that ends the block, and let it go on. `ask` runs a task where the desk belongs."""
    try:
        yield
    except Fault as fault:
        told = fault  # the name ends with the block
        with suppress(Fault):
            ask(lambda desk: keep_round(desk, mark, way, fault=told))
        raise


def read_rounds(desk: Desk) -> tuple[KeptRound, ...]:
    """Newest first. What a newer version wrote and this one cannot read is no reason to stop."""
    row = desk.store.identity_value(_ROUNDS)
    if row is None:
        return ()
    try:
        return tuple(reversed(msgspec.json.decode(row, type=list[KeptRound])))
    except msgspec.DecodeError:
        return ()
