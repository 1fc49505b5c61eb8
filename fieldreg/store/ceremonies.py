"""Cards on their way to people: how many, and who has not fetched theirs."""

from typing import NamedTuple

from fieldreg.domain.ceremony import HandOverCount
from fieldreg.domain.member import CardState
from fieldreg.store.engine import Database
from fieldreg.store.member_rows import COLUMNS, Member, member_of


class HandedOver(NamedTuple):
    """When a card was handed over, by whom, and who took it."""

    at_ms: int
    officer: str
    proxy: str


class Ceremonies:
    """Reads them. `sponsorship` and `activation` narrow to their people; "" means any."""

    def __init__(self, database: Database) -> None:
        self._conn = database.conn

    def count(self, *, sponsorship: str = "", activation: str = "") -> HandOverCount:
        """How far it has come."""
        where, values = _where(sponsorship, activation)
        states = dict(
            self._conn.execute(f"SELECT card, count(*) FROM member WHERE {where} GROUP BY card", values)
        )
        (to_ask,) = self._conn.execute(
            f"SELECT count(*) FROM member WHERE {where} AND asks <> ''", values
        ).fetchone()
        (by_proxy,) = self._conn.execute(
            f"SELECT count(*) FROM member WHERE {where} AND card = 'handed_over' AND EXISTS (SELECT 1"
            " FROM journal WHERE about = member_id AND about <> '' AND kind = 'CardHandedOver'"
            " AND coalesce(json_extract(CAST(body AS TEXT), '$.proxy'), '') <> '')",
            values,
        ).fetchone()
        return HandOverCount(
            people=sum(states.values()),
            handed_over=states.get(CardState.HANDED_OVER, 0),
            by_proxy=by_proxy,
            waiting_here=states.get(CardState.ISSUED, 0) + states.get(CardState.PRINTED, 0),
            not_made=states.get(CardState.WAITING, 0) + states.get(CardState.NO_NUMBER, 0),
            void=states.get(CardState.VOID, 0),
            to_ask=to_ask,
        )

    def people(self, *states: CardState, sponsorship: str = "", activation: str = "") -> tuple[Member, ...]:
        """People whose card is in one of these states, by work place and name."""
        where, values = _where(sponsorship, activation)
        wanted = ",".join(f"'{state.value}'" for state in states)
        rows = self._conn.execute(
            f"SELECT {COLUMNS} FROM member WHERE {where} AND card IN ({wanted})"
            " ORDER BY work_place COLLATE NOCASE, name COLLATE NOCASE, seq",
            values,
        )
        return tuple(map(member_of, rows))

    def handed_over(self, member_id: str) -> HandedOver | None:
        """The last time that this person's card was handed over, or None."""
        row = self._conn.execute(
            "SELECT at_ms + skew_ms, officer, coalesce(json_extract(CAST(body AS TEXT), '$.proxy'), '')"
            " FROM journal WHERE about = ? AND about <> '' AND kind = 'CardHandedOver'"
            " ORDER BY seq DESC LIMIT 1",
            (member_id,),
        ).fetchone()
        return HandedOver._make(row) if row else None


def _where(sponsorship: str, activation: str) -> tuple[str, dict[str, str]]:
    parts, values = ["live"], {}
    for column, value in (("sponsorship", sponsorship), ("activation", activation)):
        if value:
            parts.append(f"{column} <> '' AND {column} = :{column}")
            values[column] = value
    return " AND ".join(parts), values
