"""The people whom lists propose: indexed reads, in pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from fieldreg.domain.candidates import Candidate, CandidateState
from fieldreg.domain.sponsor_facts import CandidateProposed
from fieldreg.store.engine import Database, transaction

PAGE = 200


class CandidateRow(NamedTuple):
    """A candidate as a list shows one. `seq` is the order of lists."""

    seq: int
    member_id: str
    list_id: str
    row: int
    nik: str
    name: str
    birth_date: str
    occupation: str
    state: CandidateState
    reason: str
    sponsorship: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateList:
    """One list as it was read: `rows` is `proposed + known + faulty`, and `proposed` the sum of `states`."""

    list_id: str
    name: str
    sponsorship: str
    at_ms: int
    rows: int
    proposed: int
    known: int
    """Candidates or members already when the list was read."""
    faulty: int
    faults: tuple[tuple[str, int], ...]
    """(problem code, rows), the most frequent first."""
    states: dict[CandidateState, int]


_COLUMNS = (
    "seq, member_id, list_id, row, coalesce(nik, ''), name, birth_date, occupation, state, reason,"
    " sponsorship"
)


class Candidates:
    """Reads candidates. Writing is `Unit`'s, as everywhere."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conn = database.conn

    def lists(self) -> tuple[CandidateList, ...]:
        """Every list that was read, the newest first."""
        faults: dict[str, list[tuple[str, int]]] = {}
        for list_id, code, count in self._conn.execute(
            "SELECT list_id, code, rows FROM list_fault ORDER BY rows DESC, code"
        ):
            faults.setdefault(list_id, []).append((code, count))
        states: dict[str, dict[CandidateState, int]] = {}
        for list_id, state, count in self._conn.execute(
            "SELECT list_id, state, count(*) FROM candidate GROUP BY list_id, state"
        ):
            states.setdefault(list_id, {})[CandidateState(state)] = count
        rows = self._conn.execute(
            "SELECT list_id, name, sponsorship, at_ms, rows, proposed, known, faulty FROM candidate_list"
            " ORDER BY seq DESC"
        )
        return tuple(
            CandidateList(
                list_id=row[0],
                name=row[1],
                sponsorship=row[2],
                at_ms=row[3],
                rows=row[4],
                proposed=row[5],
                known=row[6],
                faulty=row[7],
                faults=tuple(faults.get(row[0], ())),
                states=states.get(row[0], {}),
            )
            for row in rows
        )

    def counts(self, *, list_id: str = "") -> dict[CandidateState, int]:
        """How many candidates are in which state, of one list or of all."""
        where, values = ("WHERE list_id = ?", (list_id,)) if list_id else ("", ())
        rows = self._conn.execute(f"SELECT state, count(*) FROM candidate {where} GROUP BY state", values)
        return dict.fromkeys(CandidateState, 0) | {CandidateState(state): count for state, count in rows}

    def page(
        self, *, state: CandidateState | None = None, list_id: str = "", after: int = 0, limit: int = PAGE
    ) -> tuple[CandidateRow, ...]:
        """Candidates in the order of their lists; `after` continues: the seq of the last row."""
        parts, values = ["seq > ?"], [after]
        for column, value in (("state", state), ("list_id", list_id)):
            if value:
                parts.append(f"{column} = ?")
                values.append(value)  # type: ignore[arg-type]
        rows = self._conn.execute(
            f"SELECT {_COLUMNS} FROM candidate WHERE {' AND '.join(parts)} ORDER BY seq LIMIT ?",
            (*values, limit),
        )
        return tuple(map(_row, rows))

    def accepted(self, sponsorship: str, *, after: int = 0, limit: int = PAGE) -> tuple[CandidateRow, ...]:
        """Who is to be registered on this sponsorship, in the order of their lists, from `after` on."""
        rows = self._conn.execute(
            f"SELECT {_COLUMNS} FROM candidate WHERE state = 'accepted' AND sponsorship = ? AND seq > ?"
            " ORDER BY seq LIMIT ?",
            (sponsorship, after, limit),
        )
        return tuple(map(_row, rows))

    def accepted_by_sponsorship(self) -> dict[str, int]:
        """How many wait to be registered, by sponsorship."""
        return dict(
            self._conn.execute(
                "SELECT sponsorship, count(*) FROM candidate WHERE state = 'accepted' GROUP BY sponsorship"
            )
        )

    def known(self, nik: str) -> bool:
        """Whether somebody with this NIK is a candidate who was not refused."""
        row = self._conn.execute(
            "SELECT 1 FROM candidate WHERE nik = ? AND state <> 'refused' LIMIT 1", (nik,)
        ).fetchone()
        return row is not None

    def columns_of(self, office: str) -> dict[str, str]:
        """What this office's titles were taken for last: title -> target, "" for a column not read."""
        rows = self._conn.execute("SELECT title, target FROM list_column WHERE office = ?", (office,))
        return dict(rows)

    def offices(self) -> tuple[str, ...]:
        """The offices whose columns are remembered."""
        rows = self._conn.execute("SELECT DISTINCT office FROM list_column ORDER BY office")
        return tuple(office for (office,) in rows)

    def remember_columns(self, office: str, columns: Mapping[str, str]) -> None:
        """Keep what these titles of the office mean. No fact: a convenience of this laptop."""
        with transaction(self._database):
            self._conn.executemany(
                "INSERT OR REPLACE INTO list_column VALUES (?, ?, ?)",
                [(office, title, target) for title, target in columns.items()],
            )

    def find(self, which: str) -> CandidateRow | None:
        """The newest candidate with this id or NIK, or None."""
        row = self._conn.execute(
            f"SELECT {_COLUMNS} FROM candidate WHERE member_id = ? OR nik = ? ORDER BY seq DESC LIMIT 1",
            (which, which),
        ).fetchone()
        return _row(row) if row else None

    def candidate(self, member_id: str) -> Candidate | None:
        """Everything that the list told; None where nobody is known or it has been erased."""
        row = self._conn.execute(
            "SELECT body FROM journal WHERE about = ? AND about <> '' AND kind = ?",
            (member_id, CandidateProposed.__name__),
        ).fetchone()
        if row is None or row[0] is None:
            return None
        return msgspec.json.decode(row[0], type=CandidateProposed).candidate


def _row(values: tuple[Any, ...]) -> CandidateRow:
    row = CandidateRow._make(values)
    return row._replace(state=CandidateState(row.state))
