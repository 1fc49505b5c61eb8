"""`fieldreg quote`: a contribution, month by month."""

from datetime import UTC, datetime

import click

from fieldreg.assets import load_tables
from fieldreg.cli.run import BadInput, Call, common_options, problem_json
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.money import rupiah
from fieldreg.domain.programmes import Payer, Sector
from fieldreg.domain.terms import judge_terms


@click.command("quote")
@click.option("--income", required=True, help="Rupiah a month: 1000000, '1,5 jt'.")
@click.option("--months", default="1", show_default=True, help="1 to 12.")
@click.option("--from", "first_month", default="", help="YYYY-MM; this month if left out.")
@click.option("--programmes", default="JKK,JKM", show_default=True, help="JKK,JKM or JKK,JKM,JHT.")
@click.option(
    "--sector", type=click.Choice([sector.value for sector in Sector]), default="other", show_default=True
)
@click.option(
    "--payer", type=click.Choice([payer.value for payer in Payer]), default="self", show_default=True
)
@common_options
def verb(call: Call, *, sector: str, **terms: str) -> None:
    """Price a contribution exactly, with the relief of PP 50/2025 where it applies."""
    judged = judge_terms(
        _form(**terms), sector=Sector(sector), tables=load_tables(), today=datetime.now(UTC).date()
    )
    quote = judged.quote
    if quote is None:
        raise BadInput(judged.problems)
    value = {
        "total_rp": quote.total_rp,
        "months": [
            {"month": str(each.month), "jkk_rp": each.jkk_rp, "jkm_rp": each.jkm_rp, "jht_rp": each.jht_rp}
            for each in quote.months
        ],
        "problems": problem_json(judged.problems),
    }

    def human() -> str:
        lines = [
            f"{each.month}  JKK {rupiah(each.jkk_rp)}  JKM {rupiah(each.jkm_rp)}  JHT {rupiah(each.jht_rp)}"
            for each in quote.months
        ]
        return "\n".join([*lines, f"{call.say('total'):7}  {rupiah(quote.total_rp)}"])

    call.answer(value, human)


def _form(*, income: str, months: str, first_month: str, programmes: str, payer: str) -> RegistrationForm:
    return RegistrationForm(
        income=income, months=months, first_month=first_month, programmes=programmes, payer=payer
    )
