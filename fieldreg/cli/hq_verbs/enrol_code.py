"""`fieldreg-hq enrol-code`: a one-time code for a laptop."""

from datetime import timedelta

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("enrol-code")
@click.option("--name", default="", help="What HQ will call the laptop.")
@click.option(
    "--days", default=7, show_default=True, type=click.IntRange(1, 90), help="How long the code counts."
)
@database_option
@hq_options
def verb(call: Call, name: str, days: int, database_url: str) -> None:
    """Print a code to type at the laptop (`fieldreg enrol`)."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        code = hq.new_enrol_code(name=name, valid_for=timedelta(days=days))
    call.answer({"code": code, "days": days}, lambda: code)
