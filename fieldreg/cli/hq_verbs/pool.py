"""`fieldreg-hq pool`: numbers to lease out."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import BadInput, Call, hq_options
from fieldreg.domain.leases import read_kpj
from fieldreg.domain.problems import Problem


@click.group("pool")
def verb() -> None:
    """Pools of membership numbers (KPJ)."""


@verb.command("add")
@click.argument("first")
@click.argument("last")
@database_option
@hq_options
def add(call: Call, first: str, last: str, database_url: str) -> None:
    """Let HQ lease out the numbers FIRST to LAST, both included."""
    problems = [
        Problem("kpj_malformed", field)
        for field, text in (("first", first), ("last", last))
        if not read_kpj(text)
    ]
    if problems:
        raise BadInput(problems)
    start, end = read_kpj(first), read_kpj(last)
    if start is None or end is None or end < start:
        raise BadInput([Problem("pool_backwards", "last")])
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.add_pool(start, end)
    count = int(end) - int(start) + 1
    call.answer(
        {"first": start, "last": end, "numbers": count}, lambda: call.say("hq_pool_added", count=count)
    )


@verb.command("reopen")
@database_option
@hq_options
def reopen(call: Call, database_url: str) -> None:
    """Lease out again what laptops gave back. Not after HQ came back from an older copy of itself."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        count = hq.reopen_returned()
    call.answer({"numbers": count}, lambda: call.say("hq_pool_reopened", count=count))
