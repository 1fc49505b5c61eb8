"""An entry of the journal and an item of the feed, as the store keeps them."""

from dataclasses import dataclass

from fieldreg.wire import Header


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in its place in the chain. `body` is None once it has been erased."""

    header: Header
    body: bytes | None
    body_hash: bytes
    hash: bytes

    @property
    def seq(self) -> int:
        """Its place: 1, 2, 3 … without a gap."""
        return self.header.seq


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: the newest seq and its hash (seq 0 and the genesis hash when empty)."""

    seq: int
    hash: bytes
