"""`fieldreg verify`: check cards."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fieldreg.cli.run import INPUT, Call, common_options


@click.command("verify")
@click.argument("what", metavar="TEXT|IMAGE|PDF")
@common_options
def verb(call: Call, what: str) -> None:
    """Say of each card whether it is genuine, by HQ's lists as of this laptop's last sync."""
    from fieldreg.app import trust_of, verify_file, verify_text  # noqa: PLC0415

    with call.desk() as desk:
        trust, now_ms = trust_of(desk), desk.now_ms()
    if _is_file(what):
        verdicts = verify_file(Path(what), trust, now_ms=now_ms)
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
        }
        for each in verdicts
    ]

    def human() -> str:
        return "\n".join(
            " ".join(filter(None, (each["verdict"], each["kpj"], each["name"], each["reason"])))
            for each in value
        )

    call.answer(value, human)
    if any(each["verdict"] != "genuine" for each in value):
        call.end(INPUT)


def _is_file(what: str) -> bool:
    if what.lower().endswith((".pdf", ".png", ".jpg", ".jpeg", ".bmp", ".webp")):
        return True
    try:
        return Path(what).is_file()
    except OSError:
        # A card's text is longer than any file name.
        return False


def _day(at_ms: int | None) -> str | None:
    return (
        datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="seconds")
        if at_ms is not None
        else None
    )
