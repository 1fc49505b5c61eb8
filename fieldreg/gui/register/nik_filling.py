"""The NIK as it is typed or scanned, and what it fills in. No Qt."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.nik import NikReading, grouped_nik, judge_nik, read_nik
from fieldreg.gui.register.form_state import NIK_DIGITS, FormState, Origin
from fieldreg.gui.register.screen import said_by_nik
from fieldreg.gui.register.telling import Attention

if TYPE_CHECKING:
    from fieldreg.domain.tables import Tables


class NikView(Protocol):
    """The part of the page that this needs."""

    def fill(self, name: str, text: str) -> None:
        """Put a text into a field, or choose it."""
        ...

    def move_on(self, name: str) -> None:
        """Go on to a field by itself."""
        ...


def nik_typed(
    view: NikView,
    state: FormState,
    attention: Attention,
    text: str,
    *,
    today: date | None,
    tables: "Tables",
) -> None:
    """Another digit. The sixteenth ends it, typed or scanned: the hand is on the digits, not on Tab.

    `today` is None until the first judgement has told the date at the market.
    """
    nik = read_nik(text)
    if len(nik) != NIK_DIGITS or not nik.isdigit():
        emptied = [name for name, origin in state.origins.items() if origin is Origin.NIK]
        state.unfill(Origin.NIK)
        for name in emptied:
            view.fill(name, "")
        return
    attention.left.add("nik")
    view.fill("nik", grouped_nik(nik))
    # What the NIK says stands there at once: a quick hand is not sent to a field that is about to be filled.
    if today is not None:
        reading = judge_nik(nik, today=today, regions=tables.regions)
        fill_from_nik(view, state, reading, here=attention.here, tables=tables)
    if not state.texts.get("name"):
        view.move_on("name")


def fill_from_nik(view: NikView, state: FormState, nik: NikReading, *, here: str, tables: "Tables") -> None:
    """Fill what nobody has typed; the field that is being typed in, or was emptied for it, is left alone.

    `here` is the field with the focus.
    """
    if len(nik.nik) != NIK_DIGITS or nik.nik != read_nik(state.texts.get("nik", "")):
        return
    for name, (text, code) in said_by_nik(nik, tables.regions).items():
        if text and not (here == name and name in state.texts):
            state.fill(name, text, Origin.NIK, code=code)
            view.fill(name, state.texts[name])


def shown_nik(text: str) -> str:
    """Grouped once it is whole."""
    nik = read_nik(text)
    return grouped_nik(nik) if len(nik) == NIK_DIGITS else text
