"""The list of cards and the one that is chosen: its picture, spoiled, handed over. Decides; knows no Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.people.paging import Find, Paging
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Spoiling
    from fieldreg.cards import Raster
    from fieldreg.store import Member

SPOILED = "spoiled"
"""Not where a card is, but what became of one."""


class CardListView(Protocol):
    """What the presenter tells the page."""

    def show_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """These are the first; `more` follow."""
        ...

    def add_people(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """These come after those shown."""
        ...

    def show_card(self, member: "Member | None", spoiling: "Spoiling | None") -> None:
        """Whose card is chosen, and how one of theirs was spoiled last."""
        ...

    def show_picture(self, sides: "tuple[Raster, Raster] | None") -> None:
        """Its front and back; None where there is no picture."""
        ...

    def show_slip(self, path: Path | None) -> None:
        """The slip stands in this file, or went to the receipt printer (None)."""
        ...

    def show_list_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        ...


class CardListPresenter:
    """`changed` is called when a card has changed its state. Answers that come too late are dropped."""

    def __init__(self, view: CardListView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view, self._work, self._changed = view, work, changed
        self._text = self._state = ""
        self._pages = Paging(work, first=self._found, further=view.add_people, failed=self._failed)
        self._member: Member | None = None
        self._spoiling: Spoiling | None = None
        self._wanted = ""
        """Who was chosen last, also while the card is still being read."""
        self._held = self._behind = False

    def refresh(self) -> None:
        """The same list anew, and the same card."""
        self._pages.ask_again(self._list())
        if self._wanted:
            self.choose(self._wanted)

    def hold(self, *, held: bool) -> None:
        """While a question about a card stands open, no list takes the card away; the last one waits."""
        self._held = held
        if held and self._member is not None:
            self._wanted = self._member.member_id
            self._view.show_card(self._member, self._spoiling)
        elif not held and self._behind:
            self._pages.ask_again(self._list())

    def search(self, text: str) -> None:
        """Whose cards: a name, a number, a NIK or a phone."""
        self._text = text
        self._pages.ask(self._list())

    def show_state(self, state: str) -> None:
        """Only cards in this state, or those that were spoiled; "" for all."""
        self._state = state
        self.search(self._text)

    def more(self) -> None:
        """The end of what is shown has been reached."""
        if not self._behind:
            self._pages.more()

    def choose(self, member_id: str) -> None:
        """This card."""
        self._wanted = member_id
        self._work.read(
            lambda desk: _read_card(desk, member_id),
            done=lambda card: self._chosen(member_id, *card),
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

    def slip(self, folder: Path) -> None:
        """A receipt, or a slip while there is no number: to the receipt printer, else a PDF in `folder`."""
        member = self._member
        if member is None:
            return

        def make(desk: "Desk") -> "tuple[bytes, str] | Path":
            from fieldreg.app import slip_for_printer, slip_kind, write_member_slip  # noqa: PLC0415  loaded by now

            if desk.settings.receipt_printer:
                return slip_for_printer(desk, member)
            path = folder / f"slip-{member.member_id[:8]}.pdf"
            write_member_slip(desk, member, path, kind=slip_kind(member))
            return path

        self._work.read(make, done=self._slip_made, failed=self._failed)

    def _slip_made(self, slip: "tuple[bytes, str] | Path") -> None:
        if isinstance(slip, Path):
            self._view.show_slip(slip)
            return
        commands, target = slip

        def send() -> None:
            from fieldreg.cards import send_raw  # noqa: PLC0415  loaded by now

            send_raw(commands, target)

        self._work.aside(send, done=lambda _: self._view.show_slip(None), failed=self._failed)

    def _list(self) -> Find:
        text, state = self._text, self._state
        return lambda desk, before, limit: _find(desk, text, state, before, limit)

    def _done(self) -> None:
        self._held = False
        self._changed()
        self.refresh()

    def _found(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        self._behind = self._held
        if self._held:
            return
        self._view.show_people(people, more=more)
        if not people:
            self._member, self._spoiling, self._wanted = None, None, ""
            self._view.show_card(None, None)
            self._view.show_picture(None)

    def _chosen(self, member_id: str, member: "Member | None", spoiling: "Spoiling | None") -> None:
        if member_id != self._wanted:
            return
        self._member, self._spoiling = member, spoiling
        self._view.show_card(member, spoiling)
        if member is None or member.kpj is None:
            self._view.show_picture(None)
            return
        seen = member

        def pictured(sides: "tuple[Raster, Raster] | None") -> None:
            if self._member is seen:
                self._view.show_picture(sides)

        self._work.read(lambda desk: _picture(desk, seen), done=pictured, failed=self._not_pictured)

    def _not_pictured(self, fault: Fault) -> None:
        self._view.show_picture(None)
        self._failed(fault)

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_list_fault(fault)


def _find(desk: "Desk", text: str, state: str, before: int | None, limit: int) -> "tuple[Member, ...]":
    from fieldreg.store import Only  # noqa: PLC0415  loaded by now

    only = Only(spoiled=True) if state == SPOILED else Only(card=state)
    return desk.store.people.find(text, only=only, before=before, limit=limit)


def _read_card(desk: "Desk", member_id: str) -> "tuple[Member | None, Spoiling | None]":
    from fieldreg.app import last_spoiling  # noqa: PLC0415  loaded by now

    return desk.store.people.get(member_id), last_spoiling(desk, member_id)


def _picture(desk: "Desk", member: "Member") -> "tuple[Raster, Raster] | None":
    from fieldreg.app import picture_card  # noqa: PLC0415  loaded by now

    # Somebody who was erased leaves a number and no card.
    return picture_card(desk, member) if member.nik else None
