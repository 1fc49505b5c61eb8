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
        known, coming = desk.store.member_filters.known(), desk.store.member_filters.wanted()
    contact = status.last_contact_ms
    value = {
        "queued": status.queued,
        "carried": status.carried,
        "acknowledged_seq": status.acknowledged_seq,
        "head_seq": status.head_seq,
        "last_contact": _moment(contact) if contact else None,
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
        "member_lists": [
            {"region": each.region, "members": each.members, "as_of": _moment(each.as_of_ms)}
            for each in known
        ],
        "member_list_bytes_to_come": coming.published.size_bytes - coming.have if coming else 0,
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


def _moment(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="seconds")
