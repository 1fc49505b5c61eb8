"""Where an HQ lives: a folder with its key and, unless a URL says otherwise, its database."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from fieldreg.domain.faults import Fault
from fieldreg.files import write_whole
from fieldreg.wire import SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HqConfig:
    """`database_url`: `postgresql://…`, `sqlite:///…`; "" means SQLite in the folder."""

    folder: Path
    database_url: str = ""

    @property
    def url(self) -> str:
        """The database, as SQLAlchemy names it; psycopg speaks PostgreSQL."""
        _, is_postgresql, rest = self.database_url.partition("postgresql://")
        if is_postgresql:
            return f"postgresql+psycopg://{rest}"
        return self.database_url or f"sqlite:///{self.folder / 'hq.sqlite'}"

    @property
    def key_file(self) -> Path:
        """HQ's signing key: never in the database, so a copy of that cannot speak as HQ."""
        return self.folder / "hq.key"


def make_key(config: HqConfig) -> SigningKey:
    """HQ's signing key, in a file for its owner's eyes only: whole, or not there.

    One that is there stays. Raises Fault (hq_key_damaged, and what `write_whole` raises).
    """
    if config.key_file.exists():
        return read_key(config)
    key = SigningKey.generate()
    write_whole(config.key_file, b64encode(key.raw) + b"\n")
    return key


def read_key(config: HqConfig) -> SigningKey:
    """HQ's signing key. Raises Fault (hq_missing, hq_key_damaged)."""
    try:
        return SigningKey(b64decode(config.key_file.read_bytes().strip(), validate=True))
    except FileNotFoundError:
        raise Fault("hq_missing", folder=config.folder) from None
    except ValueError:
        raise Fault("hq_key_damaged", folder=config.folder) from None
