"""Programmes, sectors and payers of BPU members: the words in which a contribution is priced."""

from enum import StrEnum


class Programme(StrEnum):
    """A social security programme. JKK and JKM are compulsory, JHT is optional (PP 44/2015, PP 46/2015)."""

    JKK = "JKK"
    """Work accident."""
    JKM = "JKM"
    """Death."""
    JHT = "JHT"
    """Old age savings."""


COMPULSORY = frozenset({Programme.JKK, Programme.JKM})


class Sector(StrEnum):
    """What PP 50/2025 tells apart: its relief runs longer for transport."""

    TRANSPORT = "transport"
    OTHER = "other"


class Payer(StrEnum):
    """Who pays the contribution. Public budgets (APBN, APBD) get no relief under PP 50/2025."""

    SELF = "self"
    CSR = "csr"
    APBN = "apbn"
    APBD = "apbd"
    INDIVIDUAL = "individual"
