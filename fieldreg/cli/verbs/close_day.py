"""`fieldreg close-day`: the day accounted for, on a sheet to be signed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.run import BadInput, Call, common_options, read_day
from fieldreg.cli.usage import FILE
from fieldreg.domain.money import read_rupiah
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import DayReport, Desk


@click.command("close-day")
@click.option("--out", type=FILE, help="The PDF to write.")
@click.option("--day", "text", default="", help="An earlier day, YYYY-MM-DD (else today).")
@click.option("--cash", multiple=True, help="NAME=AMOUNT: cash that an officer has counted; may be repeated.")
@click.option("--cards", type=click.IntRange(0), help="Cards counted in the officers' hands.")
@click.option("--look", is_flag=True, help="Only show how the day stands; close nothing, write nothing.")
@common_options
def verb(
    call: Call, *, out: Path | None, text: str, cash: tuple[str, ...], cards: int | None, look: bool
) -> None:
    """Close a day: people, numbers, cards, cash and facts against each other, each difference named."""
    check_ending(out, ".pdf")
    from fieldreg.app import close_day  # noqa: PLC0415
    from fieldreg.app import read_day as read  # noqa: PLC0415

    if out is None and not look:
        raise BadInput([Problem("out_or_look", "out")])
    day = read_day(text, "day") if text else None
    with call.desk() as desk:
        counted = counted_cash(desk, cash)
        if look or out is None:
            report = read(desk, day, cash_rp=counted, cards=cards)
        else:
            report = close_day(desk, out, day, cash_rp=counted, cards=cards)
    written = None if look else out
    value = {"file": str(written) if written else None, **report_json(report)}
    call.answer(value, lambda: _told(call, report, written))


def counted_cash(desk: "Desk", given: tuple[str, ...]) -> dict[str, int]:
    """Officer id -> rupiah, out of NAME=AMOUNT; the beginning of one officer's name will do.

    Raises BadInput (officer_counted_unknown).
    """
    from fieldreg.app import officer_names  # noqa: PLC0415

    names = officer_names(desk)
    counted = {}
    for each in given:
        name, _, amount = each.rpartition("=")
        rupiah, officer = read_rupiah(amount), _officer(name, names)
        if rupiah is None or officer is None:
            values = {"given": each, "names": ", ".join(names.values())}
            raise BadInput([Problem("officer_counted_unknown", "cash", values=values)])
        counted[officer] = rupiah
    return counted


def _officer(given: str, names: dict[str, str]) -> str | None:
    """Whose id, whole name or beginning of a name it is; None for nobody's, or for that of several."""
    wanted = given.strip().casefold()
    whole = [one for one, name in names.items() if wanted in (one, name.casefold())]
    found = whole or [one for one, name in names.items() if wanted and name.casefold().startswith(wanted)]
    return found[0] if len(found) == 1 else None


def report_json(report: "DayReport") -> dict[str, Any]:
    """A day as scripts get it."""
    done = report.reconciliation
    return {
        "day": report.day.isoformat(),
        "issue": len(report.closings) + 1,
        "figures": dict(done.figures),
        "balances": {
            balance.code: {
                "whole": balance.whole,
                "parts": {part.code: part.count for part in balance.parts},
                "unexplained": balance.unexplained,
            }
            for balance in (done.people, done.numbers, done.cards, done.facts)
        },
        "cash": [
            {
                "officer": each.officer,
                "receipts": each.receipts,
                "recorded_rp": each.recorded_rp,
                "counted_rp": each.counted_rp,
            }
            for each in done.cash
        ],
        "differences": [
            {
                "code": each.code,
                "weight": each.weight.value,
                "amount_rp": each.amount_rp,
                "off_by": each.off_by,
                "records": [{"shown": record.shown, "id": record.member_id} for record in each.records],
            }
            for each in done.differences
        ],
        "changes": [
            {"seq": each.seq, "kind": each.kind, "id": each.member_id, "at_ms": each.at_ms}
            for each in report.changes
        ],
        "drifted": list(report.drifted),
    }


def _told(call: Call, report: "DayReport", written: Path | None) -> str:
    figures = report.reconciliation.figures
    lines = [call.say("closing_written", file=written)] if written else []
    lines.append(call.say("day_counts", people=figures["people"], cards=figures["cards_handed_over"]))
    lines += [
        f"  {call.words.say('closing', each.code)}: {each.count}"
        for each in report.reconciliation.differences
    ]
    if report.changes:
        lines.append(call.say("day_changes", count=len(report.changes)))
    return "\n".join(lines)
