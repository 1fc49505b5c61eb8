"""Judge what a scanner typed, or a picture. Decides; knows no Qt."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.credential import CardVerdict


class CheckView(Protocol):
    """What the presenter tells the page."""

    def show_verdicts(self, verdicts: "tuple[CardVerdict, ...]") -> None:
        """One for each card."""
        ...

    def show_fault(self, fault: Fault) -> None:
        """The file cannot be read."""
        ...


class CheckPresenter:
    """Works without a line: HQ's keys and void list are on the laptop."""

    def __init__(self, view: CheckView, work: Work) -> None:
        self._view = view
        self._work = work

    def check_text(self, text: str) -> None:
        """A scanner ended with Enter, or a text was pasted."""
        scanned = text.strip("\r\n")
        if not scanned.strip():
            return

        def judge(desk: "Desk") -> "tuple[CardVerdict, ...]":
            from fieldreg.app import trust_of, verify_text  # noqa: PLC0415  loaded by now

            return (verify_text(scanned, trust_of(desk), now_ms=desk.now_ms()),)

        self._work.read(judge, done=self._view.show_verdicts, failed=self._view.show_fault)

    def check_file(self, path: Path) -> None:
        """A picture or a PDF."""

        def judge(desk: "Desk") -> "tuple[CardVerdict, ...]":
            from fieldreg.app import trust_of, verify_file  # noqa: PLC0415  loaded by now

            return verify_file(path, trust_of(desk), now_ms=desk.now_ms())

        self._work.read(judge, done=self._view.show_verdicts, failed=self._view.show_fault)
