"""The data folder of one laptop."""

from dataclasses import dataclass
from pathlib import Path

from fieldreg.domain.faults import Fault


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything is. Only `lists`, `keys`, `printers` and `settings` can be read without a PIN."""

    folder: Path

    @property
    def store(self) -> Path:
        """The encrypted database."""
        return self.folder / "store.db"

    @property
    def keys(self) -> Path:
        """The officers' key slots."""
        return self.folder / "keys.json"

    @property
    def device_secret(self) -> Path:
        """Used only where the system has no keyring."""
        return self.folder / "device-secret"

    @property
    def lists(self) -> Path:
        """HQ's public lists, on a desk that only checks cards."""
        return self.folder / "lists.json"

    @property
    def in_use(self) -> Path:
        """Empty; who has the data open holds a lock on it."""
        return self.folder / "in-use"

    @property
    def backups(self) -> Path:
        """Rolling encrypted copies of the store."""
        return self.folder / "backups"

    @property
    def reserve(self) -> Path:
        """Space held back for the person on the screen when the disk is full."""
        return self.folder / "reserve"

    @property
    def settings(self) -> Path:
        """How this laptop looks and behaves; nothing personal."""
        return self.folder / "settings.json"

    @property
    def practice_mark(self) -> Path:
        """Stands in a folder that is for practice; made with it, never laid into one that exists."""
        return self.folder / "LATIHAN"

    @property
    def is_practice(self) -> bool:
        """Whether everybody in this folder is invented."""
        return self.practice_mark.exists()

    @property
    def printers(self) -> Path:
        """What each printer does to a card, and where cards went last; nothing personal."""
        return self.folder / "printers.json"

    def make(self) -> None:
        """Make the folder, for its owner alone. Raises Fault (home_not_writable)."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise Fault("home_not_writable", folder=self.folder) from None


def default_home() -> Home:
    """The usual place for this user on this system."""
    import platformdirs  # noqa: PLC0415 - only needed where no folder was named

    return Home(Path(platformdirs.user_data_dir("fieldreg", appauthor=False)))
