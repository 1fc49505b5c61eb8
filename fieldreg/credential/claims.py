"""What a card says about its holder, and its CBOR form.

Source: MOSIP "169 - QR Code Specifications" 1.2 (attributes), RFC 8392 (CWT claims 1, 4 and 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fieldreg.domain.leases import read_kpj
from fieldreg.domain.member import Sex

_ISSUER, _EXPIRES, _ISSUED, _IDENTITY = 1, 4, 6, 169
_ID, _LANGUAGE, _NAME, _BIRTH_DATE, _SEX = 1, 3, 4, 8, 9
_SEX_NUMBER = {Sex.MALE: 1, Sex.FEMALE: 2}
# 1.0 wrote the number as text; 1.1 and later as an integer
_SEX_OF = {1: Sex.MALE, 2: Sex.FEMALE, "1": Sex.MALE, "2": Sex.FEMALE}
_LATEST_S = 253_402_300_799
"""The last second of the year 9999: no card lives longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardClaims:
    """A card's facts: five of the person, three of the card. Nothing else leaves the laptop on paper."""

    kpj: str
    name: str
    birth_date: date
    sex: Sex
    issuer: str
    """Who answers for the card, best as a URI (Claim 169 1.2.1). Each character costs room in the QR."""
    issued_at_s: int
    """UTC, seconds since 1970."""
    expires_at_s: int
    """UTC, seconds since 1970: from this second on the card is too old."""


def claims_map(claims: CardClaims) -> dict[int, object]:
    """The CWT claims, in ascending order of their keys, so that the same card has the same bytes."""
    return {
        _ISSUER: claims.issuer,
        _EXPIRES: claims.expires_at_s,
        _ISSUED: claims.issued_at_s,
        _IDENTITY: {
            _ID: claims.kpj,
            _LANGUAGE: "ind",
            _NAME: claims.name,
            _BIRTH_DATE: f"{claims.birth_date:%Y%m%d}",
            _SEX: _SEX_NUMBER[claims.sex],
        },
    }


def claims_from(payload: object) -> CardClaims | None:
    """The claims of a decoded CWT, or None when it is not one of our cards."""
    if not isinstance(payload, Mapping):
        return None
    person = payload.get(_IDENTITY)
    if not isinstance(person, Mapping):
        return None
    issuer, name = payload.get(_ISSUER), person.get(_NAME)
    issued, expires = _instant(payload.get(_ISSUED)), _instant(payload.get(_EXPIRES))
    kpj, birth_date, sex = _kpj(person.get(_ID)), _day(person.get(_BIRTH_DATE)), _sex(person.get(_SEX))
    if not (isinstance(issuer, str) and isinstance(name, str) and name.strip()):
        return None
    if issued is None or expires is None or kpj is None or birth_date is None or sex is None:
        return None
    return CardClaims(
        kpj=kpj,
        name=name,
        birth_date=birth_date,
        sex=sex,
        issuer=issuer,
        issued_at_s=issued,
        expires_at_s=expires,
    )


def _kpj(value: object) -> str | None:
    return read_kpj(value) if isinstance(value, str) else None


def _instant(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= _LATEST_S else None


def _sex(value: object) -> Sex | None:
    return _SEX_OF.get(value) if isinstance(value, int | str) and not isinstance(value, bool) else None


def _day(value: object) -> date | None:
    if not (isinstance(value, str) and len(value) == 8 and value.isascii() and value.isdigit()):
        return None
    try:
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007  a birth date has no zone
    except ValueError:
        return None
