"""`fieldreg find`: people by name, NIK, KPJ or phone."""

import click

from fieldreg.cli.run import Call, common_options
from fieldreg.domain.leases import grouped_kpj


@click.command("find")
@click.argument("text", default="")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@common_options
def verb(call: Call, text: str, limit: int) -> None:
    """Find people whose name, NIK, KPJ or phone begins like TEXT; newest first."""
    with call.desk() as desk:
        found = desk.store.people.find(text, limit=limit)
    value = [
        {
            "id": member.member_id,
            "kpj": member.kpj,
            "nik": member.nik,
            "name": member.name,
            "birth_date": member.birth_date,
            "verdict": member.verdict.value,
            "card": member.card.value,
        }
        for member in found
    ]

    def human() -> str:
        lines = [
            call.say(
                "found",
                number=grouped_kpj(member.kpj) if member.kpj else call.say("found_no_number"),
                name=member.name,
                birth_date=member.birth_date,
                verdict=call.words.term(f"verdict_{member.verdict.value}"),
                card=call.words.term(f"card_{member.card.value}"),
                id=member.member_id,
            )
            for member in found
        ]
        return "\n".join(lines) or call.say("found_nobody")

    call.answer(value, human)
