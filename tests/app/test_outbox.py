"""What the laptop believes of a reply."""

import shutil

import pytest

from fieldreg.app import Home, register_member
from fieldreg.app.outbox import StoreOutbox
from fieldreg.domain.faults import Fault
from fieldreg.store import Store
from fieldreg.wire import Reply, SigningKey, WireError, sign_receipt
from tests.desks import KEY, form, sync_direct


def receipt_for(desk, key, *, seq, entry_hash):
    identity = desk.identity()
    return sign_receipt(
        key,
        device=identity.device,
        installation=identity.installation,
        seq=seq,
        entry_hash=entry_hash,
        at_ms=1,
    )


def test_a_receipt_for_another_entry_than_ours_settles_nothing(desk, hq):
    register_member(desk, form(1))
    before = desk.store.journal.acknowledged()
    foreign = receipt_for(desk, hq.key, seq=desk.store.journal.head().seq, entry_hash=b"x" * 32)
    with pytest.raises(Fault, match="journal_forked"):
        StoreOutbox(desk).settle(Reply(receipt=foreign, time=1))
    assert desk.store.journal.acknowledged() == before


def test_a_receipt_that_hq_did_not_sign_is_worth_nothing(desk):
    head = desk.store.journal.head()
    forged = receipt_for(desk, SigningKey.generate(), seq=head.seq, entry_hash=head.hash)
    with pytest.raises(WireError, match="bad_signature"):
        StoreOutbox(desk).settle(Reply(receipt=forged, time=1))


def test_a_cloned_disk_is_noticed_and_nothing_is_taken_for_sent(desk, hq, tmp_path):
    clone = Home(tmp_path / "clone").store
    clone.parent.mkdir()
    desk.store.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(tmp_path / "laptop" / "store.db", clone)
    register_member(desk, form(1))
    sync_direct(desk, hq)
    desk.close()
    desk.store = Store.open(clone, KEY)
    register_member(desk, form(2))
    before = desk.store.journal.acknowledged()
    with pytest.raises(Fault, match="journal_forked"):
        sync_direct(desk, hq)
    assert desk.store.journal.acknowledged() == before
    assert desk.store.people.count() == 1
