"""Who has a laptop's data open: several may, and somebody who puts another file in its place must be alone.

A lock of SQLite's own on an empty file: it works on every system, and it goes with the process that held it.
"""

from pathlib import Path
from typing import Self

import sqlcipher3

from fieldreg.domain.faults import Fault

_SHARED = ("BEGIN", "SELECT count(*) FROM sqlite_master")
_ALONE = ("BEGIN EXCLUSIVE",)
_PATIENCE_S = 0.5


class Presence:
    """Held until `close()`. Belongs to the thread that took it."""

    def __init__(self, connection: sqlcipher3.Connection | None) -> None:
        self._connection = connection

    @classmethod
    def beside_others(cls, file: Path) -> Self:
        """Work on the data. Raises Fault (store_taken) while somebody puts another file in its place."""
        return cls(_locked(file, _SHARED, "store_taken"))

    @classmethod
    def alone(cls, file: Path) -> Self:
        """Put something in the data's place. Raises Fault (store_in_use) while anybody works on it."""
        return cls(_locked(file, _ALONE, "store_in_use"))

    def close(self) -> None:
        """Let go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _locked(file: Path, statements: tuple[str, ...], code: str) -> sqlcipher3.Connection | None:
    connection = None
    try:
        connection = sqlcipher3.connect(str(file), isolation_level=None, timeout=_PATIENCE_S)
        for statement in statements:
            connection.execute(statement)
    except sqlcipher3.dbapi2.Error as error:
        if connection is not None:
            connection.close()
        if "locked" in str(error):
            raise Fault(code) from None
        return None  # a disk so full that not even this file fits: work goes on without the sign
    return connection
