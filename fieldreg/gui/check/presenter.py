"""Judge what a scanner typed, or a picture. Decides; knows no Qt."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.check.trusting import Trusting

if TYPE_CHECKING:
    from fieldreg.app import Trust
    from fieldreg.credential import CardVerdict

_STOPPED = "stopped"


class CheckView(Protocol):
    """What the presenter tells the page."""

    def show_verdicts(self, verdicts: "tuple[CardVerdict, ...]") -> None:
        """One for each card."""
        ...

    def show_reading(self, done: int, pages: int) -> None:
        """So many pages of a PDF have been read; all of them, or stopped, where both are 0."""
        ...

    def show_fault(self, fault: Fault) -> None:
        """The file cannot be read."""
        ...


class CheckPresenter:
    """Works without a line: HQ's keys and void list are on the machine."""

    def __init__(self, view: CheckView, trusting: Trusting) -> None:
        self._view = view
        self._trusting = trusting
        self._before_camera: tuple[str, ...] = ()
        self._stop = Event()

    def check_text(self, text: str) -> None:
        """A scanner ended with Enter, or a text was pasted."""
        scanned = text.strip("\r\n")
        if scanned.strip():
            self._check((scanned,))

    def check_camera(self, texts: tuple[str, ...]) -> None:
        """A camera sees these now; what it saw a moment ago is not judged again."""
        if texts != self._before_camera:
            self._before_camera = texts
            self._check(texts)

    def check_file(self, path: Path) -> None:
        """A picture or a PDF, of as many cards as there are in it."""
        self.stop()
        self._stop = stop = Event()

        def read(pages: tuple[int, int]) -> None:
            if not stop.is_set():
                self._view.show_reading(*pages)

        tell = self._trusting.relay(read)

        def progressed(done: int, pages: int) -> None:
            if stop.is_set():
                raise Fault(_STOPPED)
            tell((done, pages))

        def judge(trust: "Trust", now_ms: int) -> "tuple[CardVerdict, ...]":
            from fieldreg.app import verify_file  # noqa: PLC0415  loaded by now

            return verify_file(path, trust, now_ms=now_ms, on_progress=progressed)

        def judged(verdicts: "tuple[CardVerdict, ...]") -> None:
            if not stop.is_set():
                self._view.show_reading(0, 0)
                self._view.show_verdicts(verdicts)

        self._trusting.judge(judge, done=judged, failed=self._failed)

    def stop(self) -> None:
        """Esc: read no further in a long PDF."""
        self._stop.set()
        self._view.show_reading(0, 0)

    def _check(self, texts: tuple[str, ...]) -> None:
        def judge(trust: "Trust", now_ms: int) -> "tuple[CardVerdict, ...]":
            from fieldreg.app import verify_text  # noqa: PLC0415  loaded by now

            return tuple(verify_text(text, trust, now_ms=now_ms) for text in texts)

        self._trusting.judge(judge, done=self._view.show_verdicts, failed=self._failed)

    def _failed(self, fault: Fault) -> None:
        if fault.code not in {"locked", _STOPPED}:
            self._view.show_reading(0, 0)
            self._view.show_fault(fault)
