"""What happened to cards up to the end of a day: only of those that the day can still be about."""

from collections.abc import Iterator

from fieldreg.domain.papers import PaperStep, Step
from fieldreg.store.engine import Database

AT = "(at_ms + skew_ms)"
"""When a fact was written, as HQ tells the time."""
_STEPS = {
    "CardIssued": Step.ISSUED,
    "CardPrinted": Step.PRINTED,
    "CardSpoiled": Step.SPOILED,
    "CardHandedOver": Step.HANDED_OVER,
    "MemberCorrected": Step.WITHDRAWN,
    "MemberCancelled": Step.WITHDRAWN,
    "CardVoided": Step.WITHDRAWN,
}
_FOLLOWED = f"""
    SELECT member_id FROM member WHERE card NOT IN ('handed_over', 'waiting', 'no_number')
    UNION ALL SELECT m.member_id FROM void_card AS v CROSS JOIN member AS m ON m.kpj = v.kpj
    UNION ALL SELECT about FROM journal WHERE kind IN ('MemberCancelled', 'MemberCorrected', 'NumberAssigned')
    UNION ALL SELECT about FROM journal WHERE {AT} >= ?2
"""
"""Whose cards are followed. Left out is who had theirs handed over before the day, or none made, with no word
since and none that any paper was wrong: such a card is in nobody's hand and in no sum."""


def paper_steps(database: Database, *, from_ms: int, until_ms: int) -> Iterator[PaperStep]:
    """Everything that happened to these cards up to `until_ms`, HQ's withdrawals in their place."""
    rows = database.conn.execute(
        "SELECT j.kind, coalesce(j.said, m.kpj), j.at, j.seq, 0 FROM ("
        " SELECT kind, json_extract(CAST(coalesce(body, residue) AS TEXT), '$.kpj') AS said,"
        f"  {AT} AS at, seq, about FROM journal WHERE about <> '' AND about IN ({_FOLLOWED}) AND (kind IN"
        "  ('CardIssued', 'CardPrinted', 'CardSpoiled', 'CardHandedOver', 'MemberCancelled')"
        "  OR (kind = 'MemberCorrected'"
        "   AND NOT json_extract(CAST(coalesce(body, residue) AS TEXT), '$.card_stands')))"
        ") AS j LEFT JOIN member AS m ON m.member_id = j.about WHERE j.at < ?1"
        " UNION ALL SELECT kind, json_extract(CAST(body AS TEXT), '$.kpj'), at_ms, after_seq, 1"
        "  FROM feed WHERE kind = 'CardVoided' AND at_ms < ?1 ORDER BY 4, 5",
        (until_ms, from_ms),
    )
    for kind, kpj, at_ms, _, _ in rows:
        if kpj:
            yield PaperStep(kpj, _STEPS[kind], at_ms >= from_ms)
