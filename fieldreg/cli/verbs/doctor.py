"""`fieldreg doctor`: look at everything that must be sound, and mend what can be mended."""

from typing import TYPE_CHECKING

import click

from fieldreg.cli.run import WORLD, Call, ask_pin, common_options, problem_json, sentences
from fieldreg.domain.problems import Severity

if TYPE_CHECKING:
    from fieldreg.app import Desk, Finding


@click.command("doctor")
@click.option("--repair", "mend", is_flag=True, help="Mend what can be mended; nothing is ever deleted.")
@common_options
def verb(call: Call, *, mend: bool) -> None:
    """Check file, chain, tables, keys, numbers, disk and clock. Exit 1 where something is broken."""
    from fieldreg.app import examine, repair  # noqa: PLC0415

    mended: list[str] = []
    with _mended_desk(call, mended) if mend else call.desk() as desk:
        if mend:
            more, findings = repair(desk, call.home())
            mended += more
        else:
            findings = examine(desk, call.home())
    value: list[dict[str, object]] = [
        {"what": each.what, "problem": problem_json([each.problem])[0] if each.problem else None}
        for each in findings
    ]
    value += [{"what": what, "problem": None, "mended": True} for what in mended]

    def human() -> str:
        lines = [f"{_word(call, 'mended')}: {_word(call, what)}" for what in mended]
        lines += [f"{_word(call, each.what)}: {_said(call, each)}" for each in findings]
        return "\n".join(lines)

    call.answer(value, human)
    if any(each.problem and each.problem.severity is Severity.BLOCK for each in findings):
        call.end(WORLD)


def _said(call: Call, finding: "Finding") -> str:
    if finding.problem is None:
        return _word(call, "sound")
    how_bad = _word(call, "broken" if finding.problem.severity is Severity.BLOCK else "look")
    return f"{how_bad}: {sentences(call, [finding.problem])[0]}"


def _word(call: Call, code: str) -> str:
    return call.words.say("doctor", code.replace(" ", "_"))


def _mended_desk(call: Call, mended: list[str]) -> "Desk":
    from fieldreg.app import open_desk, repair_store, unlock  # noqa: PLC0415

    home = call.home()
    unlocked = unlock(home, ask_pin(), officer_id=call.officer_id(), prove=False)
    if repair_store(home, unlocked) is not None:
        mended.append("file")
    return open_desk(home, unlocked.data_key, unlocked.officer)
