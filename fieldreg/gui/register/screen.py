"""What the registration page shows, as one value, and the questions behind it. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from fieldreg.domain.ages import age_on
from fieldreg.domain.contribution import Quote
from fieldreg.domain.dates import short_date
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import Judgement
from fieldreg.domain.member import Sex
from fieldreg.domain.money import read_rupiah, rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.nik import NikReading
from fieldreg.domain.problems import Problem, warnings
from fieldreg.domain.regions import Regions
from fieldreg.domain.terms import judge_terms
from fieldreg.gui.register.alike import Alike, read_alike
from fieldreg.gui.register.form_state import Origin
from fieldreg.gui.register.last_person import LastPerson
from fieldreg.gui.register.sponsor_terms import Sponsor

if TYPE_CHECKING:
    from fieldreg.app import Desk, Registered

_HARD_TO_READ_RP = 10_000
"""From here on bare digits are shown with their dots as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The judgement of a form, and what the page wants to know besides."""

    judgement: Judgement
    today: date
    nik_place: str
    """"Tanah Abang, Kota Jakarta Pusat", or ""."""
    relief_until: Month | None
    """The last of the months that the relief makes cheaper."""
    alike: Alike | None = None
    """Who may be the same person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsReasons:
    """Nothing was saved: these warnings have no reason yet."""

    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class NikLine:
    """What the NIK says, to compare with the person and the card."""

    sex: Sex | None
    birth_date: date | None
    age: int | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterScreen:
    """Everything that the page shows but the texts being typed."""

    problems: Mapping[str, Problem] = field(default_factory=dict)
    """Field -> the worst thing to say beside it."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    """What may be overruled, each with a reason."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    nik: NikLine | None = None
    nik_digits: int = 0
    income_rp: int | None = None
    """What the typed income was understood as, where it is not plain already."""
    quote: Quote | None = None
    relief_until: Month | None = None
    alike: Alike | None = None
    """Who may be the same person."""
    activation: str = ""
    """The activation that everybody here belongs to; "" where none is open."""
    sponsor: Sponsor | None = None
    """Who pays, if not the person."""
    may_be_sponsored: bool = False
    """Whether anybody here may be."""
    begun: bool = False
    """Something about a person stands there."""
    ready: bool = False
    """Nothing stands in the way of saving."""
    saving: bool = False
    last: LastPerson | None = None
    restored: bool = False
    """What stands there was typed before the program was last closed, and nobody has gone on with it yet."""
    put_away: bool = False
    """The form was emptied just now: what stood there can be brought back."""


def check(desk: "Desk", form: RegistrationForm, *, correcting: str = "") -> Checked:
    """Judge a form on the reading thread; a few ms. `correcting`: the id of who is on record already."""
    from fieldreg.app import check_registration  # noqa: PLC0415  loaded by now; the page itself needs none of it

    judgement = check_registration(desk, form, at_desk=not correcting, correcting=correcting)
    district = judgement.nik.district
    return Checked(
        judgement=judgement,
        today=desk.today(),
        nik_place=(desk.tables.regions.full_name(district.code) or district.name) if district else "",
        relief_until=_relief_until(desk, form),
        alike=read_alike(desk, form, judgement),
    )


def save(desk: "Desk", form: RegistrationForm) -> "Registered | NeedsReasons | Checked":
    """Register on the writing thread: on the disk where `Registered`, nothing written where `Checked`."""
    from fieldreg.app import Registered, drop_draft, register_member  # noqa: PLC0415  as above

    checked = check(desk, form)
    if unexplained(checked, form):
        return NeedsReasons(checked=checked)
    result = register_member(desk, form)
    if not isinstance(result, Registered):
        return check(desk, form)
    drop_draft(desk)
    return result


def unexplained(checked: Checked, form: RegistrationForm) -> bool:
    """Whether a warning has no reason yet."""
    problems = warnings(checked.judgement.problems)
    return any(not form.reasons.get(problem.code, "").strip() for problem in problems)


def said_by_nik(nik: NikReading, regions: Regions) -> dict[str, tuple[str, str]]:
    """What a NIK fills in: field -> the text to show and its code; "" where it says nothing."""
    district = nik.district if nik.district and nik.district.code in regions.names else None
    return {
        "birth_date": (short_date(nik.birth_date) if nik.birth_date else "", ""),
        "sex": (nik.sex or "", ""),
        "district": (regions.full_name(district.code), district.code) if district else ("", ""),
    }


def nik_line(checked: Checked) -> NikLine | None:
    """What to show below the NIK, once it can be read."""
    nik = checked.judgement.nik
    if nik.birth_date is None and nik.district is None:
        return None
    age = age_on(checked.today, nik.birth_date) if nik.birth_date else None
    return NikLine(sex=nik.sex, birth_date=nik.birth_date, age=age, place=checked.nik_place)


def understood_income(text: str) -> int | None:
    """The amount that "1,5 jt" means; None where it is not readable or stands there in full already."""
    amount = read_rupiah(text)
    if amount is None or text.strip() == rupiah(amount).removeprefix("Rp"):
        return None
    return amount if text.strip() != str(amount) or amount >= _HARD_TO_READ_RP else None


def _relief_until(desk: "Desk", form: RegistrationForm) -> Month | None:
    occupations = desk.tables.occupations
    occupation = occupations.find(form.occupation) or occupations.read(form.occupation)
    sector = occupations.sector(occupation.code if occupation else "")
    terms = judge_terms(form, sector=sector, tables=desk.tables, today=desk.today()).terms
    if terms is None:
        return None
    cheaper = [
        month
        for month in terms.first_month.run(terms.months)
        if any(relief.applies(month, sector, terms.payer) for relief in desk.tables.rates.reliefs)
    ]
    return cheaper[-1] if cheaper else None
