"""What a fact or a decision does to the tables: one pure fold over the two logs.

Nothing else writes them, so the tables can be thrown away and made again (`rebuild.py`).
"""

from collections.abc import Callable, Iterator
from typing import Any

from fieldreg.domain import decisions as hq
from fieldreg.domain import facts
from fieldreg.domain.member import CardState, Registration, Verdict
from fieldreg.store import activation_effects, lease_effects, sponsor_effects
from fieldreg.store.engine import Database
from fieldreg.store.lease_effects import draw, give_back, take_place
from fieldreg.wire import Header

DERIVED = (
    "member",
    "member_words",
    "card",
    "spoiled_card",
    "void_card",
    "issuer_key",
    "issuer",
    "officer",
    "revocation",
    "erasure",
    "member_filter",
    *activation_effects.DERIVED,
    *lease_effects.DERIVED,
    *sponsor_effects.DERIVED,
)
"""The tables that are made from the logs."""


def apply_fact(database: Database, header: Header, fact: facts.Fact) -> None:
    """The effect of a fact of this laptop. Runs in the fact's own transaction."""
    _ON_FACT[type(fact)](database, header, fact)


def apply_decision(database: Database, n: int, decision: hq.Decision) -> None:
    """The effect of item `n` of the feed. Runs in the transaction that moves the cursor."""
    _ON_DECISION[type(decision)](database, n, decision)


def _member_registered(database: Database, header: Header, fact: facts.MemberRegistered) -> None:
    card = CardState.WAITING if fact.kpj else CardState.NO_NUMBER
    at_ms = header.at_ms + header.skew_ms
    who, state = (header.seq, fact.member_id, fact.kpj), (1, Verdict.WAITING, "", None, card)
    what = (*_recorded(fact.registration), fact.place, fact.amount_rp, fact.activation, header.officer, at_ms)
    row = (*who, *what, *state)
    database.conn.execute(f"INSERT INTO member VALUES ({','.join('?' * len(row))})", row)
    _word(database, header.seq, fact.registration.name)
    if fact.kpj:
        draw(database, fact.kpj)
    take_place(database, fact.registration.sponsorship, fact.place)
    sponsor_effects.candidate_registered(database, fact.member_id)


def _member_corrected(database: Database, _header: Header, fact: facts.MemberCorrected) -> None:
    conn = database.conn
    seq, sponsorship, place = conn.execute(
        "SELECT seq, sponsorship, place FROM member WHERE member_id = ?", (fact.member_id,)
    ).fetchone()
    if (sponsorship, place) != (fact.registration.sponsorship, fact.place):
        give_back(database, sponsorship, place)
        take_place(database, fact.registration.sponsorship, fact.place)
    # HQ judges anew; a card that shows words which are wrong must be made again.
    made = () if fact.card_stands else (CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)
    marks = ", ".join("?" * len(made))
    conn.execute(
        f"UPDATE member SET {', '.join(f'{name} = ?' for name in _RECORDED)}, place = ?, amount_rp = ?,"
        " verdict = ?, reason = '', standing_kpj = NULL,"
        f" card = CASE WHEN card IN ({marks}) THEN ? ELSE card END WHERE seq = ?",
        (
            *_recorded(fact.registration),
            *(fact.place, fact.amount_rp, Verdict.WAITING),
            *(*made, CardState.WAITING, seq),
        ),
    )
    conn.execute("DELETE FROM member_words WHERE rowid = ?", (seq,))
    _word(database, seq, fact.registration.name)


def _member_cancelled(database: Database, _header: Header, fact: facts.MemberCancelled) -> None:
    conn = database.conn
    conn.execute(
        "INSERT OR IGNORE INTO void_card"
        " SELECT kpj, NULL FROM member WHERE member_id = ? AND kpj IS NOT NULL",
        (fact.member_id,),
    )
    before = conn.execute(
        "SELECT sponsorship, place FROM member WHERE member_id = ? AND live", (fact.member_id,)
    ).fetchone()
    give_back(database, *(before or ("", None)))
    conn.execute("UPDATE member SET live = 0, card = ? WHERE member_id = ?", (CardState.VOID, fact.member_id))
    sponsor_effects.candidate_cancelled(database, fact.member_id)


_RECORDED = (
    "nik",
    "name",
    "birth_date",
    "phone",
    "occupation",
    "work_place",
    "payer",
    "sponsorship",
    "programmes",
    "payment",
    "reference",
    "last_month",
    "asks",
)
"""The columns that repeat what was recorded of a person, in the order of the table."""


def _recorded(person: Registration) -> tuple[str | None, ...]:
    return (
        person.nik or None,
        person.name,
        person.birth_date.isoformat(),
        person.phone,
        person.occupation,
        person.work_place,
        person.payer,
        person.sponsorship,
        "+".join(person.programmes),
        person.payment.method,
        person.payment.reference,
        sponsor_effects.last_month(person.first_month, person.months),
        " ".join(_asks(person)),
    )


def _asks(person: Registration) -> Iterator[str]:
    """What a list left out, and is asked when the card is handed over."""
    if not person.nik:  # erased: nothing is asked of them any more
        return
    if not person.phone:
        yield "phone"
    if not person.district:
        yield "district"
    if person.consent is None:
        yield "consent"


def _word(database: Database, seq: int, name: str) -> None:
    if name:
        database.conn.execute("INSERT INTO member_words (rowid, name) VALUES (?, ?)", (seq, name))


def _number_assigned(database: Database, _header: Header, fact: facts.NumberAssigned) -> None:
    # A person whom HQ rejected for a number that was not theirs waits for its word again.
    database.conn.execute(
        "UPDATE member SET kpj = ?, card = ?, verdict = iif(verdict = 'rejected', 'waiting', verdict),"
        " reason = '' WHERE member_id = ?",
        (fact.kpj, CardState.WAITING, fact.member_id),
    )
    draw(database, fact.kpj)


def _card_issued(database: Database, _header: Header, fact: facts.CardIssued) -> None:
    # A reprint of the same number takes the place of the earlier card.
    database.conn.execute(
        "INSERT OR REPLACE INTO card VALUES (?,?,?,?,?,NULL,NULL)",
        (fact.kpj, fact.member_id, fact.kid, fact.issued_at_ms, fact.expires_at_ms),
    )
    _set_card(database, fact.member_id, CardState.ISSUED)


def _card_printed(database: Database, header: Header, fact: facts.CardPrinted) -> None:
    database.conn.execute("UPDATE card SET printed_at_ms = ? WHERE kpj = ?", (header.at_ms, fact.kpj))
    _set_card(database, fact.member_id, CardState.PRINTED)


def _card_spoiled(database: Database, header: Header, fact: facts.CardSpoiled) -> None:
    at_ms = header.at_ms + header.skew_ms
    database.conn.execute("INSERT INTO spoiled_card VALUES (?, ?, ?)", (header.seq, fact.kpj, at_ms))
    _set_card(database, fact.member_id, CardState.WAITING)


def _card_handed_over(database: Database, header: Header, fact: facts.CardHandedOver) -> None:
    database.conn.execute("UPDATE card SET handed_at_ms = ? WHERE kpj = ?", (header.at_ms, fact.kpj))
    _set_card(database, fact.member_id, CardState.HANDED_OVER)


def _officer_added(database: Database, _header: Header, fact: facts.OfficerAdded) -> None:
    database.conn.execute("INSERT INTO officer VALUES (?, ?, ?)", (fact.officer_id, fact.name, fact.role))


def _officer_removed(database: Database, _header: Header, fact: facts.OfficerRemoved) -> None:
    database.conn.execute("DELETE FROM officer WHERE officer_id = ?", (fact.officer_id,))


def _officer_role_changed(database: Database, _header: Header, fact: facts.OfficerRoleChanged) -> None:
    database.conn.execute("UPDATE officer SET role = ? WHERE officer_id = ?", (fact.role, fact.officer_id))


def _erasure_requested(database: Database, _header: Header, fact: facts.ErasureRequested) -> None:
    database.conn.execute("INSERT OR IGNORE INTO erasure VALUES (?)", (fact.member_id,))


def _no_effect(_database: Database, _header: Header, _fact: facts.Fact) -> None:
    pass


def _record_accepted(database: Database, _n: int, item: hq.RecordAccepted) -> None:
    _judge(database, item.member_id, Verdict.ACCEPTED)


def _record_duplicate(database: Database, _n: int, item: hq.RecordDuplicate) -> None:
    _judge(database, item.member_id, Verdict.DUPLICATE, standing_kpj=item.standing_kpj)


def _record_rejected(database: Database, _n: int, item: hq.RecordRejected) -> None:
    _judge(database, item.member_id, Verdict.REJECTED, reason=item.reason)


def _judge(
    database: Database, member_id: str, verdict: Verdict, *, reason: str = "", standing_kpj: str | None = None
) -> None:
    database.conn.execute(
        "UPDATE member SET verdict = ?, reason = ?, standing_kpj = ? WHERE member_id = ?",
        (verdict, reason, standing_kpj, member_id),
    )


def _card_voided(database: Database, _n: int, item: hq.CardVoided) -> None:
    database.conn.execute("INSERT OR REPLACE INTO void_card VALUES (?, ?)", (item.kpj, item.replaced_by))
    database.conn.execute("UPDATE member SET card = ? WHERE kpj = ?", (CardState.VOID, item.kpj))


def _issuer_keys_published(database: Database, _n: int, item: hq.IssuerKeysPublished) -> None:
    conn = database.conn
    conn.execute("DELETE FROM issuer")
    conn.execute("INSERT INTO issuer VALUES (?, ?)", (item.issuer, item.as_of_ms))
    if not item.since:
        conn.execute("DELETE FROM issuer_key")
    conn.executemany(
        "INSERT OR REPLACE INTO issuer_key VALUES (?, ?, ?, ?)",
        ((key.kid, key.public_key, key.valid_from_ms, key.revoked_at_ms) for key in item.keys),
    )


def _device_revoked(database: Database, _n: int, item: hq.DeviceRevoked) -> None:
    database.conn.execute("INSERT OR REPLACE INTO revocation VALUES (?)", (item.reason,))


def _member_filter_published(database: Database, _n: int, item: hq.MemberFilterPublished) -> None:
    database.conn.execute(
        "INSERT OR REPLACE INTO member_filter VALUES (?, ?, ?, ?, ?, ?, ?)",
        (item.version, item.region, item.as_of_ms, item.members, item.size_bytes, item.sha256, item.key),
    )


def _set_card(database: Database, member_id: str, state: CardState) -> None:
    database.conn.execute("UPDATE member SET card = ? WHERE member_id = ?", (state, member_id))


Effect = Callable[[Database, Any, Any], None]

_ON_FACT: dict[type, Effect] = {
    facts.MemberRegistered: _member_registered,
    facts.MemberCorrected: _member_corrected,
    facts.MemberCancelled: _member_cancelled,
    facts.NumberAssigned: _number_assigned,
    facts.CardIssued: _card_issued,
    facts.CardPrinted: _card_printed,
    facts.CardSpoiled: _card_spoiled,
    facts.CardHandedOver: _card_handed_over,
    facts.OfficerAdded: _officer_added,
    facts.OfficerRemoved: _officer_removed,
    facts.OfficerRoleChanged: _officer_role_changed,
    facts.PinReset: _no_effect,
    facts.SigningKeyMade: _no_effect,
    facts.ErasureRequested: _erasure_requested,
    **activation_effects.ON_FACT,
    **lease_effects.ON_FACT,
    **sponsor_effects.ON_FACT,
}
_ON_DECISION: dict[type, Effect] = {
    hq.RecordAccepted: _record_accepted,
    hq.RecordDuplicate: _record_duplicate,
    hq.RecordRejected: _record_rejected,
    hq.CardVoided: _card_voided,
    hq.IssuerKeysPublished: _issuer_keys_published,
    hq.DeviceRevoked: _device_revoked,
    hq.MemberFilterPublished: _member_filter_published,
    **activation_effects.ON_DECISION,
    **lease_effects.ON_DECISION,
    **sponsor_effects.ON_DECISION,
}
