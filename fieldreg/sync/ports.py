"""What a round needs of the store and of the line, and nothing more."""

from dataclasses import dataclass
from typing import Protocol

from fieldreg.wire import Push, Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a reply changed on the laptop."""

    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0

    def __add__(self, other: "Settled") -> "Settled":
        return Settled(
            accepted=self.accepted + other.accepted,
            duplicates=self.duplicates + other.duplicates,
            rejected=self.rejected + other.rejected,
        )


class Exchange(Protocol):
    """A verified reply, and what it cost on the line (HTTP with its headers, without TLS; or file bytes)."""

    @property
    def reply(self) -> Reply:
        """What HQ signed for the push."""
        ...

    @property
    def bytes_up(self) -> int:
        """Sent."""
        ...

    @property
    def bytes_down(self) -> int:
        """Received."""
        ...


class Outbox(Protocol):
    """The laptop's side: its journal and its feed. Each call is one short transaction."""

    def acknowledged(self) -> int:
        """The seq up to which HQ's newest receipt says that it holds everything."""
        ...

    def push_after(self, seq: int, *, most: int) -> Push:
        """The entries after `seq`, at most `most`; none is fine, an empty push still fetches the feed."""
        ...

    def settle(self, reply: Reply) -> Settled:
        """Keep the receipt and apply the feed, all of it or nothing. Harmless when repeated."""
        ...


class Line(Protocol):
    """The way to HQ. Returns only what HQ has verifiably signed for this very push; else raises Fault."""

    def exchange(self, push: Push) -> Exchange:
        """Send a push, wait for the reply. No transaction is open meanwhile."""
        ...
