"""The `fieldreg` program: no verb opens the window, a verb does one thing and exits 0, 1 or 2."""

from collections.abc import Callable

import click

import fieldreg
from fieldreg.cli.language import language_option
from fieldreg.cli.lazy import LazyGroup
from fieldreg.cli.run import run_program

VERBS = {
    "demo": "the main job in a minute, on one machine, with its proofs",
    "enrol": "make this laptop a device of HQ",
    "nik": "what a NIK says, and its problems",
    "quote": "a contribution, month by month",
    "register": "register people from JSON",
    "import": "register the people of a spreadsheet, a verdict for every row",
    "sponsor": "sponsors' promises: how many places are left, propose one, ask for places, return them",
    "candidates": "whom lists propose: import, accept, refuse, register a thousand in one go",
    "recap": "what became of a sponsorship, to be published; the list of sponsors",
    "endings": "whose months are ending: list, extend by a sponsor, or the person pays",
    "find": "people by name, NIK, KPJ or phone",
    "show": "everything about one person",
    "correct": "mend what was recorded of a person",
    "cancel": "take a registration back",
    "cards": "membership cards as a PDF",
    "card-backs": "backs of cards alone, to be printed beforehand",
    "hand-over": "cards to people: find, tick off, count, a list to sign",
    "print-test": "rulers on a card, to find what a printer does to it",
    "printer": "how each printer is set right, and remembering it",
    "card-check": "is an office's card artwork fit to be printed?",
    "slip": "what a person takes along who has no card yet, or a receipt",
    "leaflet": "what JKK, JKM and JHT give, on one page",
    "verify": "check cards: a text, an image or a PDF",
    "sync": "exchange everything with HQ",
    "bundle": "exchange with HQ by a file on a USB stick",
    "status": "what waits, what is left, what is wrong",
    "activation": "the market day: open, join, counts against the goal",
    "close-day": "the closing sheet of the day",
    "export-day": "a day as a spreadsheet: people, figures, differences",
    "doctor": "look at everything that must be sound, and mend it",
    "officers": "who may sign in: add, remove, new PIN, recovery code",
    "backup": "an encrypted copy of everything",
    "restore": "back to a backup; tells what that would lose",
    "renew": "after a copied or restored disk: an installation of its own",
    "change-key": "a new signing key for this laptop",
    "erase": "a person asked to be forgotten",
    "export-person": "everything about one person, for that person",
}


@click.group(
    cls=LazyGroup,
    verbs=VERBS,
    package="fieldreg.cli.verbs",
    invoke_without_command=True,
    help="Register informal workers offline, print their cards, sync later.",
)
@click.version_option(fieldreg.__version__, prog_name="fieldreg")
@click.option(
    "--home", "home", help="Data folder (else FIELDREG_HOME, else the user's own).", envvar="FIELDREG_HOME"
)
@language_option
@click.pass_context
def fieldreg_program(context: click.Context, home: str | None, lang: str | None) -> None:
    """Register informal workers offline, print their cards, sync later."""
    context.obj.update(home=home, language=lang)
    if context.invoked_subcommand is None:
        context.exit(context.obj["window"](home))


def run(*, window: Callable[[str | None], int]) -> None:
    """Run a verb; without one, `window` with the data folder that was named, if any."""
    run_program(fieldreg_program, laptop=True, window=window)
