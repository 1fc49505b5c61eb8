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
            f"{grouped_kpj(member.kpj) if member.kpj else 'no number   '}  {member.name}  {member.birth_date}"
            f"  {member.verdict.value}, card {member.card.value}  {member.member_id}"
            for member in found
        ]
        return "\n".join(lines) or "nobody found"

    call.answer(value, human)
