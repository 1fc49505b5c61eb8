"""Handing cards over: what is said at the table, and how far the ceremony has come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverForm:
    """What an officer says and types when somebody takes a card; "" means nothing was given."""

    identity_checked: bool = False
    """The identity card (KTP) of whoever takes it was seen."""
    proxy: str = ""
    """Who takes it, where the person did not come."""
    proxy_reason: str = ""
    phone: str = ""
    district: str = ""
    consent_version: str = ""
    """The consent text that was read out and agreed to; only the person can agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverCount:
    """How far a ceremony has come: `people == handed_over + waiting_here + not_made + void`."""

    people: int
    handed_over: int
    by_proxy: int
    """Of `handed_over`; those whose words have been erased no longer count."""
    waiting_here: int
    """Made, and not fetched yet."""
    not_made: int
    void: int
    to_ask: int
    """People whose list left something out that is still missing."""
