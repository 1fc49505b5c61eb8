"""`fieldreg-hq check`: the outside register that confirms people."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.group("check")
def verb() -> None:
    """The outside register (population registry, core membership system) that confirms people."""


@verb.command("use")
@click.argument("url")
@database_option
@hq_options
def use(call: Call, url: str, database_url: str) -> None:
    """Ask the register at URL before anybody is accepted; FIELDREG_HQ_CHECK_TOKEN goes with each question."""
    _set(call, url, database_url)


@verb.command("off")
@database_option
@hq_options
def off(call: Call, database_url: str) -> None:
    """Ask nobody any more; who waits is accepted by HQ's own rules."""
    _set(call, None, database_url)


@verb.command("show")
@database_option
@hq_options
def show(call: Call, database_url: str) -> None:
    """Which register is asked, and how many people wait, were confirmed, were refused."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        state = hq.check_state()

    def human() -> str:
        counts = {key: state[key] for key in ("waiting", "passed", "refused")}
        return f"{state['url'] or call.say('hq_check_none')}: {call.say('hq_check_counts', **counts)}"

    call.answer(state, human)


def _set(call: Call, url: str | None, database_url: str) -> None:
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.use_check(url)
    call.answer({"url": url}, lambda: call.say("hq_check_use", url=url) if url else call.say("hq_check_off"))
