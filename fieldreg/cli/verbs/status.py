"""`fieldreg status`: what waits, what is left, what is wrong."""

from datetime import UTC, datetime

import click

from fieldreg.cli.run import Call, common_options, problem_json, sentences


@click.command("status")
@common_options
def verb(call: Call) -> None:
    """Say how this laptop stands."""
    from fieldreg.app import read_status  # noqa: PLC0415

    with call.desk() as desk:
        status = read_status(desk, call.home())
    contact = status.last_contact_ms
    value = {
        "queued": status.queued,
        "carried": status.carried,
        "acknowledged_seq": status.acknowledged_seq,
        "head_seq": status.head_seq,
        "last_contact": (
            datetime.fromtimestamp(contact / 1000, tz=UTC).isoformat(timespec="seconds") if contact else None
        ),
        "numbers_left": status.numbers_left,
        "quota_left": {
            each.sponsorship.code: {"left": each.left, "held": each.held, "state": each.state.value}
            for each in status.places
        },
        "to_mend": status.to_mend,
        "disk_free_bytes": status.disk_free_bytes,
        "problems": problem_json(status.problems),
        "registered": status.registered,
        "cards_waiting": status.cards_waiting,
        "clock_skew_ms": status.clock_skew_ms,
    }
    call.answer(
        value,
        lambda: "\n".join(
            [
                *(f"{key}: {each}" for key, each in value.items() if key != "problems"),
                *sentences(call, status.problems),
            ]
        ),
    )
