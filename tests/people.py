"""Invented people for tests, ready to be registered."""

from datetime import date

from fieldreg.domain.facts import MemberRegistered
from fieldreg.domain.member import Payment, PaymentMethod, Registration, Sex
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.store import Stamp


def nik(number: int) -> str:
    """The NIK of invented person `number`, a man born on a day of January.

    Serial 9999: nowhere are ten thousand people of one sex born in one district on one day.
    """
    day = 1 + number % 28
    year = 62 + (number // 28) % 38
    return f"317107{day:02d}01{year:02d}9999"


def name(number: int) -> str:
    """The name of invented person `number`; names have no digits."""
    return f"Sutrisno Contoh {''.join('ABCDEFGHIJ'[int(digit)] for digit in str(number)).title()}"


def registration(number: int = 0, **changes: object) -> Registration:
    """A complete registration of invented person `number`."""
    day, year = 1 + number % 28, 1962 + (number // 28) % 38
    values: dict[str, object] = {
        "nik": nik(number),
        "name": name(number),
        "birth_date": date(year, 1, day),
        "sex": Sex.MALE,
        "occupation": "porter",
        "occupation_text": "buruh angkut",
        "income_rp": 1_000_000,
        "programmes": (Programme.JKK, Programme.JKM),
        "first_month": "2026-11",
        "months": 3,
        "payer": Payer.SELF,
        "payment": Payment(method=PaymentMethod.CASH, reference="0001"),
        "phone": "081200000000",
        "work_place": "Pasar Contoh",
    }
    return Registration(**{**values, **changes})  # type: ignore[arg-type]


def registered(number: int, kpj: str | None, **changes: object) -> MemberRegistered:
    """The fact of registering invented person `number`."""
    return MemberRegistered(
        member_id=f"{number:032x}", kpj=kpj, registration=registration(number, **changes), amount_rp=33_600
    )


def stamp(number: int, *, at_ms: int = 1_795_000_000_000) -> Stamp:
    """A stamp with an id of its own."""
    return Stamp(fact_id=f"{number:032x}", officer="f" * 32, at_ms=at_ms + number)
