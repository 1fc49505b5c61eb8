"""The invented people of practice. Serials from 9901 on: nobody's NIK."""

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship

PLACE = "Pasar Latihan"
CONSENT_VERSION = "id-1"


def promise(first_month: str) -> Sponsorship:
    """What an invented donor promised from `first_month` (YYYY-MM) on, for whoever is to be sponsored."""
    return Sponsorship(
        code="LATIHAN-1",
        donor="PT Latihan Peduli",
        payer=Payer.CSR,
        places=10,
        first_month=first_month,
        months=3,
    )


def _form(
    nik: str,
    name: str,
    occupation: str,
    income: str,
    *,
    birth_date: str = "",
    months: str = "3",
    payment: str = "tunai",
) -> RegistrationForm:
    return RegistrationForm(
        nik=nik,
        name=name,
        birth_date=birth_date,
        reasons={"nik_birth_date_differs": "menurut orangnya"} if birth_date else {},
        phone="0812 0000 0000",
        address="Gg. Latihan 1, 01/01",
        occupation=occupation,
        work_regency="31.71",
        work_place=PLACE,
        work_hours="04.00-12.00",
        income=income,
        months=months,
        payment_method=payment,
        payment_reference="0001",
        consent_version=CONSENT_VERSION,
    )


ELSEWHERE = (
    _form("3171071203859902", "Slamet Riyadi", "porter", "2 jt"),
    _form("3171074107909901", "Rukmini Prasetyo", "pedagang sayur", "1,5 jt"),
)
"""Registered on another laptop before: headquarters sends ours back."""

MISTYPED = _form("3171070509889906", "Agus Setiawan", "buruh bongkar muat", "2,2 jt", birth_date="05/09/1986")
"""The year is not that of the NIK: headquarters sends it back, and it is mended by what the NIK says."""

JUDGED = (
    *ELSEWHERE,
    _form("3171072506789903", "Joko Susilo", "ojol", "3 jt"),
    _form("3171076508859903", "Siti Handayani", "porter", "1,5 jt", months="6"),
    _form("3171070101709904", "Bambang Wijaya", "tukang parkir", "1,8 jt"),
    _form("3171075703929905", "Ningsih Lestari", "penjual gorengan", "1,25 jt"),
    MISTYPED,
    _form("3171074812949907", "Dewi Anggraini", "pedagang", "2,5 jt", payment="nanti"),
)
"""Registered here and sent: five accepted, three sent back."""

WAITING = (
    _form("3171071907819908", "Tagor Hutabarat", "pemulung", "1,2 jt"),
    _form("3171076204969909", "Aminah Lubis", "pedagang sayur", "1,6 jt"),
    _form("3171071111759910", "Petrus Leimena", "porter", "1,5 jt", months="1"),
)
"""Registered here since: they wait for the next sync."""
