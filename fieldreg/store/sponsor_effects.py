"""What facts and decisions about sponsorships and candidates do to the tables: a part of `effects.py`."""

from collections.abc import Callable, Iterable
from typing import Any

from fieldreg.domain import decisions as hq
from fieldreg.domain import sponsor_facts as facts
from fieldreg.domain.candidates import CandidateState, RowSpan
from fieldreg.domain.member import Verdict
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.store.engine import Database
from fieldreg.store.lease_effects import take_place
from fieldreg.wire import Header

DERIVED = (
    "sponsorship",
    "sponsorship_proposal",
    "candidate_list",
    "list_fault",
    "candidate",
    "continuation",
)
"""The tables that are made here."""


def _proposed(database: Database, header: Header, fact: facts.SponsorshipProposed) -> None:
    row = (fact.proposal_id, header.seq, "", *_columns(fact.sponsorship))
    database.conn.execute(f"INSERT INTO sponsorship_proposal VALUES ({_marks(row)})", row)


def _published(database: Database, n: int, item: hq.SponsorshipPublished) -> None:
    row = (*_columns(item.sponsorship), item.sponsorship.ended, n)
    database.conn.execute(f"INSERT OR REPLACE INTO sponsorship VALUES ({_marks(row)})", row)
    database.conn.execute("DELETE FROM sponsorship_proposal WHERE proposal_id = ?", (item.proposal_id,))


def _not_approved(database: Database, _n: int, item: hq.SponsorshipRefused) -> None:
    database.conn.execute(
        "UPDATE sponsorship_proposal SET refused = ? WHERE proposal_id = ?",
        (item.reason or "refused", item.proposal_id),
    )


def _imported(database: Database, header: Header, fact: facts.CandidatesImported) -> None:
    conn = database.conn
    at_ms = header.at_ms + header.skew_ms
    conn.execute(
        "INSERT OR IGNORE INTO candidate_list VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)",
        (fact.list_id, header.seq, fact.name, fact.sponsorship, at_ms),
    )
    faulty = sum(each.rows for each in fact.refused)
    conn.execute(
        "UPDATE candidate_list SET rows = rows + ?, proposed = proposed + ?, known = known + ?,"
        " faulty = faulty + ? WHERE list_id = ?",
        (fact.last_row - fact.first_row + 1, fact.proposed, fact.known, faulty, fact.list_id),
    )
    conn.executemany(
        "INSERT INTO list_fault VALUES (?, ?, ?)"
        " ON CONFLICT (list_id, code) DO UPDATE SET rows = rows + excluded.rows",
        [(fact.list_id, each.code, each.rows) for each in fact.refused],
    )


def _candidate(database: Database, header: Header, fact: facts.CandidateProposed) -> None:
    who = fact.candidate
    row = (
        header.seq,
        fact.member_id,
        fact.list_id,
        fact.row,
        who.nik or None,
        who.name,
        who.birth_date,
        who.occupation,
        CandidateState.PROPOSED,
        "",
        "",
    )
    database.conn.execute(f"INSERT INTO candidate VALUES ({_marks(row)})", row)


def _accepted(database: Database, _header: Header, fact: facts.CandidatesAccepted) -> None:
    _decide(
        database,
        fact.list_id,
        fact.rows,
        (CandidateState.ACCEPTED, "", fact.sponsorship),
        (CandidateState.PROPOSED, CandidateState.REFUSED, CandidateState.ACCEPTED),
    )


def _refused(database: Database, _header: Header, fact: facts.CandidatesRefused) -> None:
    _decide(
        database,
        fact.list_id,
        fact.rows,
        (CandidateState.REFUSED, fact.reason, ""),
        (CandidateState.PROPOSED, CandidateState.ACCEPTED),
    )


def _decide(
    database: Database,
    list_id: str,
    rows: Iterable[RowSpan],
    values: tuple[str, str, str],
    among: tuple[CandidateState, ...],
) -> None:
    for span in rows:
        database.conn.execute(
            "UPDATE candidate SET state = ?, reason = ?, sponsorship = ? WHERE list_id = ?"
            f" AND row BETWEEN ? AND ? AND state IN ({_marks(among)})",
            (*values, list_id, span.first, span.last, *among),
        )


def candidate_registered(database: Database, member_id: str) -> None:
    """A candidate has become a member."""
    database.conn.execute(
        "UPDATE candidate SET state = ? WHERE member_id = ?", (CandidateState.REGISTERED, member_id)
    )


def candidate_cancelled(database: Database, member_id: str) -> None:
    """A candidate's registration was taken back: the person is not protected, and may be proposed again."""
    database.conn.execute(
        "UPDATE candidate SET state = ?, reason = 'cancelled' WHERE member_id = ?",
        (CandidateState.REFUSED, member_id),
    )


def _place_assigned(database: Database, _header: Header, fact: facts.PlaceAssigned) -> None:
    # The place that HQ knows as somebody else's is not ours to give back.
    take_place(database, fact.sponsorship, fact.place)
    database.conn.execute(
        "UPDATE member SET place = ?, verdict = iif(verdict = 'rejected', 'waiting', verdict), reason = ''"
        " WHERE member_id = ?",
        (fact.place, fact.member_id),
    )


def _continued(database: Database, header: Header, fact: facts.MembershipContinued) -> None:
    take_place(database, fact.sponsorship, fact.place)
    row = (
        fact.continuation_id,
        header.seq,
        fact.member_id,
        fact.payer,
        fact.sponsorship,
        fact.place,
        "+".join(fact.programmes),
        fact.first_month,
        fact.months,
        last_month(fact.first_month, fact.months),
        fact.payment.method,
        fact.payment.reference,
        fact.amount_rp,
        header.officer,
        header.at_ms + header.skew_ms,
        Verdict.WAITING,
        "",
    )
    database.conn.execute(f"INSERT INTO continuation VALUES ({_marks(row)})", row)


def last_month(first_month: str, months: int) -> str:
    """The last month paid for, YYYY-MM; "" where the first is none (the months of somebody erased stay)."""
    year, _, month = first_month.partition("-")
    if not (year.isdecimal() and month.isdecimal()):
        return ""
    index = int(year) * 12 + int(month) - 1 + months - 1
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _continuation_accepted(database: Database, _n: int, item: hq.ContinuationAccepted) -> None:
    _judge(database, item.continuation_id, Verdict.ACCEPTED, "")


def _continuation_rejected(database: Database, _n: int, item: hq.ContinuationRejected) -> None:
    _judge(database, item.continuation_id, Verdict.REJECTED, item.reason)


def _judge(database: Database, continuation_id: str, verdict: Verdict, reason: str) -> None:
    database.conn.execute(
        "UPDATE continuation SET verdict = ?, reason = ? WHERE continuation_id = ?",
        (verdict, reason, continuation_id),
    )


def _columns(sponsorship: Sponsorship) -> tuple[object, ...]:
    return (
        sponsorship.code,
        sponsorship.donor,
        sponsorship.payer,
        sponsorship.mou,
        "+".join(sponsorship.programmes),
        sponsorship.first_month,
        sponsorship.months,
        sponsorship.places,
        ",".join(sponsorship.kinds),
        sponsorship.region,
    )


def _marks(row: tuple[object, ...]) -> str:
    return ",".join("?" * len(row))


ON_FACT: dict[type, Callable[[Database, Header, Any], None]] = {
    facts.SponsorshipProposed: _proposed,
    facts.CandidatesImported: _imported,
    facts.CandidateProposed: _candidate,
    facts.CandidatesAccepted: _accepted,
    facts.CandidatesRefused: _refused,
    facts.PlaceAssigned: _place_assigned,
    facts.MembershipContinued: _continued,
}
ON_DECISION: dict[type, Callable[[Database, int, Any], None]] = {
    hq.SponsorshipPublished: _published,
    hq.SponsorshipRefused: _not_approved,
    hq.ContinuationAccepted: _continuation_accepted,
    hq.ContinuationRejected: _continuation_rejected,
}
