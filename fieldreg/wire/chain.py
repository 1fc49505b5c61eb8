"""The hash chain of a journal.

hash(n) = SHA-256( hash(n-1) ‖ header(n) ‖ SHA-256(body(n)) ), so a body can be erased later
(UU PDP 27/2022, articles 42-44) and the chain still verifies.
"""

import hashlib
from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is known of an entry besides its body.

    `at_ms` is the laptop's own clock (UTC, ms since 1970), `skew_ms` what to add for the true time.
    """

    seq: int
    fact_id: str
    kind: str
    officer: str
    at_ms: int
    skew_ms: int = 0

    def canonical(self) -> bytes:
        """The one byte form that is hashed: a JSON array in this order."""
        return msgspec.json.encode(
            (self.seq, self.fact_id, self.kind, self.officer, self.at_ms, self.skew_ms)
        )


def genesis(installation: str) -> bytes:
    """The hash before entry 1; it binds a chain to one installation."""
    return hashlib.sha256(b"fieldreg journal 1\n" + installation.encode()).digest()


def entry_hash(previous: bytes, header: Header, body_hash: bytes) -> bytes:
    """The hash of an entry from the hash before it, its header and SHA-256 of its body."""
    return hashlib.sha256(previous + header.canonical() + body_hash).digest()
