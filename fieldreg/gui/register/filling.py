"""A form that was kept or recorded, back in the fields as it would be typed. No Qt."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from fieldreg.domain.dates import short_date
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.money import rupiah
from fieldreg.domain.nik import grouped_nik
from fieldreg.domain.phones import grouped_phone
from fieldreg.gui.register.form_state import NIK_DIGITS, ORDER, FormState

if TYPE_CHECKING:
    from fieldreg.domain.tables import Tables

_PLACES = ("district", "work_regency")
_OCCUPATIONS = ("occupation", "second_occupation")


def state_of(form: RegistrationForm, tables: "Tables") -> FormState:
    """The fields with words where the form has codes; what has no field on the page is kept beside them."""
    state = FormState(reasons=dict(form.reasons))
    for name in ORDER:
        value: str = getattr(form, name)
        if value:
            state.texts[name] = _shown(name, value, tables)
            state.codes[name] = (state.texts[name], value)
    state.payer = form.payer or state.payer
    return state


def _shown(name: str, value: str, tables: "Tables") -> str:
    if name in _PLACES and value in tables.regions.names:
        return tables.regions.full_name(value)
    if name in _OCCUPATIONS:
        known = tables.occupations.find(value)
        return known.label if known else value
    return _SHOWN.get(name, str)(value)


def _date(value: str) -> str:
    try:
        return short_date(date.fromisoformat(value))
    except ValueError:
        return value


_SHOWN: dict[str, Callable[[str], str]] = {
    "nik": lambda value: grouped_nik(value) if len(value) == NIK_DIGITS else value,
    "birth_date": _date,
    "phone": grouped_phone,
    "income": lambda value: rupiah(int(value)).removeprefix("Rp") if value.isdecimal() else value,
}
