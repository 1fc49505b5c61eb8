"""`fieldreg card-check`: whether an office's card artwork is fit to be printed."""

from pathlib import Path

import click

from fieldreg.cli.run import INPUT, Call, common_options, problem_json, sentences
from fieldreg.cli.usage import FILE
from fieldreg.domain.problems import Severity


@click.command("card-check")
@click.argument("artwork", required=False, type=FILE)
@click.option("--sample", type=FILE, help="Also write two sample cards here.")
@click.option("--ink", type=click.Choice(["colour", "black"]), default="colour", show_default=True)
@common_options
def verb(call: Call, artwork: Path | None, *, sample: Path | None, ink: str) -> None:
    """Check a card.toml and the pictures beside it; else the bundled one. Exit 2: it must be mended."""
    from fieldreg.cards import check_artwork, write_sample  # noqa: PLC0415

    problems = check_artwork(artwork)
    if sample is not None:
        write_sample(sample, artwork=artwork, ink="black" if ink == "black" else "colour")
    call.answer(
        {"problems": problem_json(problems), "sample": str(sample) if sample else None},
        lambda: "\n".join(sentences(call, problems)) or call.words.say("term", "artwork_sound"),
    )
    if any(problem.severity is Severity.BLOCK for problem in problems):
        call.end(INPUT)
