"""Tables of the rules, read from `resources/`. A damaged file is told by its name."""

import csv
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, TypeVar

from fieldreg.assets.places import resource_path
from fieldreg.domain.contribution import Band, RateRule, Rates, Relief
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.occupations import Occupation, Occupations
from fieldreg.domain.programmes import Payer, Programme, Sector
from fieldreg.domain.regions import Regions
from fieldreg.domain.tables import Tables

Table = TypeVar("Table")


def _told_by_name(file: str) -> Callable[[Callable[[], Table]], Callable[[], Table]]:
    """Whatever a damaged file makes of a reader becomes Fault (resource_damaged)."""

    def decorate(read: Callable[[], Table]) -> Callable[[], Table]:
        @wraps(read)
        def guarded() -> Table:
            try:
                return read()
            except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
                raise Fault("resource_damaged", file=file) from None

        return guarded

    return decorate


@cache
def load_tables() -> Tables:
    """Everything that judging a form needs."""
    return Tables(regions=load_regions(), occupations=load_occupations(), rates=load_rates())


@cache
@_told_by_name("regions")
def load_regions() -> Regions:
    """Provinces, regencies, districts and the retired regencies."""
    names = {
        row[0]: row[-1] for level in ("provinces", "regencies", "districts") for row in _rows(f"{level}.csv")
    }
    return Regions(names=names, retired={code: name for code, name, _ in _rows("retired.csv")})


@cache
@_told_by_name("occupations.toml")
def load_occupations() -> Occupations:
    """Every occupation that has a code."""
    return Occupations(
        tuple(
            Occupation(
                code=row["code"], label=row["label"], sector=Sector(row["sector"]), words=tuple(row["words"])
            )
            for row in _toml("occupations.toml")["occupation"]
        )
    )


@cache
@_told_by_name("rates/bpu.toml")
def load_rates() -> Rates:
    """The dated rules of contributions."""
    document = _toml("rates", "bpu.toml")
    return Rates(
        rules=tuple(sorted(map(_rule, document["rule"]), key=lambda rule: rule.since)),
        reliefs=tuple(map(_relief, document["relief"])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """What is read out before somebody is registered (UU PDP 27/2022, article 20): always Indonesian."""

    version: str
    """Stored with each registration."""
    title: str
    paragraphs: tuple[str, ...]


@cache
@_told_by_name("consent/id.toml")
def load_consent() -> ConsentText:
    """The text that is read out today."""
    document = _toml("consent", "id.toml")
    return ConsentText(
        version=document["version"], title=document["title"], paragraphs=tuple(document["paragraphs"])
    )


def _rule(row: dict[str, Any]) -> RateRule:
    bands = (Band(from_rp=from_rp, base_rp=base_rp) for from_rp, base_rp in row["bands"])
    return RateRule(
        since=Month.parse(row["since"]),
        bands=tuple(sorted(bands, key=lambda band: band.from_rp)),
        jkk_permille=row["jkk_permille"],
        jkm_rp=row["jkm_rp"],
        jht_permille=row["jht_permille"],
    )


def _relief(row: dict[str, Any]) -> Relief:
    return Relief(
        first=Month.parse(row["first"]),
        last=Month.parse(row["last"]),
        sectors=frozenset(map(Sector, row["sectors"])),
        programmes=frozenset(map(Programme, row["programmes"])),
        pays_percent=row["pays_percent"],
        excluded_payers=frozenset(map(Payer, row["excluded_payers"])),
    )


def _toml(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource_path(*parts).read_text("utf-8"))


def _rows(name: str) -> list[list[str]]:
    with resource_path("regions", name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
