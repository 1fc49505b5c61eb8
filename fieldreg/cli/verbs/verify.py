"""`fieldreg verify`: check cards."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldreg.cli.progress import progress
from fieldreg.cli.run import INPUT, BadInput, Call, common_options
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import CheckingLists, Trust


@click.command("verify")
@click.argument("what", metavar="TEXT|IMAGE|PDF")
@click.option(
    "--keys",
    "source",
    metavar="FILE|URL",
    help="Go by HQ's public lists, from its address or a file: no enrolment, no PIN. Kept for the next time.",
)
@click.option("--hq-key", default="", help="HQ's public key (base64), where it is not to be taken on trust.")
@common_options
def verb(call: Call, what: str, *, source: str | None, hq_key: str) -> None:
    """Say of each card whether it is genuine: by what this laptop learnt at its last sync, or by HQ's lists.

    A desk that only checks cards names HQ once with --keys; from then on the kept lists do without a line.
    """
    from fieldreg.app import verify_file, verify_text  # noqa: PLC0415

    if what and _is_folder(what):
        raise BadInput([Problem("file_is_folder", what)])
    trust, now_ms, lists = _trust(call, source, hq_key)
    if _is_file(what):
        with progress(call.say("doing_pages"), show=not call.json) as advance:
            verdicts = verify_file(Path(what), trust, now_ms=now_ms, on_progress=advance)
    else:
        verdicts = (verify_text(what, trust, now_ms=now_ms),)
    value = [
        {
            "verdict": each.verdict.value,
            "kpj": each.claims.kpj if each.claims else None,
            "name": each.claims.name if each.claims else None,
            "birth_date": each.claims.birth_date.isoformat() if each.claims else None,
            "as_of": _day(each.as_of_ms),
            "replaced_by": each.replaced_by,
            "reason": each.reason,
            **({"voids_as_of": _day(lists.voids_as_of_ms)} if lists else {}),
        }
        for each in verdicts
    ]

    def human() -> str:
        return "\n".join(
            " ".join(
                filter(
                    None,
                    (
                        call.say(f"judged_{each['verdict']}"),
                        each["kpj"],
                        each["name"],
                        call.say(f"judged_why_{each['reason']}") if each["reason"] else "",
                        call.say("judged_replaced", kpj=each["replaced_by"]) if each["replaced_by"] else "",
                    ),
                )
            )
            for each in value
        )

    if any(each["reason"] == "misread" for each in value):
        click.echo(call.words.say("term", "card_misread"), err=True)
    call.answer(value, human)
    if any(each["verdict"] != "genuine" for each in value):
        call.end(INPUT)


def _trust(call: Call, source: str | None, hq_key: str) -> "tuple[Trust, int, CheckingLists | None]":
    """Whom to believe, what time it is, and HQ's lists where this is no laptop of its own."""
    from fieldreg.app import SystemClock, kept_lists, take_lists, trust_of  # noqa: PLC0415

    home = call.home()
    if source is None and home.store.exists():
        with call.desk() as desk:
            return trust_of(desk), desk.now_ms(), None
    lists = take_lists(home, source, hq_key=hq_key) if source is not None else kept_lists(home)
    if lists is None:
        raise Fault("lists_missing")
    words = call.words
    if lists.stale:
        click.echo(words.say("fault", lists.stale), err=True)
    if lists.first_use:
        click.echo(words.say("term", "hq_key_trusted", key=lists.hq_key), err=True)
    dates = {"keys": _day(lists.keys_as_of_ms), "voids": _day(lists.voids_as_of_ms) or "–"}
    click.echo(words.say("term", "lists_as_of", **dates), err=True)
    if lists.voids_as_of_ms is None:
        click.echo(words.say("term", "void_list_missing"), err=True)
    return lists.trust, SystemClock().now_ms(), lists


def _is_file(what: str) -> bool:
    if what.lower().endswith((".pdf", ".png", ".jpg", ".jpeg", ".bmp", ".webp")):
        return True
    try:
        return Path(what).is_file()
    except OSError:
        # A card's text is longer than any file name.
        return False


def _is_folder(what: str) -> bool:
    try:
        return Path(what).is_dir()
    except OSError:
        # A card's text is longer than any file name.
        return False


def _day(at_ms: int | None) -> str | None:
    return (
        datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="seconds")
        if at_ms is not None
        else None
    )
