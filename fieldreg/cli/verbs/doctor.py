"""`fieldreg doctor`: look at everything that must be sound."""

import click

from fieldreg.cli.run import WORLD, Call, common_options, problem_json, sentences
from fieldreg.domain.problems import Severity


@click.command("doctor")
@common_options
def verb(call: Call) -> None:
    """Check file, chain, tables, keys, numbers, disk and clock. Exit 1 where something is broken."""
    from fieldreg.app import examine  # noqa: PLC0415

    with call.desk() as desk:
        findings = examine(desk, call.home())
    value = [
        {"what": each.what, "problem": problem_json([each.problem])[0] if each.problem else None}
        for each in findings
    ]

    def human() -> str:
        return "\n".join(
            f"{each.what}: {sentences(call, [each.problem])[0] if each.problem else 'sound'}"
            for each in findings
        )

    call.answer(value, human)
    if any(each.problem and each.problem.severity is Severity.BLOCK for each in findings):
        call.end(WORLD)
