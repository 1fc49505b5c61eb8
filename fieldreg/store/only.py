"""Whom a list is about, as SQL that begins at the right index: SQLite cannot tell which names the fewest."""

from dataclasses import dataclass, fields

from fieldreg.domain.member import CardState

NO_END = 2**62
_LISTED = {
    "verdict": "{}verdict = :verdict",
    "card": "{0}card = :card AND {0}live = 1",
    "officer": "{}officer = :officer",
    "occupation": "{}occupation = :occupation",
    # A partial index serves a condition that SQLite can read, not one that comes as a value.
    "sponsorship": "{0}sponsorship = :sponsorship AND {0}sponsorship <> ''",
}
"""Each has an index in the order of the list; what most people share comes first."""
_CARDS = {
    # Whoever was cancelled has no other card any more.
    CardState.VOID: "{}card = :card",
    # Nobody can make the card of whoever was erased.
    CardState.WAITING: "{0}card = :card AND {0}live = 1 AND nik IS NOT NULL",
}
_SPOILED = "{}kpj IN (SELECT kpj FROM spoiled_card)"
_DAY = "{0}registered_at_ms >= :from_ms AND {0}registered_at_ms < :until_ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which people a list is about; what is left empty does not matter."""

    verdict: str = ""
    card: str = ""
    payer: str = ""
    sponsorship: str = ""
    occupation: str = ""
    officer: str = ""
    spoiled: bool = False
    """A card of theirs has been spoiled."""
    from_ms: int = 0
    """Registered at this moment or later (UTC)."""
    until_ms: int = NO_END
    """Registered before this moment."""

    @property
    def values(self) -> dict[str, str | int]:
        """What the SQL of `terms` names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def terms(self) -> list[str]:
        """What holds for these people: the first names them by an index, the others leave some of them out.

        A plus before a column keeps SQLite from beginning there.
        """
        sql_of = _LISTED | {"card": _CARDS.get(CardState(self.card or CardState.VOID), _LISTED["card"])}
        listed = [sql for name, sql in sql_of.items() if getattr(self, name)]
        on_row = ["{}payer = :payer"] if self.payer else []
        whole_day = self.from_ms and self.until_ms != NO_END
        few = [sql for sql, asked in ((_DAY, whole_day), (_SPOILED, self.spoiled)) if asked]
        if not whole_day and (self.from_ms or self.until_ms != NO_END):
            on_row.append(_DAY)
        if few:
            first, *rest = *few, *listed, *on_row
            return [first.format(""), *(sql.format("+") for sql in rest)]
        if listed:
            # The largest is read in the list's order, only as far as a page goes; the smaller are gathered.
            first, *rest = listed
            gathered = (f"+seq IN (SELECT seq FROM member WHERE {sql.format('')})" for sql in rest)
            return [first.format(""), *gathered, *(sql.format("+") for sql in on_row)]
        return [sql.format("+") for sql in on_row]


EVERYBODY = Only()
