"""Rolling encrypted copies of the store, and the way back from one. Nothing is ever deleted to restore it."""

import re
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fieldreg.app.clock import Clock
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.home import Home
from fieldreg.app.replacing import replace_store
from fieldreg.app.settings import Settings
from fieldreg.app.signing_in import open_desk
from fieldreg.domain.faults import Fault
from fieldreg.files import sync_folder, write_whole
from fieldreg.store import Presence, SlotFile, file_damage, readable_head

KEPT = 5
"""Copies kept in a folder; the oldest goes when a newer one is whole."""
DUE_AFTER_MS = 30 * 60_000
_NAME = re.compile(r"fieldreg-\d{8}T\d{9}Z\.backup")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """What going back to a backup means. `people_lost` is None where the present file tells nothing."""

    backup: Path
    people: int
    """People in the store after it."""
    facts: int
    facts_recovered: int
    """Facts newer than the backup that were still readable and are taken over."""
    facts_lost: int | None
    """Facts that the present file names and nobody can read; None where even their number is unknown."""
    acknowledged: int
    """HQ holds every fact up to this one, lost here or not."""
    set_aside: Path | None
    """Where the present file went; None for a plan."""


def back_up(desk: Desk, home: Home, *, folder: Path | None = None) -> Path:
    """An encrypted copy of the store and its key slots, beside whatever goes on. Returns the copy.

    `folder` is another disk or a stick. A stick alone opens nothing: a PIN needs the device secret of this
    laptop; HQ can open the escrow slot. Copies of other laptops in that folder are left alone.
    Raises Fault (disk_full, disk_failing, and as `files.release` does).
    """
    folder = folder or home.backups
    now = datetime.fromtimestamp(desk.now_ms() / 1000, tz=UTC)
    path = folder / f"fieldreg-{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03d}Z.backup"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if home.keys.exists():
            # The slots first: without them nobody knows whose copy it is, and it would never go.
            write_whole(path.with_suffix(".keys"), home.keys.read_bytes())
        desk.store.backup(path)
        earlier = [each for each in own_backups(folder, home) if each != path]
        for old in earlier[KEPT - 1 :]:
            _drop(old)
        for slots in folder.glob("fieldreg-*.keys"):
            if not slots.with_suffix(".backup").exists() and _is_of(slots, home) and _is_old(slots, path):
                slots.unlink()  # of a copy that a kill kept from being made, or from going as a whole
        sync_folder(folder)
    except OSError as error:
        raise Fault("disk_failing") from error
    return path


def back_up_if_due(desk: Desk, home: Home) -> Path | None:
    """Copies where the newest is more than half an hour old: here, and in the second folder if it is there.

    A full disk is no reason to stop work, nor is a stick that was pulled out. Returns the copy made here.
    """
    made = _copy_if_due(desk, home, home.backups)
    second = second_folder(desk.settings)
    if second is not None and second.is_dir():
        _copy_if_due(desk, home, second)
    return made


def second_folder(settings: Settings) -> Path | None:
    """Where copies go besides the data folder, or None where nowhere was named."""
    return Path(settings.backup_folder) if settings.backup_folder else None


def made_at_ms(backup: Path) -> int:
    """When a copy was made (UTC ms), by its name."""
    made = datetime.strptime(backup.name, "fieldreg-%Y%m%dT%H%M%S%fZ.backup").replace(tzinfo=UTC)
    return round(made.timestamp() * 1000)


def _copy_if_due(desk: Desk, home: Home, folder: Path) -> Path | None:
    newest = own_backups(folder, home)[:1]
    if newest and abs(desk.now_ms() - made_at_ms(newest[0])) < DUE_AFTER_MS:
        return None
    try:
        return back_up(desk, home, folder=folder)
    except Fault:
        return None


def replace_backups(desk: Desk, home: Home) -> None:
    """After a change of the data key: one new copy, and none that the old key opens.

    Raises Fault as `back_up` does.
    """
    before = list_backups(home.backups)
    fresh = back_up(desk, home)
    try:
        for old in before:
            if old != fresh:
                _drop(old)
    except OSError as error:
        raise Fault("disk_failing") from error


def list_backups(folder: Path) -> list[Path]:
    """The copies in a folder, newest first."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)


def own_backups(folder: Path, home: Home) -> list[Path]:
    """The copies in a folder that this laptop made, newest first: several laptops may share a stick."""
    return [each for each in list_backups(folder) if _is_of(each, home)]


def restore(
    home: Home,
    data_key: bytes,
    officer: Officer,
    *,
    backup: Path | None = None,
    dry_run: bool = False,
    clock: Clock | None = None,
) -> Restore:
    """Go back to a backup (the newest sound one), and take over what the present file still tells.

    The present file is set aside under a new name. `dry_run` changes nothing and tells what would be lost.
    Raises Fault (no_backup, backup_damaged, disk_full; store_in_use while any program has the data open).
    """
    if dry_run:
        return _restore(home, data_key, officer, backup, clock, dry_run=True)
    # Who had it open would go on writing into the file that is set aside, and lose it all.
    with Presence.alone(home.in_use):
        return _restore(home, data_key, officer, backup, clock, dry_run=False)


def _restore(
    home: Home, data_key: bytes, officer: Officer, backup: Path | None, clock: Clock | None, *, dry_run: bool
) -> Restore:
    source = _sound(backup or home.backups, data_key)
    prepared = home.store.with_name("store.db.restoring")
    _remove_store(prepared)
    try:
        shutil.copyfile(source, prepared)
        with open_desk(home, data_key, officer, clock=clock, store=prepared) as desk:
            told = _take_over(home, desk, source, data_key)
        if dry_run:
            return told
        aside = replace_store(home, prepared)
    except OSError as error:
        raise Fault("disk_failing") from error
    finally:
        _remove_store(prepared)
    return replace(told, set_aside=aside)


def _take_over(home: Home, desk: Desk, source: Path, data_key: bytes) -> Restore:
    present = home.store.exists()
    head = readable_head(home.store, data_key) if present else None
    before = desk.store.journal.head().seq
    recovered = 0
    if present:
        recovered = len(desk.store.take_over(home.store, desk.stamp()).journal)
    else:
        desk.store.abandon_numbers(desk.stamp())
    return Restore(
        backup=source,
        people=desk.store.people.count(),
        facts=before + recovered,
        facts_recovered=recovered,
        facts_lost=None if head is None else max(0, head - before - recovered),
        acknowledged=desk.store.journal.acknowledged().seq,
        set_aside=None,
    )


def _sound(backup: Path, data_key: bytes) -> Path:
    candidates = list_backups(backup) if backup.is_dir() else [backup]
    if not candidates or not candidates[0].exists():
        raise Fault("no_backup")
    for each in candidates:
        if not file_damage(each, data_key):
            return each
    raise Fault("backup_damaged")


def _is_of(backup: Path, home: Home) -> bool:
    try:
        ours = SlotFile.load(home.keys).installation
        return SlotFile.load(backup.with_suffix(".keys")).installation == ours
    except Fault:
        return not home.keys.exists()  # a demonstration has no slots, and nobody to share with


def _is_old(slots: Path, fresh: Path) -> bool:
    """By the disk's own times: those of a copy that another program is just making stay."""
    return (fresh.stat().st_mtime - slots.stat().st_mtime) * 1000 > DUE_AFTER_MS


def _drop(backup: Path) -> None:
    backup.unlink(missing_ok=True)
    backup.with_suffix(".keys").unlink(missing_ok=True)


def _remove_store(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
