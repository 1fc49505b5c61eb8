"""Perhaps a member already, says HQ's filter, as of its date: to be asked at the table, never to refuse."""

from fieldreg.app.desk import Desk
from fieldreg.domain.dates import long_date
from fieldreg.domain.problems import Problem, Severity


def perhaps_member(desk: Desk, nik: str) -> tuple[Problem, ...]:
    """The warning `perhaps_member` where HQ perhaps has a member of this NIK; a few µs."""
    as_of_ms = desk.store.member_filters.perhaps_since(nik) if nik else None
    if as_of_ms is None:
        return ()
    as_of = desk.local(as_of_ms).date()
    return (Problem("perhaps_member", "nik", Severity.WARN, {"as_of": long_date(as_of)}),)
