"""What both programs do with recaps: write them, and tell them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from fieldreg.cli.run import Call
from fieldreg.cli.usage import FILE
from fieldreg.domain.faults import Fault
from fieldreg.domain.money import rupiah
from fieldreg.domain.recap import Recap, contributors

out_option = click.option("--out", type=FILE, help="F.pdf, or F.xlsx.")


def write_recaps(code: str, recaps: Sequence[Recap], out: Path | None) -> None:
    """Write the one recap, or the list of sponsors where no code was named.

    Raises Fault (sponsorship_without_people, nobody_sponsored, disk_full, cannot_write_file).
    """
    if not any(recap.people for recap in recaps):
        raise Fault("sponsorship_without_people", sponsorship=code) if code else Fault("nobody_sponsored")
    if out is None:
        return
    if out.suffix.lower() == ".xlsx":
        from fieldreg.lists import contributor_tables, recap_tables, write_workbook  # noqa: PLC0415

        write_workbook(out, recap_tables(recaps[0]) if code else contributor_tables(recaps))
    else:
        from fieldreg.cards import write_contributors, write_recap  # noqa: PLC0415 - reportlab is slow to load

        _ = write_recap(out, recaps[0]) if code else write_contributors(out, recaps)


def answer_recaps(call: Call, recaps: Sequence[Recap], out: Path | None) -> None:
    """Each sponsorship's figures, and each donor's."""
    donors = contributors(recaps)
    value = {
        "file": str(out) if out else None,
        "sponsorships": [_figures(recap) for recap in recaps if recap.people],
        "contributors": [
            {
                "donor": each.donor,
                "codes": list(each.codes),
                "people": each.people,
                "member_months": each.member_months,
                "amount_rp": each.amount_rp,
                "handed_over": each.handed_over,
            }
            for each in donors
        ],
    }
    call.answer(
        value,
        lambda: "\n".join(
            call.say(
                "recap_donor",
                donor=each.donor,
                people=each.people,
                months=each.member_months,
                amount=rupiah(each.amount_rp),
            )
            for each in donors
        ),
    )


def _figures(recap: Recap) -> dict[str, Any]:
    return {
        "code": recap.code,
        "donor": recap.donor,
        "people": len(recap.people),
        "member_months": recap.member_months,
        "amount_rp": recap.amount_rp,
        "handed_over": recap.handed_over,
        "by_work": dict(recap.by_work),
        "by_month": {str(month): count for month, count in recap.by_month.items()},
        "includes": recap.includes,
    }
