"""Who somebody is: the fields of a form that describe the person, read and judged."""

from dataclasses import dataclass
from datetime import date

from fieldreg.domain.ages import AGE_LIMIT, CARD_AGE, age_on
from fieldreg.domain.dates import read_date, short_date
from fieldreg.domain.findings import Findings
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import Sex
from fieldreg.domain.names import tidy_name
from fieldreg.domain.nik import NikReading, judge_nik
from fieldreg.domain.phones import read_phone
from fieldreg.domain.regions import Regions
from fieldreg.domain.spelling import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a form says of a person; a part that could not be read is None (or "" for texts)."""

    nik: NikReading
    name: str
    birth_date: date | None
    """As stated, else as the NIK says."""
    sex: Sex | None
    """Likewise."""
    phone: str
    """08…; the typed text where it could not be read, so that nothing is lost."""
    email: str


def judge_person(form: RegistrationForm, *, regions: Regions, today: date, found: Findings) -> Person:
    """Read the person and add to `found` what is wrong. Never raises.

    Blocks: those of the NIK, name_missing, birth_date_missing, birth_date_unreadable, birth_date_in_future,
    age_65_or_over, sex_missing, sex_unreadable. Warns: those of the NIK, name_has_digits, age_under_17,
    phone_unreadable, email_unreadable.
    """
    stated_birth = read_date(form.birth_date, today=today)
    stated_sex = read_sex(form.sex)
    nik = judge_nik(form.nik, today=today, regions=regions, stated_birth=stated_birth, stated_sex=stated_sex)
    found.extend(nik.problems)
    return Person(
        nik=nik,
        name=_name(form.name, found),
        birth_date=_birth_date(form.birth_date, stated_birth, nik.birth_date, today, found),
        sex=_sex(form.sex, stated_sex, nik.sex, found),
        phone=_phone(form.phone, found),
        email=_email(form.email, found),
    )


def read_sex(text: str) -> Sex | None:
    """L or P out of "L", "Laki-laki", "Pria", "Perempuan", "P", "Wanita"; None for anything else."""
    return _SEXES.get(folded(text))


_SEXES = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "lelaki", "pria", "male"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "female"), Sex.FEMALE),
}


def _name(text: str, found: Findings) -> str:
    name = tidy_name(text)
    if not name:
        found.block("name_missing", "name")
    elif any(c.isdigit() for c in name):
        found.warn("name_has_digits", "name")
    return name


def _birth_date(
    text: str, stated: date | None, by_nik: date | None, today: date, found: Findings
) -> date | None:
    if stated is None and text.strip(" \t-"):
        found.block("birth_date_unreadable", "birth_date", given=text.strip())
        return None
    birth_date = stated or by_nik
    if birth_date is None:
        found.block("birth_date_missing", "birth_date")
    elif birth_date > today:
        found.block("birth_date_in_future", "birth_date", birth_date=short_date(birth_date))
    else:
        _judge_age(age_on(today, birth_date), found)
    return birth_date


def _judge_age(age: int, found: Findings) -> None:
    if age >= AGE_LIMIT:
        found.block("age_65_or_over", "birth_date", age=age)
    elif age < CARD_AGE:
        found.warn("age_under_17", "birth_date", age=age)


def _sex(text: str, stated: Sex | None, by_nik: Sex | None, found: Findings) -> Sex | None:
    if stated is None and text.strip(" \t-"):
        found.block("sex_unreadable", "sex", given=text.strip())
        return None
    sex = stated or by_nik
    if sex is None:
        found.block("sex_missing", "sex")
    return sex


def _phone(text: str, found: Findings) -> str:
    phone = read_phone(text)
    if phone is None:
        found.warn("phone_unreadable", "phone")
        return text.strip()
    return phone


def _email(text: str, found: Findings) -> str:
    email = text.strip()
    name, _, host = email.partition("@")
    if email and not (name and "." in host.strip(".") and " " not in email):
        found.warn("email_unreadable", "email")
    return email
