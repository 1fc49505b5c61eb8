"""`fieldreg-hq serve`: take laptops' messages."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8169, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes behind the address.",
)
@database_option
@hq_options
def verb(call: Call, host: str, port: int, workers: int, database_url: str) -> None:
    """Serve until Ctrl+C. For any line but loopback, put a proxy that ends TLS in front."""
    config = call.hq_config(database_url)
    from fieldreg.hq import serve  # noqa: PLC0415

    def tell() -> None:
        click.echo(call.say("hq_serving", url=f"http://{host}:{port}"), err=True)

    serve(config, host=host, port=port, workers=workers, ready=tell)
