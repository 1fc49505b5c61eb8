"""`fieldreg-hq ledger`: what became of each number."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import BadInput, Call, hq_options
from fieldreg.domain.leases import read_kpj
from fieldreg.domain.problems import Problem


@click.command("ledger")
@click.argument("kpj", required=False)
@click.option("--lease", "lease_id", help="Only this lease.")
@click.option("--device", help="Only what this laptop holds.")
@database_option
@hq_options
def verb(call: Call, kpj: str | None, lease_id: str | None, device: str | None, database_url: str) -> None:
    """The fate of the number KPJ, or of all leased numbers, reconciled lease by lease."""
    number = read_kpj(kpj) if kpj else None
    if kpj and number is None:
        raise BadInput([Problem("kpj_malformed", "kpj")])
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        if number is not None:
            fate = hq.fate_of(number)
            call.answer(fate, lambda: f"{number}: {_fate(call, fate['fate'])}")
            return
        found = hq.ledger(lease_id=lease_id, device=device)

    def human() -> str:
        lines = [
            f"{each['first']}-{each['last']}  {each['device']}  {_counts(call, each['counts'])}"
            for each in found["leases"]
        ]
        strays = [call.say("hq_stray", kpj=each) for each in found["strays"]]
        return "\n".join([*lines, *strays, call.say("hq_ledger_all", counts=_counts(call, found["counts"]))])

    call.answer(found, human)


def _counts(call: Call, counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {_fate(call, fate)}" for fate, count in counts.items()) or call.say(
        "hq_nothing_leased"
    )


def _fate(call: Call, fate: str) -> str:
    return call.say(f"hq_fate_{fate}")
