"""What presenters ask of the running program. No Qt: tests answer with the real program, in turn."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    # The use cases load the database and the cryptography; a presenter only names their types.
    from pathlib import Path

    from fieldreg.app import Desk, Keyring, Officer, Recovered, Restore, Synced
    from fieldreg.sync import Progress

Result = TypeVar("Result")
Failed = Callable[[Fault], None]


class Work(Protocol):
    """Everything runs elsewhere; `done` or `failed` is called on the window's thread, never at once."""

    def officers(self, *, done: "Callable[[tuple[Officer, ...]], None]", failed: Failed) -> None:
        """Who may sign in; empty where nothing is set up."""
        ...

    def sign_in(
        self, pin: str, officer_id: str, *, done: "Callable[[Officer], None]", failed: Failed
    ) -> None:
        """Open the desk with a PIN."""
        ...

    def enrol(self, *, done: "Callable[[Officer], None]", failed: Failed, **how: str) -> None:
        """Set this laptop up (`app.enrolling`)."""
        ...

    def ask_by_stick(self, place: str, *, done: "Callable[[Path], None]", failed: Failed, **how: str) -> None:
        """Write the request for enrolment onto a stick (`app.enrolling_stick`)."""
        ...

    def answer_by_stick(
        self, place: str, *, pin: str, hq_url: str, done: "Callable[[Officer], None]", failed: Failed
    ) -> None:
        """Take HQ's answer from the stick; the desk is open afterwards."""
        ...

    def manage(
        self,
        pin: str,
        officer_id: str,
        act: "Callable[[Keyring], Result]",
        *,
        done: Callable[[Result], None],
        failed: Failed,
    ) -> None:
        """What only a coordinator may do, with their PIN asked again."""
        ...

    def restore(
        self,
        pin: str,
        officer_id: str,
        *,
        backup: "Path | None",
        dry_run: bool,
        done: "Callable[[Restore], None]",
        failed: Failed,
    ) -> None:
        """Go back to a backup and sign in, or only tell what would be lost."""
        ...

    def recover(self, code: str, pin: str, *, done: "Callable[[Recovered], None]", failed: Failed) -> None:
        """Set the coordinator's PIN anew with the recovery code."""
        ...

    def lock(self, *, done: Callable[[], None]) -> None:
        """Close the desk."""
        ...

    def read(
        self, task: "Callable[[Desk], Result]", *, done: Callable[[Result], None], failed: Failed
    ) -> None:
        """Run a task that only reads."""
        ...

    def change(
        self, task: "Callable[[Desk], Result]", *, done: Callable[[Result], None], failed: Failed
    ) -> None:
        """Run a task that writes."""
        ...

    def sync(
        self,
        *,
        progressed: "Callable[[Progress], None]",
        done: "Callable[[Synced], None]",
        failed: Failed,
    ) -> None:
        """One round with HQ."""
        ...

    def aside(self, task: Callable[[], Result], *, done: Callable[[Result], None], failed: Failed) -> None:
        """Run a task that needs no desk and may take long, beside everything else: a printer, a picture."""
        ...

    def relay(self, hear: Callable[[Result], None]) -> Callable[[Result], None]:
        """A function that a task may call on its own thread; `hear` is called on the window's."""
        ...
