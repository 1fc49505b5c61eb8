"""Exchange with HQ by file, where there is no line at all: the same messages on a USB stick.

What was carried counts as delivered only when HQ's reply, or a later sync, says so.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from fieldreg.app.after_round import follow_round
from fieldreg.app.desk import Desk
from fieldreg.app.filter_shelf import take_filter_file
from fieldreg.app.key_change import keys_of_late
from fieldreg.app.number_leases import request_numbers
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.round_book import faults_kept, keep_round, mark_round
from fieldreg.domain.faults import Fault
from fieldreg.files import read_fault, write_whole
from fieldreg.sync import Settled
from fieldreg.wire import (
    FILTER_HEAD_BYTES,
    MAX_BUNDLE_BYTES,
    MAX_ENTRIES,
    Bundle,
    BundleReply,
    FilterHead,
    PublicKey,
    SigningKey,
    WireError,
    is_filter,
    open_reply,
    seal_bundle,
)

_CARRIED = "carried"
_REPLY = ".reply"
_SHOWN = 8
"""So much of a laptop's id stands in the name of its bundle."""


class Carried(msgspec.Struct, kw_only=True, frozen=True):
    """The newest bundle that this laptop wrote: it holds every fact up to `seq`."""

    seq: int
    at_ms: int
    """By the laptop's own clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleWritten:
    """A bundle is on the stick."""

    file: Path
    facts: int
    """Those that HQ has not acknowledged; carried, not yet delivered."""
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRead:
    """HQ's reply was taken. Taken again it changes nothing."""

    sent: int
    """Facts that HQ acknowledges by this reply for the first time."""
    acknowledged: int
    settled: Settled
    news: bool
    """False where all of it was known: the file was read before, or a sync was faster."""
    numbers_assigned: int
    filter_members: int = 0
    """A member filter was on the stick as well, and was taken: of so many people."""


def write_bundle(desk: Desk, place: Path) -> BundleWritten:
    """Lay everything that HQ has not acknowledged onto a stick (a folder) or into a file, for HQ's eyes only.

    Takes the place of an older bundle of the same name, for it holds all that was in it.
    Raises Fault: not_enrolled, bundle_too_large, folder_away, and what `write_whole` raises.
    """
    mark = mark_round(desk)
    with faults_kept(lambda task: task(desk), mark, "written"):
        written = _write(desk, place)
    keep_round(desk, mark, "written", carried=written.facts)
    return written


def _write(desk: Desk, place: Path) -> BundleWritten:
    identity = desk.identity()
    if not place.is_dir() and not place.parent.is_dir():
        raise Fault("folder_away")
    file = _on_stick(place, identity.device) if place.is_dir() else place
    with desk.store.unit() as unit:
        request_numbers(desk, unit)
    outbox = StoreOutbox(desk)
    position = outbox.acknowledged()
    pushes = [outbox.push_after(position, most=MAX_ENTRIES)]
    while (last := pushes[-1].first - 1 + len(pushes[-1].entries)) < pushes[-1].head and pushes[-1].entries:
        pushes.append(outbox.push_after(last, most=MAX_ENTRIES))
    key, hq_key = SigningKey(identity.signing_key), PublicKey(identity.hq_key)
    try:
        sealed = seal_bundle(Bundle(pushes=tuple(pushes)), device=identity.device, key=key, hq_key=hq_key)
    except WireError:
        raise Fault("bundle_too_large") from None
    write_whole(file, sealed)
    carried = Carried(seq=last, at_ms=desk.clock.now_ms())
    with desk.store.unit() as unit:
        unit.set_identity(_CARRIED, msgspec.json.encode(carried))
    return BundleWritten(file=file, facts=sum(len(push.entries) for push in pushes), size_bytes=len(sealed))


def read_bundle(desk: Desk, place: Path) -> BundleRead:
    """Take HQ's reply to a bundle, and the member filter that lies beside it; or a member filter by itself.

    `place` is the file, or the stick (a folder) that has it. An older reply than what is known already
    changes nothing. Raises Fault: not_enrolled, file_missing, file_trouble, bundle_not_ours, bundle_damaged,
    bundle_unknown, journal_forked; filter_unknown, filter_damaged where the file itself is a filter.
    """
    mark = mark_round(desk)
    with faults_kept(lambda task: task(desk), mark, "read"):
        read = _read_reply(desk, place)
    keep_round(desk, mark, "read")
    return read


def _read_reply(desk: Desk, place: Path) -> BundleRead:
    identity = desk.identity()
    file = place
    if place.is_dir():
        bundle = _on_stick(place, identity.device)
        file = bundle.with_name(bundle.name + _REPLY)
        if not file.is_file():
            raise Fault("file_missing", file=file.name)
    content = _read(file)
    if is_filter(content):
        members = take_filter_file(desk, file).published.members
        return BundleRead(
            sent=0,
            acknowledged=desk.store.journal.acknowledged().seq,
            settled=Settled(),
            news=True,
            numbers_assigned=0,
            filter_members=members,
        )
    reply = _opened(desk, content)
    outbox, journal = StoreOutbox(desk), desk.store.journal
    before, cursor, settled = outbox.acknowledged(), desk.store.cursor(), Settled()
    for each in reply.replies:
        if journal.was(each.receipt.installation):
            continue  # left over from before this laptop was renewed: what it says of a fork is settled
        if each.fork is not None or each.receipt.installation != identity.installation:
            raise Fault("journal_forked")
        last = journal.last_receipt()
        if last is not None and each.receipt.at < last[0].at:
            continue
        try:
            settled += outbox.settle(each, carried=True)
        except WireError:
            raise Fault("bundle_unknown") from None
    assigned = follow_round(desk)
    filter_members = _filter_beside(desk, file)
    return BundleRead(
        sent=max(0, outbox.acknowledged() - before),
        acknowledged=outbox.acknowledged(),
        settled=settled,
        news=(outbox.acknowledged(), desk.store.cursor()) != (before, cursor) or filter_members > 0,
        numbers_assigned=assigned,
        filter_members=filter_members,
    )


def _opened(desk: Desk, content: bytes) -> BundleReply:
    """A reply is sealed to the key that signed its bundle, which may have been changed since."""
    fault, hq_key = Fault("bundle_not_ours"), PublicKey(desk.identity().hq_key)
    for key in keys_of_late(desk):
        try:
            return open_reply(content, key=key, hq_key=hq_key)
        except WireError as error:
            fault = bundle_fault(error)
            if error.code != "other_reader":
                break
    raise fault


def _on_stick(stick: Path, device: str) -> Path:
    """A laptop's own bundle, so that several can share a stick."""
    return stick / f"fieldreg-{device[:_SHOWN]}.bundle"


def _filter_beside(desk: Desk, file: Path) -> int:
    """Take the filter that this laptop waits for, if it is in the reply's folder; of how many people it is.

    One that is damaged, or not for us, is left where it is: the reply has been taken all the same.
    """
    taken = 0
    for beside in sorted(file.parent.glob("*.filter")):
        try:
            waiting = desk.store.member_filters.wanted()
            if waiting is None:
                break
            with beside.open("rb") as stick:
                version = FilterHead.read(stick.read(FILTER_HEAD_BYTES)).version
            if version == waiting.published.version:
                taken += take_filter_file(desk, beside).published.members
        except (Fault, WireError, OSError):
            continue
    return taken


def carried_facts(desk: Desk) -> int:
    """How many facts are on a stick and not yet acknowledged."""
    row = desk.store.identity_value(_CARRIED)
    if row is None:
        return 0
    carried = msgspec.json.decode(row, type=Carried)
    return max(0, carried.seq - desk.store.journal.acknowledged().seq)


def bundle_fault(error: WireError) -> Fault:
    """What is wrong with a file that is no bundle for us."""
    codes = {"other_reader": "bundle_not_ours", "damaged": "bundle_damaged", "too_large": "bundle_too_large"}
    return Fault(codes.get(error.code, "bundle_unknown"))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stick:
            return stick.read(MAX_BUNDLE_BYTES + 1)
    except OSError as error:
        raise read_fault(error, file.name) from None
