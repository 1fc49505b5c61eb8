"""`fieldreg renew`: the answer to a copied or restored disk."""

import click

from fieldreg.cli.run import Call, common_options


@click.command("renew")
@click.option("--code", required=True, help="A new one-time code from HQ.")
@common_options
def verb(call: Call, code: str) -> None:
    """Become an installation of its own, after HQ said that this journal differs from the one it holds."""
    from fieldreg.app import renew_installation, sync_now  # noqa: PLC0415

    with call.desk() as desk:
        renew_installation(desk, code)
        synced = sync_now(desk)
        installation = desk.store.installation
    value = {"installation": installation, "acknowledged_seq": synced.outcome.acknowledged}
    call.answer(value, lambda: call.say("renewed", acknowledged=value["acknowledged_seq"]))
