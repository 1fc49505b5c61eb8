"""What HQ has of somebody who is being corrected, beside what stands in the form now. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import form_of
from fieldreg.gui.register.form_state import ORDER, FormState

if TYPE_CHECKING:
    from fieldreg.app import Desk

_NOT_SHOWN = ("consent_version",)


@dataclass(frozen=True, slots=True)
class Had:
    """One field as it was recorded."""

    name: str
    text: str
    """As the field shows it; "" where nothing was given."""
    differs: bool
    """The form says something else now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """Somebody's record as it is corrected."""

    form: RegistrationForm
    """As it stands on this laptop."""
    at_hq: RegistrationForm | None
    """As HQ has acknowledged it; None where it has nothing of this person yet."""


def read_record(desk: "Desk", member_id: str) -> OnRecord:
    """On the reading thread. Raises Fault (person_unknown, person_erased)."""
    from fieldreg.app import form_to_correct  # noqa: PLC0415  loaded by now

    form = form_to_correct(desk, member_id)
    seen = desk.store.journal.acknowledged().seq
    registration = desk.store.people.registration(member_id, until_seq=seen)
    return OnRecord(form=form, at_hq=form_of(registration) if registration else None)


def compare(recorded: FormState, now: FormState) -> tuple[Had, ...]:
    """Every field that has a text on either side."""
    return tuple(
        Had(name, recorded.texts.get(name, ""), differs=_meant(recorded, name) != _meant(now, name))
        for name in ORDER
        if name not in _NOT_SHOWN and (recorded.texts.get(name) or now.texts.get(name, "").strip())
    )


def _meant(state: FormState, name: str) -> str:
    return state.value(name).replace(" ", "").casefold()
