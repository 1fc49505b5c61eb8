"""Look at everything that must be sound: file, chain, tables, keys, copies, printer, numbers, disk, clock."""

from dataclasses import dataclass

from fieldreg.app.backups import list_backups
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.app.reserve import has_reserve
from fieldreg.app.status import read_status
from fieldreg.domain.problems import Problem, Severity
from fieldreg.store import SecretPlace, SlotFile, read_device_secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. `problem` is None where it is sound."""

    what: str
    problem: Problem | None


def examine(desk: Desk, home: Home) -> tuple[Finding, ...]:
    """Every check, in order; reads the whole store (seconds for 100,000 people)."""
    health = desk.store.check()
    slots = SlotFile.load(home.keys)
    # By the slots' installation: that of the store is another one after a renewal.
    _secret, place = read_device_secret(home.device_secret, slots.installation)
    status = read_status(desk, home)
    noted = {problem.code: problem for problem in status.problems}
    return (
        _finding("file", "store_damaged", health.damage),
        _finding("chain", "chain_broken", health.chain_broken_at, seq=health.chain_broken_at),
        _finding(
            "tables", "tables_differ", health.tables_differing, tables=", ".join(health.tables_differing)
        ),
        Finding(
            what="keys",
            problem=Problem("device_secret_in_file", "", Severity.WARN)
            if place is SecretPlace.FILE
            else None,
        ),
        *(
            Finding(what=what, problem=Problem(code, "", Severity.WARN) if missing else None)
            for what, code, missing in (
                ("recovery", "recovery_code_missing", slots.recovery is None),
                ("backup", "backup_missing", not list_backups(home.backups)),
                ("reserve", "reserve_missing", not has_reserve(home)),
                ("printer", "cards_unanswered", desk.store.print_queue.state().sent > 0),
            )
        ),
        _finding("member list", "member_list_damaged", desk.store.member_filters.damaged(), warn=True),
        *(
            Finding(what=what, problem=noted.get(code))
            for what, code in (
                ("enrolment", "not_enrolled"),
                ("permission", "device_revoked"),
                ("numbers", "numbers_gone"),
                ("disk", "disk_low"),
                ("second backup", "backup_folder_away"),
                ("clock", "clock_off"),
                ("clock setting", "clock_moved"),
            )
        ),
    )


def _finding(what: str, code: str, bad: object, *, warn: bool = False, **values: object) -> Finding:
    # None and empty are sound; entry 1 of a chain may be the broken one, so 0 and 1 are no test.
    if bad is None or bad == ():
        return Finding(what=what, problem=None)
    named = {name: str(value) for name, value in values.items()}
    severity = Severity.WARN if warn else Severity.BLOCK
    return Finding(what=what, problem=Problem(code, "", severity, named))
