"""`fieldreg candidates`: whom lists propose, from proposed to registered."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.progress import progress
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.cli.unread import say_unread
from fieldreg.cli.usage import FILE
from fieldreg.domain.candidates import CandidateState
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import CandidateResult, Desk
    from fieldreg.store import CandidateList


@click.group("candidates")
def verb() -> None:
    """People on lists: proposed, accepted, refused with a reason, registered."""


@verb.command("import")
@click.argument("file", type=FILE)
@click.option("--sponsorship", default="", help="Code of the sponsorship that they are proposed for.")
@click.option("--office", default="", help="Whose list it is; its columns are remembered under this name.")
@click.option(
    "--column", "columns", multiple=True, help="TITLE=FIELD: what a column holds; TITLE= for nothing."
)
@click.option("--sheet", default=None, help="Of a workbook, the sheet to read.")
@click.option("--dry-run", is_flag=True, help="Judge every row and keep nobody.")
@click.option("--report", type=FILE, help="Write an XLSX report to mend from.")
@common_options
def import_(
    call: Call,
    *,
    file: Path,
    sponsorship: str,
    office: str,
    columns: tuple[str, ...],
    sheet: str | None,
    dry_run: bool,
    report: Path | None,
) -> None:
    """Read FILE (CSV or XLSX) into proposed candidates. Reading it again takes nobody twice."""
    check_ending(report, ".xlsx", field="report")
    from fieldreg.app import RowOutcome, import_candidates, write_import_report  # noqa: PLC0415

    with call.desk() as desk, progress(call.say("doing_candidates"), show=not call.json) as advance:
        read = import_candidates(
            desk,
            file,
            sponsorship=sponsorship,
            office=office,
            columns=_columns(columns),
            sheet=sheet,
            preview=dry_run,
            on_progress=advance,
        )
    if report is not None:
        write_import_report(read, report)
    counts = {outcome.value: read.count(outcome) for outcome in RowOutcome}
    value = {
        "list_id": read.list_id or None,
        "columns": {target: column.title for target, column in read.sheet.columns.items()},
        "unread": list(read.sheet.unread),
        "rows": [_row(each) for each in read.rows],
        **counts,
    }

    def human() -> str:
        words = call.words
        told = [
            call.say(
                "row_told",
                row=each.row,
                line=each.verdict.source_row,
                problem=words.problem(each.problems[0]),
            )
            for each in read.rows
            if each.outcome is not RowOutcome.PROPOSED
        ]
        outcomes = [call.say(f"outcome_{outcome}", count=count) for outcome, count in counts.items()]
        return "\n".join([*told, *say_unread(call, read.sheet), ", ".join(outcomes)])

    call.answer(value, human)


@verb.command("lists")
@common_options
def lists(call: Call) -> None:
    """Every list that was read, with counts that add up."""
    from fieldreg.app import candidate_lists  # noqa: PLC0415

    with call.desk() as desk:
        found = candidate_lists(desk)
    call.answer(
        [_list_json(each) for each in found],
        lambda: "\n".join(_list_line(call, each) for each in found) or call.say("none"),
    )


@verb.command("list")
@click.option("--state", type=click.Choice([state.value for state in CandidateState]), help="Only these.")
@click.option("--list", "list_id", default="", help="Of one list, by its id.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True)
@common_options
def list_(call: Call, *, state: str | None, list_id: str, limit: int) -> None:
    """The candidates, in the order of their lists."""
    from fieldreg.app import list_candidates  # noqa: PLC0415

    wanted = CandidateState(state) if state else None
    with call.desk() as desk:
        _demand_list(desk, list_id)
        rows = list_candidates(desk, state=wanted, list_id=list_id, limit=limit)
    value = [
        {
            "id": row.member_id,
            "list_id": row.list_id,
            "row": row.row,
            "name": row.name,
            "state": row.state.value,
            "reason": row.reason,
            "sponsorship": row.sponsorship,
        }
        for row in rows
    ]
    call.answer(
        value,
        lambda: (
            "\n".join(
                f"{row.row}  {row.name}  {call.say(f'candidates_{row.state.value}')}  {row.reason}"
                for row in rows
            )
            or call.say("nobody")
        ),
    )


@verb.command("accept")
@click.argument("sponsorship")
@click.option("--list", "list_id", default="", help="Of one list, by its id.")
@click.option("--ids", default="", help="These alone, by id, comma between; else all proposed ones.")
@common_options
def accept(call: Call, sponsorship: str, *, list_id: str, ids: str) -> None:
    """Accept candidates for SPONSORSHIP, and ask HQ for the places and numbers that they need."""
    from fieldreg.app import accept_candidates  # noqa: PLC0415

    with call.desk() as desk:
        _demand_list(desk, list_id)
        accepted = accept_candidates(desk, sponsorship, list_id=list_id, member_ids=_ids(ids))
    call.answer({"accepted": accepted}, lambda: call.say("candidates_now_accepted", count=accepted))


@verb.command("refuse")
@click.option("--reason", required=True)
@click.option("--list", "list_id", default="", help="Of one list, by its id.")
@click.option("--ids", default="", help="These alone, by id, comma between; else all proposed ones.")
@common_options
def refuse(call: Call, *, reason: str, list_id: str, ids: str) -> None:
    """Refuse candidates, with the reason that the office is told."""
    from fieldreg.app import refuse_candidates  # noqa: PLC0415

    if not reason.strip():
        raise BadInput([Problem("reason_missing", "reason")])
    with call.desk() as desk:
        _demand_list(desk, list_id)
        refused = refuse_candidates(desk, reason=reason, list_id=list_id, member_ids=_ids(ids))
    call.answer({"refused": refused}, lambda: call.say("candidates_now_refused", count=refused))


@verb.command("register")
@click.argument("sponsorship")
@common_options
def register(call: Call, sponsorship: str) -> None:
    """Register everybody accepted for SPONSORSHIP. Stopped anywhere, it is simply called again."""
    from fieldreg.app import register_candidates  # noqa: PLC0415

    with call.desk() as desk, progress(call.say("doing_register"), show=not call.json) as advance:
        done = register_candidates(desk, sponsorship, on_progress=advance)
    value = {
        "registered": done.registered,
        "without_number": done.without_number,
        "refused": [
            {
                "id": each.candidate.member_id,
                "row": each.candidate.row,
                "name": each.candidate.name,
                "problems": [problem.code for problem in each.problems],
            }
            for each in done.refused
        ],
        "waiting": done.waiting,
        "places_gone": done.places_gone,
    }

    def human() -> str:
        words = call.words
        told = [f"{each.candidate.name}: {words.problem(each.problems[0])}" for each in done.refused]
        sentence = "candidates_places_gone" if done.places_gone else "candidates_now_registered"
        return "\n".join([*told, call.say(sentence, registered=done.registered, waiting=done.waiting)])

    call.answer(value, human)


def _demand_list(desk: "Desk", list_id: str) -> None:
    """A list that is named has been read here. Raises BadInput (list_unknown)."""
    from fieldreg.app import candidate_lists  # noqa: PLC0415

    if list_id and all(each.list_id != list_id for each in candidate_lists(desk)):
        raise BadInput([Problem("list_unknown", "list")])


def _columns(given: Iterable[str]) -> dict[str, str]:
    pairs = [each.rpartition("=") for each in given]
    if any(not title for title, _, _ in pairs):
        raise BadInput([Problem("column_unreadable", "column")])
    return {title.strip(): target.strip() for title, _, target in pairs}


def _ids(text: str) -> list[str] | None:
    return [each.strip() for each in text.split(",") if each.strip()] or None


def _row(result: "CandidateResult") -> dict[str, object]:
    return {
        "row": result.row,
        "outcome": result.outcome.value,
        "fault": result.fault,
        "warnings": list(result.verdict.warnings),
        "id": result.member_id or None,
    }


def _list_json(each: "CandidateList") -> dict[str, object]:
    counts = {key: getattr(each, key) for key in ("rows", "proposed", "known", "faulty")}
    states = {state.value: each.states.get(state, 0) for state in CandidateState}
    about = {"list_id": each.list_id, "name": each.name, "sponsorship": each.sponsorship}
    return {**about, **counts, "faults": dict(each.faults), "states": states}


def _list_line(call: Call, each: "CandidateList") -> str:
    states = [f"{count} {call.say(f'candidates_{state.value}')}" for state, count in each.states.items()]
    return call.say(
        "candidate_list",
        list_id=each.list_id,
        name=each.name,
        rows=each.rows,
        proposed=each.proposed,
        known=each.known,
        faulty=each.faulty,
        states=", ".join(states) or call.say("nobody"),
    )
