"""Bundles that came on a stick: opened here, then through the same door as everything else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from fieldreg.domain.faults import Fault
from fieldreg.hq.refusals import Refused
from fieldreg.wire import (
    Bundle,
    BundleReply,
    PublicKey,
    Push,
    Reply,
    SigningKey,
    WireError,
    open_bundle,
    seal_reply,
)

_FAULTS = {
    "other_reader": "bundle_not_ours",
    "damaged": "bundle_damaged",
    "too_large": "bundle_too_large",
    "unknown_device": "bundle_of_stranger",
    "bad_signature": "bundle_of_stranger",
    "key_retired": "bundle_key_retired",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleAccepted:
    """What a bundle brought, and the file that goes back to its laptop."""

    device: str
    facts: int
    """In the bundle."""
    new: int
    """Those that HQ did not hold yet: 0 for a bundle that came twice, or after a later one."""
    held_seq: int
    gap: bool
    """Facts before this bundle are missing here (an older copy of HQ): the reply asks for them."""
    fork: bool
    reply: bytes
    signer: PublicKey
    """The key that it was signed with."""


Door = Callable[[Push], Reply]


def accept(
    file: bytes,
    *,
    key: SigningKey,
    keys_of: Callable[[str], Sequence[PublicKey]],
    retired_of: Callable[[str], Sequence[PublicKey]],
    held: Callable[[Push], int],
    door: Door,
) -> BundleAccepted:
    """Take a bundle. Again, or out of order, it changes nothing and gets an answer all the same.

    `held` says up to which seq HQ held the chain before.
    Raises Fault: bundle_unknown, bundle_not_ours, bundle_damaged, bundle_of_stranger, bundle_key_retired
    (written before the laptop's key was changed), bundle_too_large.
    """
    try:
        bundle, signer = _opened(file, key, keys_of, retired_of)
        before = held(bundle.pushes[0])
        replies = tuple(_answers(bundle, door))
        device = bundle.pushes[0].device
        reply = seal_reply(BundleReply(replies=replies), hq_key=key, device_key=signer)
    except (WireError, Refused) as error:
        raise Fault(_FAULTS.get(error.code, "bundle_unknown")) from None
    last = replies[-1]
    return BundleAccepted(
        device=device,
        facts=sum(len(push.entries) for push in bundle.pushes),
        new=last.receipt.seq - before,
        held_seq=last.receipt.seq,
        gap=last.receipt.seq < bundle.pushes[0].first - 1,
        fork=last.fork is not None,
        reply=reply,
        signer=signer,
    )


def _opened(
    file: bytes,
    key: SigningKey,
    keys_of: Callable[[str], Sequence[PublicKey]],
    retired_of: Callable[[str], Sequence[PublicKey]],
) -> tuple[Bundle, PublicKey]:
    """The bundle, and which of its device's keys signed it."""
    tried: list[PublicKey] = []
    live: list[PublicKey] = []

    def next_key(device: str) -> PublicKey:
        live[:] = keys_of(device)
        left = [*live, *retired_of(device)][len(tried) :]
        if not left:
            raise Refused("bad_signature")
        tried.append(left[0])
        return left[0]

    while True:
        try:
            bundle = open_bundle(file, hq_key=key, key_of=next_key)
        except WireError as error:
            if error.code != "bad_signature" or not tried:
                raise
        else:
            if len(tried) > len(live):
                raise Refused("key_retired")
            return bundle, tried[-1]


def _answers(bundle: Bundle, door: Door) -> Iterator[Reply]:
    """A reply to each push, then whatever else waits on the feed: a stick comes by once a day."""
    cursor = bundle.pushes[0].cursor
    for push in bundle.pushes:
        reply = door(msgspec.structs.replace(push, cursor=cursor))
        yield reply
        if reply.fork is not None:
            return
        cursor = reply.feed[-1].n if reply.feed else cursor
    while reply.more and reply.feed:
        here = reply.receipt
        asking = msgspec.structs.replace(
            push, first=here.seq + 1, before=here.hash, after=here.hash, entries=(), cursor=cursor
        )
        reply = door(asking)
        yield reply
        cursor = reply.feed[-1].n if reply.feed else cursor
