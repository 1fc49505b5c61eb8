"""How this laptop looks and behaves: nothing personal, nothing secret."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from fieldreg.domain.faults import Fault

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings with their defaults. Unknown ones, of a newer version, are left out."""

    zone: str = "WIB"
    """The market's zone: WIB, WITA or WIT."""
    language: str = "id"
    theme: str = "light"
    text_percent: int = 100
    place: str = ""
    """Where the activation takes place; printed on cards."""
    retention_days: int = 30
    """After this many days people whom HQ has settled are erased from this laptop."""
    lease_size: int = 500
    """Numbers to ask HQ for at a time."""
    proxy: str = ""
    """`http://host:port` of the office's proxy; "" for the system's."""
    ca_file: str = ""
    """PEM file of the only authority whose certificate HQ may bear; "" for those that the system trusts."""

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone for dates and times that people see."""
        try:
            return ZoneInfo(ZONES.get(self.zone, "Asia/Jakarta"))
        except ZoneInfoNotFoundError:
            raise Fault("zone_unknown", zone=self.zone) from None


def load_settings(path: Path) -> Settings:
    """The settings, or the defaults where there are none or they cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Settings()


def save_settings(path: Path, settings: Settings) -> None:
    """Replace the file as a whole. Raises Fault (disk_failing)."""
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(settings)))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise Fault("disk_failing") from error
