"""What donors promised, and what a coordinator proposes. Decides; knows no Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem
from fieldreg.domain.sponsorships import SponsorshipForm
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk, Proposed, Refused, SponsorshipStanding


class PromisesView(Protocol):
    """What the presenter tells the sheet."""

    def show_promises(self, standings: "tuple[SponsorshipStanding, ...]") -> None:
        """All that this laptop knows of."""
        ...

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """The form is wrong."""
        ...

    def proposed(self) -> None:
        """It is on the disk: put the form away."""
        ...

    def show_written(self, names: tuple[str, ...]) -> None:
        """These files stand in the folder."""
        ...

    def show_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        ...


class PromisesPresenter:
    """`changed` is called when something new waits for HQ."""

    def __init__(self, view: PromisesView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view, self._work, self._changed = view, work, changed

    def refresh(self) -> None:
        """Read again."""

        def read(desk: "Desk") -> "tuple[SponsorshipStanding, ...]":
            from fieldreg.app import list_sponsorships  # noqa: PLC0415  loaded by now

            return list_sponsorships(desk)

        self._work.read(read, done=self._view.show_promises, failed=self._failed)

    def propose(self, form: SponsorshipForm) -> None:
        """Write down a promise, for HQ's approval."""

        def propose(desk: "Desk") -> "Proposed | Refused":
            from fieldreg.app import propose_sponsorship  # noqa: PLC0415  as above

            return propose_sponsorship(desk, form)

        self._work.change(propose, done=self._answered, failed=self._failed)

    def recap(self, code: str, folder_text: str) -> None:
        """The sponsor's recap, as PDF and XLSX: names, no NIK, no phone."""
        folder = Path(folder_text)

        def write(desk: "Desk") -> tuple[str, ...]:
            from fieldreg.app import write_recap  # noqa: PLC0415  as above

            paths = tuple(folder / f"rekap-{code}{suffix}" for suffix in (".pdf", ".xlsx"))
            for path in paths:
                write_recap(desk, path, sponsorship=code)
            return tuple(path.name for path in paths)

        self._work.read(write, done=self._view.show_written, failed=self._failed)

    def contributors(self, folder_text: str) -> None:
        """The region's list of contributors, with totals for each company."""
        folder = Path(folder_text)

        def write(desk: "Desk") -> tuple[str, ...]:
            from fieldreg.app import write_contributors  # noqa: PLC0415  as above

            paths = tuple(folder / f"daftar-sponsor{suffix}" for suffix in (".pdf", ".xlsx"))
            for path in paths:
                write_contributors(desk, path)
            return tuple(path.name for path in paths)

        self._work.read(write, done=self._view.show_written, failed=self._failed)

    def _answered(self, answer: "Proposed | Refused") -> None:
        problems = getattr(answer, "problems", ())
        if problems:
            self._view.show_problems(problems)
            return
        self._view.proposed()
        self._changed()
        self.refresh()

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._view.show_fault(fault)
