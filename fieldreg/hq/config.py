"""Where an HQ lives: a folder with its key and, unless a URL says otherwise, its database."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from fieldreg.domain.faults import Fault
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
    """Make HQ's signing key in a file for its owner's eyes only. Raises Fault (hq_exists)."""
    config.folder.mkdir(parents=True, exist_ok=True)
    key = SigningKey.generate()
    try:
        descriptor = os.open(config.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Fault("hq_exists", folder=config.folder) from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(b64encode(key.raw) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def read_key(config: HqConfig) -> SigningKey:
    """HQ's signing key. Raises Fault (hq_missing, hq_key_damaged)."""
    try:
        return SigningKey(b64decode(config.key_file.read_bytes().strip(), validate=True))
    except FileNotFoundError:
        raise Fault("hq_missing", folder=config.folder) from None
    except ValueError:
        raise Fault("hq_key_damaged", folder=config.folder) from None
