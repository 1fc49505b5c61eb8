"""`fieldreg nik`: what a NIK says, and its problems."""

from datetime import UTC, datetime

import click

from fieldreg.assets import load_tables
from fieldreg.cli.run import INPUT, Call, common_options, problem_json, sentences
from fieldreg.domain.member import Sex
from fieldreg.domain.nik import judge_nik
from fieldreg.domain.problems import blocking


@click.command("nik")
@click.argument("nik")
@common_options
def verb(call: Call, nik: str) -> None:
    """Read a NIK: birth date, sex, district of first registration, and what is odd about it."""
    reading = judge_nik(nik, today=datetime.now(UTC).date(), regions=load_tables().regions)
    born = reading.birth_date.isoformat() if reading.birth_date else None
    district = {"code": reading.district.code, "name": reading.district.name} if reading.district else None
    value = {
        "nik": reading.nik,
        "birth_date": born,
        "sex": reading.sex.value if reading.sex else None,
        "district": district,
        "problems": problem_json(reading.problems),
    }

    def human() -> str:
        known = [
            call.say("nik_born", date=born) if born else "",
            call.say("nik_male" if reading.sex is Sex.MALE else "nik_female") if reading.sex else "",
            f"{district['name']} ({district['code']})" if district else "",
        ]
        lines = [", ".join(filter(None, known))] if any(known) else []
        return "\n".join(lines + sentences(call, reading.problems)) or call.say("nik_nothing")

    call.answer(value, human)
    if blocking(reading.problems):
        call.end(INPUT)
