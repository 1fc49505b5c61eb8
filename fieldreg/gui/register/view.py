"""What the registration's presenters tell their page. No Qt."""

from typing import Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.register.at_hq import Had
from fieldreg.gui.register.screen import RegisterScreen


class RegisterView(Protocol):
    """What the presenter tells the page."""

    def show_screen(self, screen: RegisterScreen) -> None:
        """Show everything but the texts."""
        ...

    def fill(self, name: str, text: str) -> None:
        """Put a text into a field, or choose it."""
        ...

    def suggest(self, name: str, texts: tuple[str, ...], *, sure: bool) -> None:
        """Offer these below a field; none takes the offer away. Enter takes the first one if it is `sure`."""
        ...

    def focus(self, name: str) -> None:
        """Go to a field, or to the reason of the warning `reason:CODE`."""
        ...

    def move_on(self, name: str) -> None:
        """Go on to a field by itself, in the middle of what is being typed or scanned."""
        ...

    def go_on_at(self, name: str) -> None:
        """Somebody is in the form again: typing goes on at this field, behind what stands there."""
        ...

    def show_fault(self, fault: Fault | None) -> None:
        """The world stands in the way of saving."""
        ...

    def hold_keys(self) -> None:
        """Somebody is being saved: what is typed now is for the next person."""
        ...

    def let_keys_go(self, *, into_next: bool) -> None:
        """The next person's form is there to take them; or it is not, and they are dropped."""
        ...


class CorrectView(RegisterView, Protocol):
    """What the presenter of a correction tells the page besides."""

    def ask_reason(self) -> None:
        """Nothing is recorded before it says why."""
        ...

    def call_person(self, name: str) -> None:
        """Who is being corrected; the reason is empty."""
        ...

    def show_record(self, had: tuple[Had, ...], *, at_hq: bool) -> None:
        """What was recorded, at HQ or only here, and where the form differs from it."""
        ...
