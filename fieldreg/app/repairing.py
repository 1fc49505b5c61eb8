"""`doctor --repair`: mend what can be mended without losing anything, and say what was done."""

from fieldreg.app.backups import Restore, list_backups, restore
from fieldreg.app.clock import Clock
from fieldreg.app.desk import Desk
from fieldreg.app.doctor import Finding, examine
from fieldreg.app.home import Home
from fieldreg.app.looking_after import look_after
from fieldreg.app.reserve import has_reserve
from fieldreg.app.signing_in import Unlocked, open_desk, prove_store
from fieldreg.domain.faults import Fault


def repair_store(home: Home, unlocked: Unlocked, *, clock: Clock | None = None) -> Restore | None:
    """Where the store is damaged: set it aside, and go on from the newest backup and what it still tells.

    None where it is sound. Raises Fault (no_backup, backup_damaged).
    """
    try:
        prove_store(home, unlocked.data_key)
        open_desk(home, unlocked.data_key, unlocked.officer, clock=clock).close()
    except Fault as fault:
        if fault.code not in {"store_damaged", "store_unreadable", "store_key_wrong", "store_missing"}:
            raise
        return restore(home, unlocked.data_key, unlocked.officer, clock=clock)
    return None


def repair(desk: Desk, home: Home) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """(what was mended, what doctor finds now). Tables are made again from the logs; nothing is deleted."""
    mended = []
    found = {finding.what for finding in examine(desk, home) if finding.problem}
    if "tables" in found and "chain" not in found:
        desk.store.make_tables_again()
        mended.append("tables")
    if not has_reserve(home) or not list_backups(home.backups):
        look_after(desk, home)
        mended += [
            what
            for what, done in (("reserve", has_reserve(home)), ("backup", bool(list_backups(home.backups))))
            if done
        ]
    for damaged in desk.store.member_filters.damaged():
        desk.store.member_filters.forget(damaged)
        mended.append("member list")
    return tuple(mended), examine(desk, home)
