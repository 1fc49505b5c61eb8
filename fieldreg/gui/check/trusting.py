"""Whom a check goes by: what this laptop learnt at its last sync, or HQ's public lists alone. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Failed, Work

if TYPE_CHECKING:
    from fieldreg.app import CheckingLists, Desk, Home, Trust
    from fieldreg.credential import CardVerdict

    Verdicts = tuple[CardVerdict, ...]
    Ask = Callable[[Trust, int], Verdicts]

Result = TypeVar("Result")


class Trusting(Protocol):
    """Answers a question about cards, on a thread that nobody waits for: a long PDF takes minutes."""

    def judge(self, ask: "Ask", *, done: "Callable[[Verdicts], None]", failed: Failed) -> None:
        """Call `ask` with whom to believe and the time (UTC ms)."""
        ...

    def relay(self, hear: Callable[[Result], None]) -> Callable[[Result], None]:
        """As `Work.relay`."""
        ...


class TrustOfDesk:
    """A laptop that registers: its keys came with its syncs."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def judge(self, ask: "Ask", *, done: "Callable[[Verdicts], None]", failed: Failed) -> None:
        """As `Trusting.judge`."""

        def read(desk: "Desk") -> "tuple[Trust, int]":
            from fieldreg.app import trust_of  # noqa: PLC0415  loaded by now

            return trust_of(desk), desk.now_ms()

        def have(known: "tuple[Trust, int]") -> None:
            self._work.aside(lambda: ask(*known), done=done, failed=failed)

        self._work.read(read, done=have, failed=failed)

    def relay(self, hear: Callable[[Result], None]) -> Callable[[Result], None]:
        """As `Trusting.relay`."""
        return self._work.relay(hear)


class TrustOfLists:
    """A desk that only checks: the lists that it has taken, and no data of anybody."""

    def __init__(self, work: Work, home: "Home") -> None:
        self._work, self._home = work, home
        self._lists: CheckingLists | None = None

    def judge(self, ask: "Ask", *, done: "Callable[[Verdicts], None]", failed: Failed) -> None:
        """As `Trusting.judge`. Fault: lists_missing."""

        def look() -> "Verdicts":
            from fieldreg.app import SystemClock  # noqa: PLC0415  loaded by now

            if self._lists is None:
                raise Fault("lists_missing")
            return ask(self._lists.trust, SystemClock().now_ms())

        self._work.aside(look, done=done, failed=failed)

    def relay(self, hear: Callable[[Result], None]) -> Callable[[Result], None]:
        """As `Trusting.relay`."""
        return self._work.relay(hear)

    def begin(self, *, done: "Callable[[CheckingLists | None], None]", failed: Failed) -> None:
        """Read the lists that were taken before."""

        def read() -> "CheckingLists | None":
            from fieldreg.app import kept_lists  # noqa: PLC0415  loaded by now

            return kept_lists(self._home)

        def have(lists: "CheckingLists | None") -> None:
            self._lists = lists
            done(lists)

        self._work.aside(read, done=have, failed=failed)

    def take(
        self, source: str, hq_key: str, *, done: "Callable[[CheckingLists], None]", failed: Failed
    ) -> None:
        """Fetch them from HQ's address or a file."""

        def fetch() -> "CheckingLists":
            from fieldreg.app import take_lists  # noqa: PLC0415  loaded by now

            return take_lists(self._home, source, hq_key=hq_key)

        def have(lists: "CheckingLists") -> None:
            self._lists = lists
            done(lists)

        self._work.aside(fetch, done=have, failed=failed)
