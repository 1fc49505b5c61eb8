"""`fieldreg show`: everything about one person."""

import click
import msgspec

from fieldreg.cli.run import Call, common_options

_APART = ("registration", "history")


@click.command("show")
@click.argument("which", metavar="ID")
@common_options
def verb(call: Call, which: str) -> None:
    """Show one person (by id, KPJ or NIK) with the whole history: what, who, when."""
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    with call.desk() as desk:
        member = find_person(desk, which)
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
        lines = [f"{key}: {each}" for key, each in value.items() if key not in _APART and each]
        given = msgspec.to_builtins(registration).items()
        lines += [f"  {key}: {_plain(each)}" for key, each in given if each]
        lines += [f"{event['at']}  {event['kind']}" for event in history]
        return "\n".join(lines)

    call.answer(value, human)


def _plain(value: object) -> str:
    """A value as people write it down: no brackets, no quotation marks."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(each)}" for key, each in value.items() if each)
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return str(value)
