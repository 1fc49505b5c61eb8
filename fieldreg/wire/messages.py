"""The one message each way between a laptop and HQ, whichever way it travels."""

from typing import Annotated

from msgspec import Meta, Raw, Struct

MAX_ENTRIES = 1000
"""Entries in one push."""
MAX_MESSAGE_BYTES = 8 * 1024 * 1024
"""Decompressed size of a message, both ways: 1,000 entries of 8 KB."""

# The lengths are said twice because Python's "$" also matches before a final line feed.
Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$", max_length=32, description="UUID, 32 hex digits")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", max_length=64, description="SHA-256, 64 hex digits")]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Millis = Annotated[int, Meta(ge=-(2**53), le=2**53, description="milliseconds, UTC since 1970 where a time")]
Word = Annotated[str, Meta(max_length=64)]


class EntryForm(Struct, kw_only=True, omit_defaults=True, frozen=True):
    """One journal entry. Its seq follows from its place; its hash from the chain."""

    id: Id
    kind: Word
    officer: Word
    at: Millis
    body: Raw
    skew: Millis = 0


class Push(Struct, kw_only=True, frozen=True):
    """From a laptop: the entries from `first` on, as many as fit; an empty push only asks.

    `before` is the hash of entry `first - 1`, `after` that of the last entry here, `head` the
    laptop's newest seq (so HQ knows how much is still to come), `cursor` the last feed item applied.
    """

    device: Id
    installation: Id
    first: Annotated[int, Meta(ge=1, le=2**53)]
    before: Hash
    after: Hash
    head: Count
    cursor: Count
    entries: Annotated[tuple[EntryForm, ...], Meta(max_length=MAX_ENTRIES)]


class Receipt(Struct, kw_only=True, frozen=True):
    """HQ's signed word that it holds everything up to entry `seq`, whose hash is `hash`."""

    device: Id
    installation: Id
    seq: Count
    hash: Hash
    at: Millis
    signature: str
    """Base64 of Ed25519 over the canonical form (`receipts.py`)."""


class Fork(Struct, kw_only=True, frozen=True):
    """The laptop's entry `seq` differs from the one that HQ holds: a cloned or restored disk."""

    seq: Count
    hash: Hash
    """The hash that HQ holds there."""


class FeedItem(Struct, kw_only=True, frozen=True):
    """One decision of HQ, number `n` on this laptop's feed (1, 2, 3 … without a gap)."""

    n: Count
    kind: Word
    body: Raw


class Reply(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """From HQ: what it holds, what it decided, and what time it is there."""

    receipt: Receipt
    time: Millis
    feed: tuple[FeedItem, ...] = ()
    more: bool = False
    """More feed items wait: push again."""
    fork: Fork | None = None


class Refusal(Struct, kw_only=True, frozen=True):
    """The body of every answer that is not a success; `error` is a code of the word catalogue."""

    error: Word
