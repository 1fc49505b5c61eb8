"""`fieldreg-hq verify`: the proof that nothing was changed, lost or slipped in."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import WORLD, Call, hq_options


@click.command("verify")
@database_option
@hq_options
def verb(call: Call, database_url: str) -> None:
    """Link every journal anew from its first fact; exit 1 where one does not hold."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        chains = list(hq.verify_chains())
    broken = [each for each in chains if each["broken_at"] is not None]

    def human() -> str:
        lines = [
            call.say("hq_chain_broken", **{key: each[key] for key in ("device", "installation", "broken_at")})
            for each in broken
        ]
        facts, erased = (sum(each[name] for each in chains) for name in ("held_seq", "erased"))
        sound = len(chains) - len(broken)
        held = call.say("hq_chains", sound=sound, all=len(chains), facts=facts, erased=erased)
        return "\n".join([*lines, held])

    call.answer(chains, human)
    if broken:
        call.end(WORLD)
