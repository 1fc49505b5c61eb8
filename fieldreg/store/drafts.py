"""Drafts: what has been typed and not yet saved, kept encrypted through crash, sleep and sign-out."""

from dataclasses import dataclass

from fieldreg.store.engine import Database, transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, and when (this laptop's clock, UTC ms)."""

    content: bytes
    at_ms: int


class Drafts:
    """One draft a name. No fact and no part of the journal: it is nobody's business until it is saved."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, name: str, content: bytes, *, at_ms: int) -> None:
        """Take the place of the earlier draft of this name."""
        with transaction(self._database):
            self._database.conn.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (name, content, at_ms)
            )

    def read(self, name: str) -> Draft | None:
        """The draft, if there is one."""
        row = self._database.conn.execute(
            "SELECT content, at_ms FROM draft WHERE name = ?", (name,)
        ).fetchone()
        return Draft(*row) if row else None

    def drop(self, name: str) -> None:
        """It was saved, or thrown away."""
        with transaction(self._database):
            self._database.conn.execute("DELETE FROM draft WHERE name = ?", (name,))
