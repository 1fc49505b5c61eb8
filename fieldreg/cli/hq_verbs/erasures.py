"""`fieldreg-hq erasures`: people who asked to be erased (UU PDP 27/2022, articles 8 and 43)."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.group("erasures")
def verb() -> None:
    """People who asked to be erased: somebody here decides."""


@verb.command("list")
@database_option
@hq_options
def list_(call: Call, database_url: str) -> None:
    """Every request, oldest first."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        requests = hq.erasures()

    def human() -> str:
        lines = []
        for each in requests:
            state = call.say(f"hq_erasure_{each['state']}")
            lines.append(f"{state:8}  {each['member_id']}  {each['kpj'] or '-'}  {each['name'] or '-'}")
        return "\n".join(lines) or call.say("hq_erasures_none")

    call.answer(requests, human)


@verb.command("do")
@click.argument("member_id")
@database_option
@hq_options
def do(call: Call, member_id: str, database_url: str) -> None:
    """Erase the person for good: every body about them; the card is withdrawn, the chains verify on."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        bodies = hq.erase(member_id)
    call.answer({"member_id": member_id, "erased": bodies}, lambda: call.say("hq_erased", bodies=bodies))


@verb.command("refuse")
@click.argument("member_id")
@click.option("--reason", required=True, help="The law or the case; nothing about the person.")
@database_option
@hq_options
def refuse(call: Call, member_id: str, reason: str, database_url: str) -> None:
    """Keep the data, and why."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.refuse_erasure(member_id, reason)
    call.answer({"member_id": member_id, "refused": reason}, lambda: call.say("refused"))
