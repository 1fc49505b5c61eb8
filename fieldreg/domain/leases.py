"""Blocks of membership numbers (KPJ) that HQ leases to one laptop.

A block belongs to a device, never to a person; it does not expire in the field and is never
drawn past its end. HQ alone makes numbers: a KPJ has 11 digits and no known check digit.
"""

import re
from dataclasses import dataclass
from typing import NewType

Kpj = NewType("Kpj", str)

_KPJ = re.compile(r"\d{11}")


def read_kpj(text: str) -> Kpj | None:
    """A KPJ from what was typed or scanned (spaces, dots and hyphens allowed), or None."""
    digits = re.sub(r"[\s.\-]", "", text)
    return Kpj(digits) if _KPJ.fullmatch(digits) and digits.isascii() else None


def grouped_kpj(kpj: str) -> str:
    """For people's eyes: 123 4560 0188."""
    return f"{kpj[:3]} {kpj[3:7]} {kpj[7:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBlock:
    """Numbers `first` to `last`, both included, leased to one device."""

    lease_id: str
    first: Kpj
    last: Kpj

    def __post_init__(self) -> None:
        if not (read_kpj(self.first) and read_kpj(self.last) and self.first <= self.last):
            raise ValueError("a block runs from one 11-digit number to a later one")

    @property
    def size(self) -> int:
        """How many numbers the whole block holds."""
        return int(self.last) - int(self.first) + 1

    def after(self, drawn: int) -> Kpj | None:
        """The next number once `drawn` have been taken in order, or None at the end of the block."""
        return Kpj(f"{int(self.first) + drawn:011d}") if 0 <= drawn < self.size else None

    def position(self, kpj: str) -> int | None:
        """Which number of the block this is, from 0, or None when it lies outside."""
        number = read_kpj(kpj)
        if number is None or not self.first <= number <= self.last:
            return None
        return int(number) - int(self.first)
