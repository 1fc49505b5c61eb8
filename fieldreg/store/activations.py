"""Activations as this laptop knows them, and the counts of its own people."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from fieldreg.domain.activation_facts import ActivationClosed, ActivationCounted
from fieldreg.domain.activations import Activation, ActivationCounts
from fieldreg.store.engine import Database

_HOUR_MS = 3_600_000
_SENT_BACK = "verdict IN ('rejected', 'duplicate')"
_PLAN = msgspec.json.Decoder(Activation)
_COUNTED = msgspec.json.Decoder(ActivationCounted)
_CLOSED = msgspec.json.Decoder(ActivationClosed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A day that was closed. `seq` is the fact's: what stands behind it in the journal came later."""

    seq: int
    at_ms: int
    officer: str
    closed: ActivationClosed


class Activations:
    """Reads activations. Writing is facts' and decisions' alone."""

    def __init__(self, database: Database) -> None:
        self._conn = database.conn

    def current(self) -> str:
        """The code of the activation that this laptop takes part in, or ""."""
        row = self._conn.execute("SELECT code FROM current_activation").fetchone()
        return row[0] if row else ""

    def get(self, code: str) -> Activation | None:
        """What is planned, or None where only the code is known (joined without a line)."""
        row = self._conn.execute("SELECT plan FROM activation WHERE code = ?", (code,)).fetchone()
        return _PLAN.decode(row[0]) if row else None

    def all(self) -> tuple[Activation, ...]:
        """Every activation that HQ or somebody here told of, newest first."""
        plans = (_PLAN.decode(plan) for (plan,) in self._conn.execute("SELECT plan FROM activation"))
        return tuple(sorted(plans, key=lambda plan: (plan.first_day, plan.code), reverse=True))

    def counts(self, code: str) -> ActivationCounts:
        """This laptop's own people of an activation."""
        sent_back, registered = self._conn.execute(
            f"SELECT count(*) FILTER (WHERE {_SENT_BACK}), count(*) FILTER (WHERE NOT {_SENT_BACK})"
            " FROM member WHERE activation = ? AND live",
            (code,),
        ).fetchone()
        return ActivationCounts(
            registered=registered,
            sent_back=sent_back,
            by_occupation=self._grouped("occupation", code),
            by_programmes=self._grouped("programmes", code),
            by_payer=self._grouped("payer", code),
            by_hour=self._grouped(f"CAST(registered_at_ms / {_HOUR_MS} AS TEXT)", code),
            informed=self.informed(code),
        )

    def informed(self, code: str, *, day: date | None = None) -> dict[str, int]:
        """How many people were told and did not register, by occupation, on a day or on all."""
        rows = self._conn.execute(
            "SELECT occupation, sum(count) FROM informed WHERE activation = ? AND (?2 IS NULL OR day = ?2)"
            " GROUP BY 1 HAVING sum(count) <> 0 ORDER BY 2 DESC, 1",
            (code, day.isoformat() if day else None),
        )
        return dict(rows)

    def others(self, code: str) -> ActivationCounted | None:
        """HQ's last word on what the other laptops registered, or None before the first."""
        row = self._conn.execute("SELECT counted FROM team_count WHERE activation = ?", (code,)).fetchone()
        return _COUNTED.decode(row[0]) if row else None

    def closings(self, day: date) -> tuple[Closing, ...]:
        """How often and when a day was closed on this laptop, first to last."""
        rows = self._conn.execute(
            "SELECT seq, at_ms, officer, closed FROM day_closing WHERE day = ? ORDER BY seq",
            (day.isoformat(),),
        )
        return tuple(
            Closing(seq=seq, at_ms=at_ms, officer=officer, closed=_CLOSED.decode(closed))
            for seq, at_ms, officer, closed in rows
        )

    def _grouped(self, column: str, code: str) -> dict[Any, int]:
        return dict(
            self._conn.execute(
                f"SELECT {column}, count(*) FROM member WHERE activation = ? AND live"
                f" AND NOT {_SENT_BACK} GROUP BY 1 ORDER BY 2 DESC, 1",
                (code,),
            )
        )
