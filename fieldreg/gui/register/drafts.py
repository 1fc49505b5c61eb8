"""What is being typed, kept on the disk a moment later: a crash takes a second of work at most. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk

KEEP_AFTER_MS = 700
After = Callable[[int, Callable[[], None]], None]
"""Call something on the window's thread so many ms from now."""


class Drafts:
    """`form` tells what stands in the form now, or None where there is nothing about a person to keep.

    A disk that does not take a draft is no reason to disturb: saving will tell.
    """

    def __init__(self, work: Work, after: After, form: Callable[[], RegistrationForm | None]) -> None:
        self._work = work
        self._after = after
        self._form = form
        self._due = False

    def touched(self) -> None:
        """Something was typed: keep it soon, once for many keys."""
        if not self._due:
            self._due = True
            self._after(KEEP_AFTER_MS, self.keep)

    def keep(self) -> None:
        """Keep what stands there now; nothing where nothing was typed since."""
        if not self._due:
            return
        self._due = False
        form = self._form()

        def write(desk: "Desk") -> None:
            from fieldreg.app import drop_draft, keep_draft  # noqa: PLC0415  loaded by now

            if form is None:
                drop_draft(desk)
            else:
                keep_draft(desk, form)

        self._work.change(write, done=lambda _: None, failed=lambda _: None)

    def read(self, found: Callable[[RegistrationForm], None]) -> None:
        """Tell what was kept, if there is anything."""

        def read(desk: "Desk") -> RegistrationForm | None:
            from fieldreg.app import read_draft  # noqa: PLC0415  loaded by now

            return read_draft(desk)

        self._work.read(read, done=lambda form: found(form) if form else None, failed=lambda _: None)
