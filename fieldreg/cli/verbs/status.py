"""`fieldreg status`: what waits, what is left, what is wrong."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from fieldreg.cli.run import Call, common_options, problem_json, sentences

if TYPE_CHECKING:
    from fieldreg.app import Desk, Status
    from fieldreg.store import Coming, Published


@click.command("status")
@common_options
def verb(call: Call) -> None:
    """Say how this laptop stands."""
    from fieldreg.app import read_status  # noqa: PLC0415

    with call.desk() as desk:
        status = read_status(desk, call.home())
        known, coming = desk.store.member_filters.known(), desk.store.member_filters.wanted()
        figures = [] if call.json else list(_figures(call, desk, status, known, coming))
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
        lambda: "\n".join([*figures, *sentences(call, status.problems)]),
    )


def _figures(
    call: Call, desk: "Desk", status: "Status", known: Iterable["Published"], coming: "Coming | None"
) -> Iterator[str]:
    """A figure a line, with its name; times are the market's."""

    def at(moment_ms: int) -> str:
        return f"{desk.local(moment_ms):%d/%m/%Y %H.%M}"

    contact = status.last_contact_ms
    figures: dict[str, object] = {
        "registered": status.registered,
        "queued": status.queued,
        "carried": status.carried,
        "acknowledged_seq": status.acknowledged_seq,
        "head_seq": status.head_seq,
        "last_contact": at(contact) if contact else call.say("status_never"),
        "numbers_left": status.numbers_left,
        "cards_waiting": status.cards_waiting,
        "to_mend": status.to_mend,
        "clock_skew": call.say("seconds", count=round(status.clock_skew_ms / 1000)),
        "disk_free": call.say("megabytes", count=round(status.disk_free_bytes / 1e6)),
    }
    for name, figure in figures.items():
        yield f"{call.say(f'status_{name}')}: {figure}"
    for each in status.places:
        promise = each.sponsorship
        here = call.say("sponsor_places", left=each.left, held=each.held, places=promise.places)
        yield f"{call.say('status_places', code=promise.code)}: {here}"
    for filter_ in known:
        region = filter_.region or call.say("status_everywhere")
        members = call.say("status_members", members=filter_.members, when=at(filter_.as_of_ms))
        yield f"{call.say('status_member_list', region=region)}: {members}"
    if coming:
        left = (coming.published.size_bytes - coming.have) / 1e6
        yield f"{call.say('status_member_list_to_come')}: {call.say('megabytes', count=f'{left:.1f}')}"


def _moment(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="seconds")
