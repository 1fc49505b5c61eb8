"""The rules of a round, against a hand-written outbox and line."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from fieldreg.domain.faults import Fault
from fieldreg.sync import Progress, Settled, run_round, wait_before_retry
from fieldreg.wire import EntryForm, FeedItem, Fork, Push, Receipt, Reply

ID, HASH = "a" * 32, "0" * 64


class Laptop:
    """An outbox with `count` facts; believes receipts only."""

    def __init__(self, count, acknowledged=0):
        self.count, self.seq = count, acknowledged

    def acknowledged(self):
        return self.seq

    def push_after(self, seq, *, most):
        entries = tuple(
            EntryForm(id=f"{n:032x}", kind="K", officer=ID, at=n, body=Raw(b"{}"))
            for n in range(seq + 1, min(self.count, seq + most) + 1)
        )
        return Push(
            device=ID,
            installation=ID,
            first=seq + 1,
            before=HASH,
            after=HASH,
            head=self.count,
            cursor=0,
            entries=entries,
        )

    def settle(self, reply):
        self.seq = reply.receipt.seq
        return Settled(accepted=len(reply.feed))


@dataclass
class Exchanged:
    reply: Reply
    bytes_up: int = 10
    bytes_down: int = 5


class Hq:
    """A line to an HQ that holds `seq` facts; `says` changes its replies, one after another."""

    def __init__(self, seq=0, says=()):
        self.seq, self.says, self.pushes = seq, list(says), []

    def exchange(self, push):
        self.pushes.append(push)
        if push.first <= self.seq + 1:
            self.seq = max(self.seq, push.first - 1 + len(push.entries))
        more = self.says.pop(0) if self.says else {}
        receipt = Receipt(
            device=ID, installation=ID, seq=more.pop("seq", self.seq), hash=HASH, at=1, signature=""
        )
        return Exchanged(Reply(receipt=receipt, time=1, **more))


ITEM = FeedItem(n=1, kind="K", body=Raw(b"{}"))


@given(
    count=st.integers(0, 40), held=st.integers(0, 40), believed=st.integers(0, 40), batch=st.integers(1, 9)
)
def test_whatever_hq_holds_the_round_ends_with_everything(count, held, believed, batch):
    held, believed = min(held, count), min(believed, count)
    laptop, hq = Laptop(count, believed), Hq(held)
    outcome = run_round(laptop, hq, batch=batch)
    assert hq.seq == laptop.seq == outcome.acknowledged == count
    assert outcome.sent == count - believed
    assert (outcome.bytes_up, outcome.bytes_down) == (10 * outcome.pushes, 5 * outcome.pushes)


def test_an_hq_restored_from_backup_gets_everything_again():
    hq = Hq(seq=3)
    run_round(Laptop(10, acknowledged=8), hq, batch=4)
    assert [push.first for push in hq.pushes] == [9, 4, 8]


def test_an_empty_push_still_fetches_the_feed():
    hq = Hq(seq=2, says=[{"feed": (ITEM,), "more": True}, {"feed": (ITEM,)}])
    assert run_round(Laptop(2, 2), hq).settled.accepted == 2
    assert [len(push.entries) for push in hq.pushes] == [0, 0]


def test_progress_tells_the_truth():
    told = []
    run_round(Laptop(5), Hq(), batch=2, on_progress=told.append)
    expected = ((2, 10, 5), (4, 20, 10), (5, 30, 15))
    assert told == [
        Progress(acknowledged=n, head=5, bytes_up=up, bytes_down=down) for n, up, down in expected
    ]


@pytest.mark.parametrize("says", [{"fork": Fork(seq=1, hash=HASH)}, {"seq": 99}])
def test_a_fork_stops_the_round_and_settles_nothing(says):
    laptop = Laptop(5, acknowledged=2)
    with pytest.raises(Fault, match="journal_forked"):
        run_round(laptop, Hq(seq=2, says=[says]))
    assert laptop.seq == 2


@pytest.mark.parametrize("says", [{"seq": 0}, {"more": True}])
def test_an_hq_that_takes_nothing_is_not_asked_for_ever(says):
    hq = Hq(says=[dict(says) for _ in range(99)])
    with pytest.raises(Fault, match="hq_not_taking"):
        run_round(Laptop(5), hq, batch=5)
    assert len(hq.pushes) == 1


@given(failures=st.integers(1, 10_000), jitter=st.floats(0, 1, exclude_max=True))
def test_the_wait_grows_to_five_minutes_and_never_ends_the_tries(failures, jitter):
    wait = wait_before_retry(failures, jitter=jitter)
    assert 2.5 <= wait <= 300
    assert wait <= wait_before_retry(failures + 1, jitter=jitter)


def test_settled_adds_up():
    one = Settled(accepted=1, duplicates=2, rejected=3)
    assert one + one == Settled(accepted=2, duplicates=4, rejected=6)
