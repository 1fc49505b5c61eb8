"""One person looked at: read, cancelled, given another card, handed on to be corrected. Knows no Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.people.details import Details, read_details
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk


class DetailView(Protocol):
    """What the presenter tells the page."""

    def show_details(self, details: Details) -> None:
        """This person, over the list."""
        ...

    def show_detail_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        ...


class DetailPresenter:
    """`changed` is called when something was recorded about the person."""

    def __init__(self, view: DetailView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view = view
        self._work = work
        self._changed = changed
        self._member_id = ""

    def choose(self, member_id: str) -> None:
        """Look at somebody."""
        self._member_id = member_id
        self.refresh()

    def close(self) -> None:
        """Back to the list."""
        self._member_id = ""

    def refresh(self) -> None:
        """Read the person again, if anybody is looked at."""
        member_id = self._member_id
        if member_id:
            self._work.read(
                lambda desk: read_details(desk, member_id), done=self._arrived, failed=self._failed
            )

    def cancel(self, reason: str) -> None:
        """Take the registration back."""
        member_id = self._member_id

        def cancel(desk: "Desk") -> None:
            from fieldreg.app import cancel_member  # noqa: PLC0415  loaded by now

            cancel_member(desk, member_id, reason=reason)

        self._work.change(cancel, done=lambda _: self._recorded(), failed=self._failed)

    def reprint(self, reason: str) -> None:
        """The card is no good: it waits to be made again."""
        member_id = self._member_id

        def spoil(desk: "Desk") -> None:
            from fieldreg.app import spoil_card  # noqa: PLC0415  loaded by now

            member = desk.store.people.get(member_id)
            if member is None:
                raise Fault("person_unknown")
            spoil_card(desk, member, reason=reason)

        self._work.change(spoil, done=lambda _: self._recorded(), failed=self._failed)

    def _recorded(self) -> None:
        self._changed()
        self.refresh()

    def _arrived(self, details: Details | None) -> None:
        # Somebody else may have been chosen, or nobody, while this one was being read.
        if details is not None and details.member.member_id == self._member_id:
            self._view.show_details(details)

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_detail_fault(fault)
