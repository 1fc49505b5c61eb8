"""`fieldreg-hq holdings`: what was on a laptop, for the notice after a loss (UU PDP 27/2022, art. 46)."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options
from fieldreg.domain.faults import Fault


@click.command("holdings")
@click.argument("device")
@database_option
@hq_options
def verb(call: Call, device: str, database_url: str) -> None:
    """The people whom this laptop has sent, on lists too, and how many of its facts have not arrived."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        chains = [each for each in hq.devices() if each["device"] == device]
        if not chains:
            raise Fault("device_unknown", device=device)
        hq.looked("holdings", device)
        people = [
            {key: each[key] for key in ("member_id", "kpj", "nik", "name", "verdict", "registered_ms")}
            for each in hq.records()
            if each["device"] == device
        ]
        candidates = hq.candidates(device)
    missing = sum(max(0, each["head_seq"] - each["held_seq"]) for each in chains)
    value = {
        "device": device,
        "name": chains[0]["name"],
        "revoked_ms": chains[0]["revoked_ms"],
        "last_contact_ms": max(each["contact_ms"] for each in chains),
        "facts_not_arrived_by_its_own_word": missing,
        "people": people,
        "candidates": candidates,
    }

    def human() -> str:
        lines = [f"{each['kpj'] or '-'} {each['nik'] or '-'} {each['name'] or '-'}" for each in people]
        listed = [call.say("hq_on_a_list", nik=each["nik"], name=each["name"]) for each in candidates]
        counted = call.say("hq_holdings", people=len(people), listed=len(candidates), missing=missing)
        return "\n".join([counted, *lines, *listed])

    call.answer(value, human)
