"""`fieldreg quote`: a contribution, month by month."""

from datetime import UTC, datetime

import click

from fieldreg.assets import load_tables
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.domain.contribution import price
from fieldreg.domain.money import read_rupiah, rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem
from fieldreg.domain.programmes import Payer, Programme, Sector


@click.command("quote")
@click.option("--income", required=True, help="Rupiah a month: 1000000, '1,5 jt'.")
@click.option("--months", default=1, show_default=True, type=int)
@click.option("--from", "first", help="YYYY-MM; this month if left out.")
@click.option("--programmes", default="JKK,JKM", show_default=True, help="JKK,JKM or JKK,JKM,JHT.")
@click.option(
    "--sector", type=click.Choice([sector.value for sector in Sector]), default="other", show_default=True
)
@click.option(
    "--payer", type=click.Choice([payer.value for payer in Payer]), default="self", show_default=True
)
@common_options
def verb(
    call: Call, *, income: str, months: int, first: str | None, programmes: str, sector: str, payer: str
) -> None:
    """Price a contribution exactly, with the relief of PP 50/2025 where it applies."""
    problems = []
    income_rp = read_rupiah(income)
    if income_rp is None:
        problems.append(Problem("income_unreadable", "income"))
    month = _month(first)
    if month is None:
        problems.append(Problem("month_unreadable", "from"))
    chosen = _programmes(programmes)
    if chosen is None:
        problems.append(Problem("programmes_unreadable", "programmes"))
    if problems or income_rp is None or month is None or chosen is None:
        raise BadInput(problems)
    quote = price(
        income_rp,
        programmes=chosen,
        first_month=month,
        months=months,
        sector=Sector(sector),
        payer=Payer(payer),
        rates=load_tables().rates,
    )
    value = {
        "total_rp": quote.total_rp,
        "months": [
            {"month": str(each.month), "jkk_rp": each.jkk_rp, "jkm_rp": each.jkm_rp, "jht_rp": each.jht_rp}
            for each in quote.months
        ],
    }

    def human() -> str:
        lines = [
            f"{each.month}  JKK {rupiah(each.jkk_rp)}  JKM {rupiah(each.jkm_rp)}  JHT {rupiah(each.jht_rp)}"
            for each in quote.months
        ]
        return "\n".join([*lines, f"total    {rupiah(quote.total_rp)}"])

    call.answer(value, human)


def _month(text: str | None) -> Month | None:
    try:
        return Month.parse(text) if text else Month.of(datetime.now(UTC).date())
    except ValueError:
        return None


def _programmes(text: str) -> tuple[Programme, ...] | None:
    try:
        return tuple(
            dict.fromkeys(Programme(word.strip().upper()) for word in text.split(",") if word.strip())
        )
    except ValueError:
        return None
