"""The ceremony: who is at the table, what is still to be asked, ticked off. Decides; knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem
from fieldreg.gui.presenting import Presenting
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import CardHolder, Desk, Refused, TickedOff
    from fieldreg.domain.ceremony import HandOverCount
    from fieldreg.domain.sponsorships import Sponsorship


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverScreen:
    """Everything that the sheet shows."""

    sponsorships: "tuple[Sponsorship, ...]" = ()
    sponsorship: str = ""
    """Whose people; "" for everybody's."""
    count: "HandOverCount | None" = None
    found: "tuple[CardHolder, ...]" = ()
    asked: bool = False
    """Whether anything was looked for."""
    holder: "CardHolder | None" = None
    """Who is at the table."""
    problems: tuple[Problem, ...] = ()
    done: str = ""
    """The name of whoever has just been ticked off."""
    file: str = ""
    fault: Fault | None = None


class HandOverView(Protocol):
    """What the presenter tells the sheet."""

    def show_hand_over(self, screen: HandOverScreen) -> None:
        """Show this."""
        ...


class _Counted(NamedTuple):
    sponsorships: "tuple[Sponsorship, ...]"
    so_far: "HandOverCount"


class HandOverPresenter(Presenting[HandOverScreen]):
    """`changed` is called when a card has been handed over."""

    def __init__(self, view: HandOverView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view, self._work, self._changed = view, work, changed
        super().__init__(HandOverScreen(), view.show_hand_over)
        self._text = ""

    def refresh(self) -> None:
        """Count again."""
        code = self._screen.sponsorship

        def count(desk: "Desk") -> _Counted:
            from fieldreg.app import count_hand_over  # noqa: PLC0415  loaded by now

            return _Counted(tuple(desk.store.sponsorships.all()), count_hand_over(desk, sponsorship=code))

        self._work.read(count, done=self._counted, failed=self._failed)

    def choose_sponsorship(self, code: str) -> None:
        """Only the people of this one."""
        self._show(sponsorship=code, holder=None, found=(), file="")
        self.refresh()

    def search(self, text: str) -> None:
        """A few letters, a NIK, a number, a phone, or what a scanner read from a card."""
        self._text = text
        if not text.strip():
            self._show(found=(), asked=False, fault=None)
            return
        code = self._screen.sponsorship

        def find(desk: "Desk") -> "tuple[CardHolder, ...]":
            from fieldreg.app import find_for_hand_over  # noqa: PLC0415  as above

            return find_for_hand_over(desk, text, sponsorship=code)

        self._work.read(find, done=lambda found: self._found(text, found), failed=self._failed)

    def choose(self, holder: "CardHolder | None") -> None:
        """This one is at the table; None: nobody after all."""
        self._show(holder=holder, problems=(), done="", fault=None)

    def tick_off(self, form: HandOverForm) -> None:
        """F9: the card is theirs."""
        holder = self._screen.holder
        if holder is None:
            return

        def tick_off(desk: "Desk") -> "TickedOff | Refused":
            from fieldreg.app import hand_over  # noqa: PLC0415  as above

            return hand_over(desk, holder.member.member_id, form)

        self._work.change(tick_off, done=lambda answer: self._ticked(holder, answer), failed=self._failed)

    def write_list(self, path_text: str, *, waiting_only: bool) -> None:
        """The list to sign, or those who have not come."""
        path = Path(path_text.strip()).expanduser()
        if not path_text.strip() or path.is_dir():
            self._show(fault=Fault("file_name_missing"))
            return
        path, code = path.with_suffix(".pdf"), self._screen.sponsorship

        def write(desk: "Desk") -> int:
            from fieldreg.app import write_hand_over_list  # noqa: PLC0415  as above

            return write_hand_over_list(desk, path, sponsorship=code, waiting_only=waiting_only)

        self._work.read(write, done=lambda _: self._show(file=path.name, fault=None), failed=self._failed)

    def _counted(self, counted: _Counted) -> None:
        self._show(sponsorships=counted.sponsorships, count=counted.so_far)

    def _found(self, text: str, found: "tuple[CardHolder, ...]") -> None:
        if text == self._text:
            self._show(found=found, asked=True, fault=None)

    def _ticked(self, holder: "CardHolder", answer: "TickedOff | Refused") -> None:
        problems: tuple[Problem, ...] = getattr(answer, "problems", ())
        if problems:
            self._show(problems=problems, fault=None)
            return
        self._text = ""
        self._show(holder=None, found=(), asked=False, problems=(), fault=None, done=holder.member.name)
        self._changed()
        self.refresh()

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._show(fault=fault, found=())
