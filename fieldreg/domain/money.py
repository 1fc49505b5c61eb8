"""Rupiah: whole numbers, as people type them and as Indonesia writes them."""

import re

MOST_RP = 10_000_000_000
"""Nobody's monthly income; more than this is a slip of the hand."""


def grouped(number: int) -> str:
    """Any whole number as Indonesia writes it: 12.345."""
    return f"{number:,}".replace(",", ".")


def rupiah(amount_rp: int) -> str:
    """Rp184.800; a minus sign stands first."""
    return f"{'-' if amount_rp < 0 else ''}Rp{grouped(abs(amount_rp))}"


def read_rupiah(text: str) -> int | None:
    """Rupiah out of "1,5 jt", "Rp. 2.500.000,-", "1.25 juta", "750 rb", "1000000"; None if unreadable.

    None too for what is no whole, positive number of rupiah, for more than `MOST_RP`, for a range and for
    wages by the day: a wrong guess would cost somebody money.
    """
    bare = _AROUND.sub("", "".join(text.casefold().split()))
    amount = _plain(bare)
    if amount is None:
        amount = _with_units(bare)
    return amount if amount is not None and 0 <= amount <= MOST_RP else None


_AROUND = re.compile(r"^rp\.?|^idr|,?-$|,-(?=/|per|se)|(?:/|per|se)(?:bln|bulan)\.?$")
_PLAIN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?|(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?")
_UNITS = {"jt": 1_000_000, "juta": 1_000_000, "rb": 1_000, "ribu": 1_000, "k": 1_000}
_PART = r"(\d+(?:[.,]\d+)?)"
_WITH_UNITS = re.compile(rf"(?:{_PART}(jt|juta))?(?:{_PART}(rb|ribu|k))?\.?")
_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")


def _plain(bare: str) -> int | None:
    """Bare digits with or without separators; the cents that some put behind must be none."""
    match = _PLAIN.fullmatch(bare)
    if match is None:
        return None
    whole = match[1] or match[2]
    cents = bare[len(whole) :].strip(".,")
    return None if cents.strip("0") else int(re.sub(r"[.,]", "", whole))


def _with_units(bare: str) -> int | None:
    match = _WITH_UNITS.fullmatch(bare)
    if match is None or not (match[1] or match[3]):
        return None
    amounts = [
        _times(number, unit) for number, unit in ((match[1], match[2]), (match[3], match[4])) if number
    ]
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)


def _times(number: str, unit: str) -> int | None:
    """1,5 x juta = 1500000, exactly; "1.250 ribu" is a thousand and more of thousands, not a fraction."""
    factor = _UNITS[unit]
    if factor == 1_000 and _THOUSANDS.fullmatch(number):
        return int(re.sub(r"[.,]", "", number)) * factor
    whole, _, fraction = number.replace(",", ".").partition(".")
    parts = int(fraction or "0") * factor
    return None if parts % 10 ** len(fraction) else int(whole) * factor + parts // 10 ** len(fraction)
