"""`fieldreg show`: everything about one person."""

from typing import TYPE_CHECKING

import click
import msgspec

from fieldreg.cli.run import Call, common_options
from fieldreg.domain.money import rupiah

if TYPE_CHECKING:
    from fieldreg.domain.member import Registration
    from fieldreg.domain.occupations import Occupations

_APART = ("registration", "history")


@click.command("show")
@click.argument("which", metavar="ID")
@common_options
def verb(call: Call, which: str) -> None:
    """Show one person (by id, KPJ or NIK) with the whole history: what, who, when."""
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    with call.desk() as desk:
        member = find_person(desk, which)
        occupations = desk.tables.occupations
        registration = desk.store.people.registration(member.member_id)
        history = [
            {
                "seq": entry.seq,
                "kind": entry.header.kind,
                "at": desk.local(entry.header.at_ms + entry.header.skew_ms).isoformat(timespec="seconds"),
                "officer": entry.header.officer,
            }
            for entry in desk.store.journal.about(member.member_id)
        ]
    value = {
        "id": member.member_id,
        "kpj": member.kpj,
        "amount_rp": member.amount_rp,
        "verdict": member.verdict.value,
        "reason": member.reason,
        "standing_kpj": member.standing_kpj,
        "card": member.card.value,
        "registration": msgspec.to_builtins(registration),
        "history": history,
    }

    def human() -> str:
        told = value | {
            "verdict": call.words.term(f"verdict_{member.verdict.value}"),
            "card": call.words.term(f"card_{member.card.value}"),
            "amount_rp": rupiah(member.amount_rp),
            "reason": call.words.code(member.reason or ""),
        }
        lines = [f"{call.field(key)}: {each}" for key, each in told.items() if key not in _APART and each]
        given = _registered(call, registration, occupations) if registration else {}
        lines += [f"  {call.field(key)}: {each}" for key, each in given.items() if each]
        lines += [f"{event['at']}  {call.words.say('closing', str(event['kind']))}" for event in history]
        return "\n".join(lines)

    call.answer(value, human)


def _registered(call: Call, registration: "Registration", occupations: "Occupations") -> dict[str, str]:
    """What was asked of the person, as people write it down: no codes, no brackets, no quotation marks."""
    term = call.words.term
    kinds = [
        known.label if known else code
        for code in (registration.occupation, registration.second_occupation)
        for known in (occupations.find(code),)
    ]
    payment, consent = registration.payment, registration.consent
    told = {
        key: ", ".join(each) if isinstance(each, list | tuple) else str(each or "")
        for key, each in msgspec.to_builtins(registration).items()
        if key != "warnings"
    }
    return told | {
        "occupation": kinds[0],
        "second_occupation": kinds[1],
        "income_rp": rupiah(registration.income_rp),
        "payer": term(registration.payer.value),
        "payment": f"{term(payment.method.value)} {payment.reference}".strip(),
        "consent": consent.text_version if consent else "",
        "warnings": "; ".join(
            f"{call.words.code(each.code)} {each.reason}".strip() for each in registration.warnings
        ),
    }
