"""From an office's list to members: check, take, accept, register. Decides; knows no Qt."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fieldreg.domain.candidates import CandidateState
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.gui.presenting import Presenting
from fieldreg.gui.sponsors.candidates_screen import CandidatesScreen, Doing, Step
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import BulkRegistered, CandidatesRead, Desk
    from fieldreg.domain.sponsorships import Sponsorship
    from fieldreg.store import CandidateRow

MOST_SHOWN = 2_000
"""Candidates in sight at once; the counts tell of all."""


class CandidatesView(Protocol):
    """What the presenter tells the sheet."""

    def show_candidates(self, screen: CandidatesScreen) -> None:
        """Show this."""
        ...


class _Known(NamedTuple):
    sponsorships: "tuple[Sponsorship, ...]"
    states: dict[CandidateState, int]
    accepted: dict[str, int]
    rows: "tuple[CandidateRow, ...]"


class CandidatesPresenter(Presenting[CandidatesScreen]):
    """`changed` is called when people were registered."""

    def __init__(self, view: CandidatesView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view, self._work, self._changed = view, work, changed
        super().__init__(CandidatesScreen(), view.show_candidates)
        self._path = Path()
        self._office = ""
        self._columns: dict[str, str] = {}
        self._stop = Event()

    def refresh(self) -> None:
        """Read again what this laptop knows."""
        self._work.read(_read, done=self._known, failed=self._failed)

    def choose_sponsorship(self, code: str) -> None:
        """Who pays for those who are accepted from here on."""
        self._show(sponsorship=code)
        self.refresh()

    def choose_list(self, path_text: str, office: str) -> None:
        """Check this file; the columns are guessed, and remembered for the office once it is taken."""
        path = Path(path_text.strip()).expanduser()
        if not path_text.strip() or path.is_dir():
            self._show(fault=Fault("file_name_missing"))
            return
        if path != self._path or office.strip() != self._office:
            self._path, self._office, self._columns = path, office.strip(), {}
        self._check()

    def name_column(self, title: str, target: str) -> None:
        """A column means something else than was guessed; "" for nothing."""
        self._columns[title] = target
        self._check()

    def go_on(self, path_text: str, office: str) -> None:
        """F9: whatever comes next."""
        if self._screen.doing:
            return
        steps = {
            Step.CHECK: lambda: self.choose_list(path_text, office),
            Step.TAKE: self._take,
            Step.ACCEPT: self._accept,
            Step.REGISTER: self._register,
        }
        steps[self._screen.step]()

    def refuse(self, member_id: str, reason: str) -> None:
        """This one is not to be registered."""

        def refuse(desk: "Desk") -> int:
            from fieldreg.app import refuse_candidates  # noqa: PLC0415  loaded by now

            return refuse_candidates(desk, reason=reason, member_ids=(member_id,))

        self._work.change(refuse, done=self._refused, failed=self._failed)

    def stop(self) -> None:
        """Esc: after the batch under way."""
        self._stop.set()

    def drop(self) -> None:
        """Put the list away."""
        self._path, self._columns = Path(), {}
        self._show(read=None, fault=None, report="")

    def report(self) -> None:
        """Write the spreadsheet from which the office mends, beside its list."""
        read, path = self._screen.read, self._path
        if read is None:
            return
        target = path.with_name(f"{path.stem}-perbaikan.xlsx")

        def write(_desk: "Desk") -> str:
            from fieldreg.app import write_import_report  # noqa: PLC0415  as above

            write_import_report(read, target)
            return target.name

        self._work.read(write, done=lambda name: self._show(report=name, fault=None), failed=self._failed)

    def _check(self) -> None:
        self._read_list(Doing.CHECKING, preview=True)

    def _take(self) -> None:
        self._read_list(Doing.TAKING, preview=False)

    def _read_list(self, doing: Doing, *, preview: bool) -> None:
        if self._screen.doing:
            return
        stop, progress = self._begin(doing)
        path, office, columns = self._path, self._office, dict(self._columns)
        code = self._screen.sponsorship

        def read(desk: "Desk") -> "CandidatesRead":
            from fieldreg.app import import_candidates  # noqa: PLC0415  as above

            return import_candidates(
                desk,
                path,
                sponsorship=code,
                office=office,
                columns=columns,
                preview=preview,
                on_progress=lambda done, of: progress((done, of)),
                should_stop=stop.is_set,
            )

        # A preview writes nothing: registering goes on beside it.
        run = self._work.read if preview else self._work.change
        run(read, done=self._was_read, failed=self._failed)

    def _accept(self) -> None:
        code = self._screen.sponsorship
        if not code:
            self._show(fault=Fault("sponsorship_not_chosen"))
            return

        def accept(desk: "Desk") -> int:
            from fieldreg.app import accept_candidates  # noqa: PLC0415  as above

            return accept_candidates(desk, code)

        self._work.change(accept, done=lambda _: self._settled(), failed=self._failed)

    def _register(self) -> None:
        stop, progress = self._begin(Doing.REGISTERING)
        code = self._screen.sponsorship

        def register(desk: "Desk") -> "BulkRegistered":
            from fieldreg.app import register_candidates  # noqa: PLC0415  as above

            return register_candidates(
                desk, code, on_progress=lambda done, of: progress((done, of)), should_stop=stop.is_set
            )

        self._work.change(register, done=self._were_registered, failed=self._failed)

    def _begin(self, doing: Doing) -> tuple[Event, Callable[[tuple[int, int]], None]]:
        self._stop = Event()
        self._show(doing=doing, done=0, of=0, registered=None, fault=None, report="", refused=0)
        return self._stop, self._work.relay(self._progressed)

    def _progressed(self, figures: tuple[int, int]) -> None:
        self._show(done=figures[0], of=figures[1])

    def _was_read(self, read: "CandidatesRead") -> None:
        self._show(read=read, doing=Doing.NOTHING)
        self.refresh()

    def _were_registered(self, result: "BulkRegistered") -> None:
        self._show(registered=result, doing=Doing.NOTHING, read=None)
        self._settled()

    def _refused(self, count: int) -> None:
        self._show(refused=count, fault=None)
        self.refresh()

    def _settled(self) -> None:
        self._show(fault=None)
        self._changed()
        self.refresh()

    def _known(self, known: _Known) -> None:
        codes = [each.code for each in known.sponsorships]
        chosen = self._screen.sponsorship if self._screen.sponsorship in codes else ""
        chosen = chosen or (codes[0] if len(codes) == 1 else "")
        self._show(
            sponsorships=known.sponsorships,
            sponsorship=chosen,
            states=known.states,
            accepted=known.accepted.get(chosen, 0),
            candidates=known.rows,
        )

    def _failed(self, fault: Fault) -> None:
        if fault.code != "locked":
            self._show(fault=fault, doing=Doing.NOTHING)


def _read(desk: "Desk") -> _Known:
    from fieldreg.app import list_candidates  # noqa: PLC0415  loaded by now

    now = Month.of(desk.today())
    return _Known(
        sponsorships=tuple(each for each in desk.store.sponsorships.all() if each.open_in(now)),
        states=desk.store.candidates.counts(),
        accepted=desk.store.candidates.accepted_by_sponsorship(),
        rows=list_candidates(desk, limit=MOST_SHOWN),
    )
