"""The places of sponsorships as one slice of a journal finds and leaves them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from fieldreg.domain.facts import LeaseReturned
from fieldreg.domain.sponsorships import MOST_PLACES, Sponsorship
from fieldreg.hq import sponsorships
from fieldreg.hq.sponsorship_tables import places
from fieldreg.hq.sponsorship_tables import sponsorships as sponsorship_table


@dataclass(slots=True)
class _Row:
    """A place as it stands while a slice is judged."""

    device: str | None
    lease_id: str | None
    member_id: str | None


class PlaceRows:
    """Reads and holds back what `load` names, changes it in memory, writes it once. One transaction."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection, self._device = connection, device
        self._rows: dict[tuple[str, int], _Row] = {}
        self._of_member: dict[tuple[str, str], int] = {}
        self._changed: dict[tuple[str, int], None] = {}
        self._forgot: set[str] = set()
        self.plans: dict[str, Sponsorship] = {}
        """The sponsorships that were loaded, by code."""

    def load(self, codes: Iterable[str], asked: Iterable[tuple[str, int]]) -> None:
        """These sponsorships' places that the device holds, and those asked for; held back for others."""
        self.plans = sponsorships.plans(self._connection, codes)
        forgot = select(sponsorship_table.c.code).where(
            sponsorship_table.c.code.in_(sorted(self.plans)), sponsorship_table.c.forgot_ms.is_not(None)
        )
        self._forgot = set(self._connection.execute(forgot).scalars())
        wanted = list(asked)
        for code in sorted(self.plans):
            self._load(code, [place for each, place in wanted if each == code])

    def take(self, code: str, place: int | None, member_id: str) -> str | None:
        """Give the place to the member; or why not."""
        if place is None or not 1 <= place <= MOST_PLACES:
            return "place_missing" if place is None else "place_not_leased"
        row = self._rows.get((code, place))
        if row is None:
            return "place_not_leased"
        if row.member_id == member_id:
            return None
        forgotten = row.device is None and code in self._forgot
        if row.device != self._device and not forgotten:
            return "place_not_leased"
        if row.member_id is not None:
            return "place_used_twice"
        self.free(code, member_id)
        row.member_id, row.device = member_id, self._device
        self._of_member[code, member_id] = place
        self._changed[code, place] = None
        return None

    def free(self, code: str, member_id: str) -> None:
        """Nobody has the member's place of this sponsorship; the laptop still holds it."""
        place = self._of_member.pop((code, member_id), None)
        if place is not None:
            self._rows[code, place].member_id = None
            self._changed[code, place] = None

    def give_back(self, fact: LeaseReturned) -> None:
        """What nobody has of these can be leased to others."""
        for (code, place), row in self._rows.items():
            within = code == fact.sponsorship and fact.first <= f"{place:011d}" <= fact.last
            ours = row.device == self._device and row.lease_id == fact.lease_id
            if within and ours and row.member_id is None:
                row.device = row.lease_id = None
                self._changed[code, place] = None

    def write(self) -> None:
        """Keep what was changed."""
        rows = [
            {"b_code": code, "b_place": place, "b_device": row.device}
            | {"b_lease": row.lease_id, "b_member": row.member_id}
            for (code, place), row in ((key, self._rows[key]) for key in self._changed)
        ]
        if not rows:
            return
        this = update(places).where(
            places.c.sponsorship == bindparam("b_code"), places.c.place == bindparam("b_place")
        )
        # Emptied first: somebody may move from one place to another.
        keys = [{"b_code": row["b_code"], "b_place": row["b_place"]} for row in rows]
        self._connection.execute(this.values(member_id=None), keys)
        values: dict[str, Any] = {"device": bindparam("b_device"), "lease_id": bindparam("b_lease")}
        self._connection.execute(this.values(**values, member_id=bindparam("b_member")), rows)

    def _load(self, code: str, asked: Iterable[int]) -> None:
        mine = places.c.device == self._device
        others = places.c.place.in_([place for place in asked if 1 <= place <= MOST_PLACES])
        for where in (mine, others):
            query = select(places).where(places.c.sponsorship == code, where)
            for row in self._connection.execute(query.order_by(places.c.place).with_for_update()):
                self._rows[code, row.place] = _Row(row.device, row.lease_id, row.member_id)
                if row.member_id is not None:
                    self._of_member[code, row.member_id] = row.place
