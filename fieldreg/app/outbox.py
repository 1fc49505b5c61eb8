"""The laptop's side of a round: the store behind sync's `Outbox`."""

from msgspec import Raw

from fieldreg.app.desk import Desk
from fieldreg.app.timekeeping import take_hq_time
from fieldreg.domain.faults import Fault
from fieldreg.store import Entry, Unit
from fieldreg.sync import Settled
from fieldreg.wire import (
    EntryForm,
    FeedItem,
    PublicKey,
    Push,
    Reply,
    verify_receipt,
)

_COUNTED = {"RecordAccepted": "accepted", "RecordDuplicate": "duplicates", "RecordRejected": "rejected"}


class StoreOutbox:
    """Takes from the journal and settles replies. Belongs to the desk's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._identity = desk.identity()

    def acknowledged(self) -> int:
        """The seq of HQ's newest receipt."""
        return self._desk.store.journal.acknowledged().seq

    def push_after(self, seq: int, *, most: int) -> Push:
        """The entries after `seq`, ready to be signed and sent."""
        journal = self._desk.store.journal
        entries = tuple(journal.entries(seq + 1, limit=most))
        before = journal.hash_at(seq)
        if before is None:
            # HQ once held more than we do: this disk was restored. Offer what we have and let HQ say "fork".
            seq, before = journal.head().seq, journal.head().hash
        return Push(
            device=self._identity.device,
            installation=self._identity.installation,
            first=seq + 1,
            before=before.hex(),
            after=(entries[-1].hash if entries else before).hex(),
            head=journal.head().seq,
            cursor=self._desk.store.cursor(),
            entries=tuple(_form(entry) for entry in entries),
        )

    def settle(self, reply: Reply, *, carried: bool = False) -> Settled:
        """Keep the receipt, the clock's difference and the feed, in one transaction.

        Raises Fault (journal_forked) where HQ signed for another entry than ours: nothing is settled then,
        so nothing that HQ does not hold is ever taken for acknowledged. WireError (bad_signature).
        """
        with self._desk.store.unit() as unit:
            return self.settle_in(unit, reply, carried=carried)

    def settle_in(self, unit: Unit, reply: Reply, *, carried: bool = False) -> Settled:
        """The same as a part of the caller's transaction."""
        receipt = reply.receipt
        verify_receipt(receipt, PublicKey(self._identity.hq_key))
        ours = self._desk.store.journal.hash_at(receipt.seq)
        if ours is None or ours.hex() != receipt.hash:
            raise Fault("journal_forked")
        take_hq_time(self._desk, unit, reply.time, carried=carried)
        came_ms = self._desk.now_ms()
        unit.settle(receipt, received_at_ms=came_ms)
        fresh = [item for item in reply.feed if unit.apply(item, at_ms=came_ms)]
        return sum((_count(item) for item in fresh), Settled())


def _form(entry: Entry) -> EntryForm:
    if entry.body is None:
        # HQ had acknowledged it before it was erased, and has gone back further than our retention.
        raise Fault("facts_erased", seq=entry.seq)
    header = entry.header
    return EntryForm(
        id=header.fact_id,
        kind=header.kind,
        officer=header.officer,
        at=header.at_ms,
        skew=header.skew_ms,
        body=Raw(entry.body),
    )


def _count(item: FeedItem) -> Settled:
    counted = _COUNTED.get(item.kind)
    return Settled(**{counted: 1}) if counted else Settled()
