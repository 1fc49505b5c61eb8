"""How well what is on this laptop is kept: which copies there are, where, and the way back in."""

from dataclasses import dataclass
from pathlib import Path

from fieldreg.app.backups import made_at_ms, own_backups, second_folder
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.store import SlotFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """This laptop's encrypted copies in one folder."""

    folder: Path
    there: bool
    """False where the folder is away, as a stick may be."""
    count: int
    newest_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Safekeeping:
    """What the page about it shows."""

    here: Copies
    second: Copies | None
    """None where no second folder was named."""
    recovery_code: bool
    """Whether there is a code for a forgotten PIN."""


def read_safekeeping(desk: Desk, home: Home) -> Safekeeping:
    """Looks at the folders; changes nothing."""
    second = second_folder(desk.settings)
    return Safekeeping(
        here=_copies(home.backups, home),
        second=_copies(second, home) if second else None,
        recovery_code=home.keys.exists() and SlotFile.load(home.keys).recovery is not None,
    )


def _copies(folder: Path, home: Home) -> Copies:
    found = own_backups(folder, home)
    return Copies(
        folder=folder,
        there=folder.is_dir(),
        count=len(found),
        newest_ms=made_at_ms(found[0]) if found else None,
    )
