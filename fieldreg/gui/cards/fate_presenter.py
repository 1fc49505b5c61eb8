"""One card: spoiled, or handed over. Decides; knows no Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.store import Member


class FateView(Protocol):
    """What the presenter tells the page."""

    def show_card(self, member: "Member | None", *, asked: bool) -> None:
        """Whose card it is; None where nobody answers to what was asked, or nothing was."""
        ...

    def show_card_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        ...


class FatePresenter:
    """`changed` is called when a card has changed its state."""

    def __init__(self, view: FateView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view = view
        self._work = work
        self._changed = changed
        self._text = ""
        self._member: Member | None = None

    def search(self, text: str) -> None:
        """Whose card: a name, a number, a NIK or a phone."""
        self._text, self._member = text, None
        if not text.strip():
            self._view.show_card(None, asked=False)
            return
        self._work.read(
            lambda desk: desk.store.people.find(text, limit=1),
            done=lambda people: self._found(text, people),
            failed=self._failed,
        )

    def spoil(self, reason: str) -> None:
        """The paper is no good: it waits to be made again."""
        member = self._member

        def spoil(desk: "Desk") -> None:
            from fieldreg.app import spoil_card  # noqa: PLC0415  loaded by now

            if member is not None:
                spoil_card(desk, member, reason=reason)

        self._work.change(spoil, done=lambda _: self._done(), failed=self._failed)

    def hand_over(self, proxy: str) -> None:
        """The person has it, or `proxy` fetched it."""
        member = self._member

        def hand_over(desk: "Desk") -> None:
            from fieldreg.app import hand_over_card  # noqa: PLC0415  loaded by now

            if member is not None:
                hand_over_card(desk, member, proxy=proxy)

        self._work.change(hand_over, done=lambda _: self._done(), failed=self._failed)

    def _found(self, text: str, people: "tuple[Member, ...]") -> None:
        if text == self._text:
            self._member = people[0] if people else None
            self._view.show_card(self._member, asked=True)

    def _done(self) -> None:
        self._changed()
        self.search(self._text)

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_card_fault(fault)
