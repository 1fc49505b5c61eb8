"""What HQ decides about one person's registration: whose number, which NIK, who was first.

First comes first: the order in which HQ judges decides, and the keys of `numbers` and `members` keep it,
however many workers judge at once.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from fieldreg.domain.decisions import CardVoided
from fieldreg.domain.leases import read_kpj
from fieldreg.domain.member import Verdict
from fieldreg.hq import checks, standing, withdrawals
from fieldreg.hq.bulk import among, insert_new, insert_rows
from fieldreg.hq.claim import Claim, Counted
from fieldreg.hq.pools import usable_ranges
from fieldreg.hq.schema import members, numbers, registrations, voids


def decide(
    connection: Connection, device: str, claims: Sequence[Claim], now_ms: int, *, checked: bool
) -> None:
    """Give each claim its verdict, and keep it. All claims come from `device`, in journal order.

    Where HQ asks an outside register (`checked`), whoever would be accepted waits for its word.
    """
    readable = [claim for claim in claims if claim.nik is not None]
    owners = _claim_numbers(connection, device, readable)
    voided = _voided(connection, readable)
    left, here = _free_niks(connection, readable), {claim.member_id for claim in claims}
    heirs = standing.promote(connection, left, but=here, checked=checked, now_ms=now_ms)
    refused = checks.refusals(connection, readable) if checked else {}
    for claim in readable:
        claim.reason = _number_fault(claim, owners, voided) or _nik_fault(claim.nik or "")
        claim.reason = claim.reason or claim.place_fault
        claim.reason = claim.reason or refused.get(claim.member_id)
        claim.verdict = Verdict.REJECTED if claim.reason else Verdict.ACCEPTED
        if claim.cancelled:
            claim.verdict, claim.reason = Verdict.CANCELLED, None
    _find_standing(connection, readable)
    if checked:
        checks.hold(connection, readable, now_ms)
        checks.ask(connection, heirs, now_ms)
    for claim in readable:
        mine = [kpj for kpj in claim.kpjs if owners.get(kpj) == claim.member_id]
        counts = claim.verdict not in {Verdict.DUPLICATE, Verdict.CANCELLED}
        claim.void = [kpj for kpj in mine if not (counts and kpj == claim.kpj)]
    _keep(connection, claims, now_ms)


def known_claims(connection: Connection, member_ids: Iterable[str]) -> dict[str, Claim]:
    """The claims that HQ has decided before, with their verdicts."""
    mine = among(connection, registrations.c.member_id, set(member_ids))
    found = {}
    for row in connection.execute(select(registrations).where(mine)):
        found[row.member_id] = Claim(
            member_id=row.member_id,
            device=row.device,
            installation=row.installation,
            seq=row.seq,
            nik=row.nik,
            name=row.name,
            birth_date=row.birth_date,
            sex=row.sex,
            stood=row.verdict == Verdict.ACCEPTED,
            kpjs=[row.kpj] if row.kpj else [],
            known=True,
            verdict=Verdict(row.verdict),
            reason=row.reason,
            standing_id=row.standing_id,
            cancelled=row.verdict == Verdict.CANCELLED,
            counted=Counted(row.activation, row.occupation, row.programmes, row.payer, row.hour),
        )
    return found


def recall(connection: Connection, claims: Sequence[Claim]) -> None:
    """Fill in what a verdict given before said of others, so it can be said again."""
    duplicates = [claim for claim in claims if claim.verdict is Verdict.DUPLICATE]
    if not duplicates:
        return
    standing = known_claims(connection, {claim.standing_id or "" for claim in duplicates})
    for claim in duplicates:
        stands = standing.get(claim.standing_id or "")
        claim.standing_kpj = stands.kpj if stands else None
    void = select(voids.c.kpj).where(
        among(connection, voids.c.kpj, {claim.kpj for claim in duplicates if claim.kpj})
    )
    voided = set(connection.execute(void).scalars())
    for claim in duplicates:
        claim.void = [kpj for kpj in claim.kpjs if kpj in voided]


def _claim_numbers(connection: Connection, device: str, claims: Sequence[Claim]) -> dict[str, str]:
    """Who has each number that this device may use; a number that it may not use has no owner here."""
    ranges = usable_ranges(connection, device)
    wanted = [
        {"kpj": kpj, "member_id": claim.member_id}
        for claim in claims
        for kpj in claim.kpjs
        if read_kpj(kpj) == kpj and any(first <= int(kpj) <= last for first, last in ranges)
    ]
    new = insert_new(connection, numbers, sorted(wanted, key=lambda row: row["kpj"]))
    if new == len(wanted):
        return {row["kpj"]: row["member_id"] for row in wanted}
    mine = among(connection, numbers.c.kpj, {row["kpj"] for row in wanted})
    return {row.kpj: row.member_id for row in connection.execute(select(numbers).where(mine))}


def _voided(connection: Connection, claims: Sequence[Claim]) -> set[str]:
    """Numbers of known claims that were withdrawn before: they never count again, whatever is corrected."""
    asked = {claim.kpj for claim in claims if claim.known and claim.kpj}
    if not asked:
        return set()
    return set(connection.execute(select(voids.c.kpj).where(among(connection, voids.c.kpj, asked))).scalars())


def _free_niks(connection: Connection, claims: Sequence[Claim]) -> dict[str, str]:
    """Let go of NIKs that were held by mistake: each with who had it."""
    left = {}
    for claim in claims:
        for nik in claim.freed:
            mine = (members.c.nik == nik, members.c.member_id == claim.member_id)
            if connection.execute(delete(members).where(*mine)).rowcount:
                left[nik] = claim.member_id
    return left


def _number_fault(claim: Claim, owners: dict[str, str], voided: set[str]) -> str | None:
    if claim.kpj is None:
        return None
    if claim.kpj in voided:
        return "number_void"
    owner = owners.get(claim.kpj)
    if owner is None:
        return "number_not_leased"
    return None if owner == claim.member_id else "number_used_twice"


def _nik_fault(nik: str) -> str | None:
    """HQ's own look, at the one stored form; it blocks only on certain nonsense, as the laptop does."""
    if not nik:
        return "nik_missing"
    if not re.fullmatch(r"[0-9]+", nik):
        return "nik_not_digits"
    if len(nik) != 16:
        return "nik_wrong_length"
    return "nik_repeated_digit" if len(set(nik)) == 1 else None


def _find_standing(connection: Connection, claims: Sequence[Claim]) -> None:
    sound = [claim for claim in claims if claim.verdict is Verdict.ACCEPTED]
    # Sorted, so that two workers never wait for each other; stable, so the first of a batch stays first.
    rows = [{"nik": claim.nik, "member_id": claim.member_id} for claim in sound]
    new = insert_new(connection, members, sorted(rows, key=lambda row: row["nik"] or ""))
    if new == len(rows):
        return
    first = (
        select(members.c.nik, members.c.member_id, registrations.c.kpj)
        .outerjoin(registrations, registrations.c.member_id == members.c.member_id)
        .where(among(connection, members.c.nik, {claim.nik or "" for claim in sound}))
    )
    standing = {row.nik: row for row in connection.execute(first)}
    here = {claim.member_id: claim.kpj for claim in sound}
    for claim in sound:
        row = standing[claim.nik]
        if row.member_id != claim.member_id:
            claim.verdict = Verdict.DUPLICATE
            claim.standing_id = row.member_id
            claim.standing_kpj = here.get(row.member_id, row.kpj)


def _keep(connection: Connection, claims: Sequence[Claim], now_ms: int) -> None:
    for claim in claims:
        if claim.known:
            change = update(registrations).where(registrations.c.member_id == claim.member_id)
            connection.execute(change.values(_row(claim, now_ms)))
    insert_rows(connection, registrations, [_row(claim, now_ms) for claim in claims if not claim.known])
    withdrawn = [
        (claim.device, item) for claim in claims for item in claim.decisions() if isinstance(item, CardVoided)
    ]
    withdrawals.keep(connection, withdrawn, now_ms)


def _row(claim: Claim, now_ms: int) -> dict[str, Any]:
    return {
        "member_id": claim.member_id,
        "device": claim.device,
        "installation": claim.installation,
        "seq": claim.seq,
        "nik": claim.nik,
        "name": claim.name,
        "birth_date": claim.birth_date,
        "sex": claim.sex,
        "kpj": claim.kpj,
        "verdict": claim.verdict.value,
        "reason": claim.reason,
        "standing_id": claim.standing_id,
        "judged_ms": now_ms,
        **claim.counted._asdict(),
    }
