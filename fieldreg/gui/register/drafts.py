"""What is being typed, kept on the disk a moment later: a crash takes a second of work at most. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.app import Desk

KEEP_AFTER_MS = 700
After = Callable[[int, Callable[[], None]], None]
"""Call something on the window's thread so many ms from now."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was on the disk when the page was opened."""

    form: RegistrationForm | None
    """Somebody who was not saved yet."""
    common: RegistrationForm | None
    """What everybody at the table has in common, kept today."""


class Drafts:
    """`form` tells what stands in the form now, or None where there is nothing about a person to keep.

    `common` tells what the next person's form begins with: it comes back after a restart on the same day.
    A disk that does not take a draft is no reason to disturb: saving will tell.
    """

    def __init__(
        self,
        work: Work,
        after: After,
        *,
        form: Callable[[], RegistrationForm | None],
        common: Callable[[], RegistrationForm],
    ) -> None:
        self._work = work
        self._after = after
        self._form = form
        self._common = common
        self._kept_common: RegistrationForm | None = None
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
        form, common = self._form(), self._common()
        kept = self._kept_common

        def write(desk: "Desk") -> None:
            from fieldreg.app import drop_draft, keep_common, keep_draft  # noqa: PLC0415  loaded by now

            if common != kept:
                keep_common(desk, common)
            if form is None:
                drop_draft(desk)
            else:
                keep_draft(desk, form)

        def written(_: object) -> None:
            self._kept_common = common

        self._work.change(write, done=written, failed=lambda _: None)

    def read(self, found: Callable[[Kept], None]) -> None:
        """Tell what was kept; nothing where the disk does not answer."""

        def read(desk: "Desk") -> Kept:
            from fieldreg.app import read_common, read_draft  # noqa: PLC0415  loaded by now

            return Kept(form=read_draft(desk), common=read_common(desk))

        self._work.read(read, done=found, failed=lambda _: found(Kept(form=None, common=None)))
