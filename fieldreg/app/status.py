"""How this laptop stands: what waits, what is left, what is wrong."""

import shutil
from dataclasses import dataclass

from fieldreg.app.backups import second_folder
from fieldreg.app.carrying import carried_facts
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.app.sponsoring import SponsorshipStanding, list_sponsorships
from fieldreg.app.timekeeping import clock_moved_ms
from fieldreg.domain.problems import Problem, Severity

LOW_DISK_BYTES = 500 * 1024 * 1024
"""Below this the status warns: a day of 300 people needs under 20 MB, a full disk stops a queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Everything the status strip and `fieldreg status` tell."""

    enrolled: bool
    officer: str
    registered: int
    queued: int
    """Facts that HQ has not acknowledged."""
    carried: int
    """Those of them that are on a USB stick: carried, not yet acknowledged."""
    oldest_waiting_ms: int | None
    acknowledged_seq: int
    head_seq: int
    last_contact_ms: int | None
    clock_skew_ms: int
    """To be added to this laptop's clock for the right time."""
    clock_moved_ms: int
    """How far somebody has set the clock since the right time was last known; 0 for not at all."""
    numbers_left: int
    numbers_requested: int
    places: tuple[SponsorshipStanding, ...]
    """What HQ published, and how many places are left here."""
    cards_waiting: int
    to_mend: int
    disk_free_bytes: int
    problems: tuple[Problem, ...]


def read_status(desk: Desk, home: Home) -> Status:
    """Reads only; a few ms, whatever the store holds."""
    store = desk.store
    head, acknowledged = store.journal.head(), store.journal.acknowledged()
    numbers = store.leases.state()
    tally = store.people.tally()
    last = store.journal.last_receipt()
    free = shutil.disk_usage(home.folder).free
    enrolled = store.identity() is not None
    second = second_folder(desk.settings)
    skew_ms, moved_ms = desk.skew_ms(), clock_moved_ms(desk)
    return Status(
        enrolled=enrolled,
        officer=desk.officer.name,
        registered=tally.registered,
        queued=max(0, head.seq - acknowledged.seq),
        carried=carried_facts(desk),
        oldest_waiting_ms=store.journal.oldest_waiting_ms(),
        acknowledged_seq=acknowledged.seq,
        head_seq=head.seq,
        last_contact_ms=last[1] if last else None,
        clock_skew_ms=skew_ms,
        clock_moved_ms=moved_ms,
        numbers_left=numbers.left,
        numbers_requested=numbers.requested,
        places=tuple(each for each in list_sponsorships(desk) if not each.proposal_id),
        cards_waiting=tally.cards_waiting,
        to_mend=tally.to_mend,
        disk_free_bytes=free,
        problems=tuple(
            Problem(code, "", Severity.WARN, {"minutes": f"{moved_ms / 60_000:+.0f}"} if moved_ms else {})
            for code, holds in (
                ("not_enrolled", not enrolled),
                ("device_revoked", store.revoked() is not None),
                ("numbers_gone", enrolled and numbers.left == 0),
                ("backup_folder_away", second is not None and not second.is_dir()),
                ("disk_low", free < LOW_DISK_BYTES),
                ("clock_moved", moved_ms != 0),
                ("clock_off", skew_ms != 0 and moved_ms == 0),
            )
            if holds
        ),
    )
