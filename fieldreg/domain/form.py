"""One form for the window, the command line and spreadsheet rows: typed texts in, a judgement out."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationForm:
    """Every field as it was typed, scanned or read from a cell; "" means nothing was given."""

    nik: str = ""
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    district: str = ""
    address: str = ""
    occupation: str = ""
    second_occupation: str = ""
    work_regency: str = ""
    work_place: str = ""
    work_hours: str = ""
    income: str = ""
    programmes: str = ""
    first_month: str = ""
    months: str = ""
    payer: str = ""
    sponsorship: str = ""
    payment_method: str = ""
    payment_reference: str = ""
    email: str = ""
    consent_version: str = ""
    """Which consent text was read out and agreed to; "" = not asked yet."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Problem code -> why the officer goes on all the same."""
