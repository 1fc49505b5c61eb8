"""`fieldreg cards`: membership cards as a PDF."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.printer import adjustment_of, printer_options
from fieldreg.cli.progress import progress
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.member import CardState
from fieldreg.domain.problems import Problem


@click.command("cards")
@click.option("--out", required=True, type=FILE, help="The PDF to write.")
@click.option("--layout", type=click.Choice(["cr80", "a4"]), default="a4", show_default=True)
@click.option(
    "--sides",
    type=click.Choice(["both", "fronts"]),
    default="both",
    help="fronts: for cards whose backs are printed already (`fieldreg card-backs`).",
)
@click.option(
    "--ink", type=click.Choice(["colour", "black"]), default="colour", help="black: for a black ribbon."
)
@printer_options
@click.option(
    "--ids", default="", help="Whose cards, by id, comma between; a reprint takes the earlier card's place."
)
@click.option("--bundled-artwork", is_flag=True, help="Not the office's own card, which the settings name.")
@click.option("--waiting", is_flag=True, help="Everybody who has no card yet (the default).")
@common_options
def verb(
    call: Call,
    *,
    out: Path,
    layout: str,
    sides: str,
    ink: str,
    printer: str,
    ids: str,
    bundled_artwork: bool,
    waiting: bool,
    **measures: float | None,
) -> None:
    """Sign cards, lay them into a PDF, read every QR back, and only then release it."""
    check_ending(out, ".pdf")
    from fieldreg.app import each_waiting, issue_cards  # noqa: PLC0415

    if ids and waiting:
        raise BadInput([Problem("ids_or_waiting", "ids")])
    adjustment = adjustment_of(call, printer, measures)
    with call.desk() as desk, progress(call.say("doing_cards"), show=not call.json) as advance:
        wanted = [part.strip() for part in ids.split(",") if part.strip()]
        found = [desk.store.people.get(each) for each in wanted]
        members = [member for member in found if member is not None]
        if len(members) != len(wanted):
            raise BadInput([Problem("person_unknown", "ids")])
        chosen = members if wanted else each_waiting(desk)
        many = len(members) if wanted else desk.store.people.cards().get(CardState.WAITING, 0)
        issued = issue_cards(
            desk,
            chosen,
            out,
            layout="cr80" if layout == "cr80" else "a4",
            sides="fronts" if sides == "fronts" else "both",
            ink="black" if ink == "black" else "colour",
            adjustment=adjustment,
            bundled_artwork=bundled_artwork,
            on_progress=lambda done: advance(done, many),
        )
    value = {
        "file": str(issued.path),
        "cards": issued.cards,
        "pages": issued.pages,
        "bytes": issued.bytes,
        "read_back": issued.read_back,
        "respelt": issued.respelt,
    }
    if issued.respelt:
        click.echo(call.words.say("term", "cards_respelt", cards=issued.respelt), err=True)
    call.answer(
        value,
        lambda: call.say("cards_written", cards=issued.cards, pages=issued.pages, file=issued.path),
    )
