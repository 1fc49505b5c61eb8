"""`fieldreg enrol`: make this laptop a device of HQ."""

import platform
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldreg.cli.run import BadInput, Call, ask_pin, common_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import Desk


@click.command("enrol")
@click.option("--hq", "hq_url", help="HQ's address, https://…")
@click.option("--code", help="The one-time code that HQ gave.")
@click.option(
    "--file",
    type=FILE,
    help="Without a line: write the request to this FILE; where FILE.reply is there, take HQ's answer.",
)
@click.option(
    "--officer", "officer_name", default="Koordinator", show_default=True, help="The first officer's name."
)
@click.option("--name", "laptop_name", default=platform.node, help="What the office calls this laptop.")
@common_options
def verb(
    call: Call,
    *,
    hq_url: str | None,
    code: str | None,
    file: Path | None,
    officer_name: str,
    laptop_name: str,
) -> None:
    """Enrol this laptop, set the first officer's PIN, fetch numbers and keys.

    With --file in three steps: once here with --code; at HQ `fieldreg-hq enrol-file FILE`; once more here.
    """
    from fieldreg.app import (  # noqa: PLC0415
        enrol_laptop,
        read_enrol_answer,
        sync_now,
        write_enrol_request,
    )

    home, laptop_name = call.home(), laptop_name[:80]
    if file is None:
        with enrol_laptop(
            home,
            hq_url=_given(hq_url, "--hq"),
            code=_given(code, "--code"),
            pin=ask_pin(),
            officer_name=officer_name,
            laptop_name=laptop_name,
        ) as desk:
            sync_now(desk)
            _tell(call, desk)
        return
    answer = file if file.suffix == ".reply" else file.with_name(file.name + ".reply")
    if answer.exists():
        with read_enrol_answer(home, answer, pin=ask_pin(), hq_url=hq_url or "") as desk:
            _tell(call, desk)
        return
    write_enrol_request(
        home,
        file,
        code=_given(code, "--code"),
        pin=ask_pin(),
        officer_name=officer_name,
        laptop_name=laptop_name,
        hq_url=hq_url or "",
    )
    call.answer(
        {"request": str(file)},
        lambda: call.say("enrol_request", file=file, answer=answer.name),
    )


def _given(value: str | None, option: str) -> str:
    if value is None:
        raise BadInput([Problem("option_missing", option)])
    return value


def _tell(call: Call, desk: "Desk") -> None:
    from fieldreg.app import read_status  # noqa: PLC0415

    identity, status = desk.identity(), read_status(desk, call.home())
    value = {"device": identity.device, "issuer": identity.issuer, "numbers_left": status.numbers_left}
    call.answer(value, lambda: call.say("enrolled", issuer=identity.issuer, numbers=status.numbers_left))
