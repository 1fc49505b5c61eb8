"""How this laptop looks and behaves: nothing personal, nothing secret."""

import json
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.domain.faults import Fault
from fieldreg.files import write_whole

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults. Unknown ones, of a newer version, are left out."""

    zone: str = "WIB"
    """The market's zone: WIB, WITA or WIT."""
    language: str = "id"
    theme: str = "light"
    text_percent: int = 100
    auto_sync: bool = True
    """Sync by itself whenever there is a network; else only when somebody asks."""
    lock_minutes: int = 5
    """The window locks itself after so many minutes without a key."""
    place: str = ""
    """Where the activation takes place; printed on cards."""
    camera: str = ""
    """The camera that cards are held before, by its name; "" for the system's usual one."""
    lists_from: str = ""
    """Where a desk that only checks cards fetches HQ's public lists: an address, or a file."""
    receipt_printer: str = ""
    """The receipt printer (58 mm, ESC/POS): `tcp://host:9100`, `windows:NAME`, or a device such as
    `/dev/usb/lp0`; "" where there is none."""
    artwork: str = ""
    """An office's own card: its `card.toml`, or the folder that holds it; "" for the bundled one."""
    retention_days: int = 30
    """After this many days people whom HQ has settled are erased from this laptop."""
    backup_folder: str = ""
    """A second folder for encrypted copies: a stick, another disk; "" for none."""
    lease_size: int = 500
    """Numbers to ask HQ for at a time."""
    place_lease_size: int = 40
    """Places of a sponsorship to ask HQ for at a time."""
    proxy: str = ""
    """`http://host:port` of the office's proxy; "" for the system's."""
    ca_file: str = ""
    """PEM file of the only authority whose certificate HQ may bear; "" for those that the system trusts."""

    @property
    def time_zone(self) -> "ZoneInfo":
        """The zone for dates and times that people see."""
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - the first picture shows no time

        try:
            return ZoneInfo(ZONES.get(self.zone, "Asia/Jakarta"))
        except ZoneInfoNotFoundError:
            raise Fault("zone_unknown", zone=self.zone) from None


_SOUND: Mapping[str, Container[object]] = {
    "zone": ZONES,
    "text_percent": range(75, 201),
    "lock_minutes": range(1, 24 * 60),
    "retention_days": range(10 * 366),
    "lease_size": range(1, 100_001),
    "place_lease_size": range(1, 100_001),
}
"""Where a slip of the hand would hide the window, erase people at once or ask HQ for nothing."""


def load_settings(path: Path) -> Settings:
    """The settings; the default of each that is not there, not readable, not of its kind or of no sense."""
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    # Exactly its kind: a truth value is no number of days.
    return Settings(
        **{
            field.name: stored[field.name]
            for field in fields(Settings)
            if field.name in stored
            and type(stored[field.name]) is type(field.default)
            and (field.name not in _SOUND or stored[field.name] in _SOUND[field.name])
        }
    )


def save_settings(path: Path, settings: Settings) -> None:
    """Replace the file as a whole. Raises Fault (disk_full, cannot_write_file)."""
    write_whole(path, json.dumps(asdict(settings), indent=2, ensure_ascii=False).encode())
