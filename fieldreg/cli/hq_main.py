"""The `fieldreg-hq` program: headquarters' verbs."""

import click

import fieldreg
from fieldreg.cli.language import language_option
from fieldreg.cli.lazy import LazyGroup
from fieldreg.cli.run import run_program

VERBS = {
    "init": "make a new headquarters",
    "serve": "take laptops' messages",
    "enrol-code": "a one-time code for a laptop",
    "enrol-file": "enrol a laptop whose request came on a USB stick",
    "devices": "every laptop and how far its journal has come",
    "revoke": "judge nothing more of a laptop",
    "review": "what waits for a person's word",
    "decide": "a person's word on it",
    "acts": "who of HQ's people did what",
    "pool": "numbers to lease out",
    "check": "the outside register that confirms people",
    "recap": "what became of a sponsorship, over all laptops, to be published",
    "activation": "market days: publish one, see what came of each",
    "filter": "which NIKs are members, for laptops to ask offline",
    "sponsorship": "sponsors' promises: add, list, approve what was proposed, end",
    "bundle": "take what came on a USB stick",
    "ledger": "what became of each number",
    "erasures": "people who asked to be erased",
    "verify": "the proof that nothing was changed or lost",
    "records": "every person, one a line",
    "holdings": "what was on a laptop that is lost",
    "open-backup": "the facts in a lost laptop's backup",
    "keys": "whose cards are genuine",
}


@click.group(cls=LazyGroup, verbs=VERBS, package="fieldreg.cli.hq_verbs", help="Headquarters of fieldreg.")
@click.version_option(fieldreg.__version__, prog_name="fieldreg-hq")
@click.option("--home", "home", envvar="FIELDREG_HQ_HOME", help="HQ's folder (else FIELDREG_HQ_HOME).")
@language_option
@click.pass_context
def hq_program(context: click.Context, home: str | None, lang: str | None) -> None:
    """Headquarters of fieldreg."""
    context.obj.update(home=home, language=lang)


def run() -> None:
    """Entry point of the console script."""
    run_program(hq_program, laptop=False)
