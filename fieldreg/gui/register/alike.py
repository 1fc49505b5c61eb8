"""Somebody on record who may be the one at the table, compared part by part. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.dates import read_date, short_date
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.names import name_key, tidy_name
from fieldreg.domain.nik import grouped_nik
from fieldreg.domain.phones import grouped_phone, read_phone

if TYPE_CHECKING:
    from fieldreg.app import Desk
    from fieldreg.domain.form_rules import Judgement
    from fieldreg.store import Member


@dataclass(frozen=True, slots=True)
class Compared:
    """One part of both, as they are shown; "" where it is not known."""

    part: str
    """nik, name, birth_date, phone or kpj."""
    typed: str
    recorded: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """The person on record."""

    member_id: str
    registered: str
    """21/11/2026, in the market's zone."""
    parts: tuple[Compared, ...]


def read_alike(desk: "Desk", form: RegistrationForm, judgement: "Judgement") -> Alike | None:
    """Whom a problem of the judgement names, compared with what was typed; None where it names nobody."""
    named = (problem.values.get("member_id", "") for problem in judgement.problems)
    member_id = next(filter(None, named), "")
    member = desk.store.people.get(member_id) if member_id else None
    if member is None:
        return None
    return Alike(
        member_id=member_id,
        registered=short_date(desk.local(member.registered_at_ms).date()),
        parts=_compare(desk, form, judgement, member),
    )


def _compare(
    desk: "Desk", form: RegistrationForm, judgement: "Judgement", member: "Member"
) -> tuple[Compared, ...]:
    born = read_date(form.birth_date, today=desk.today()) or judgement.nik.birth_date
    recorded_born = read_date(member.birth_date, today=desk.today())
    name, nik = tidy_name(form.name), judgement.nik.nik
    phone = read_phone(form.phone) or form.phone.strip()
    return (
        Compared("nik", grouped_nik(nik), grouped_nik(member.nik), nik != member.nik),
        Compared("name", name, member.name, name_key(name) != name_key(member.name)),
        Compared(
            "birth_date",
            short_date(born) if born else "",
            short_date(recorded_born) if recorded_born else "",
            born != recorded_born,
        ),
        Compared("phone", grouped_phone(phone), grouped_phone(member.phone), phone != member.phone),
        Compared("kpj", "", grouped_kpj(member.kpj) if member.kpj else "", differs=False),
    )
