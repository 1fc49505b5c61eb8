"""`fieldreg-hq filter`: HQ's members, for laptops to ask offline "perhaps a member already?"."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import BadInput, Call, hq_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem


@click.group("filter")
def verb() -> None:
    """Member filters: built here, told to laptops, fetched by them piece by piece or from a stick."""


@verb.command("build")
@click.option("--region", default="", help="Only NIKs that begin so: 31, 3171. Else all.")
@click.option(
    "--members",
    "file",
    type=FILE,
    help="Also the NIKs in this file, one a line: the core system's members.",
)
@database_option
@hq_options
def build(call: Call, region: str, file: Path | None, database_url: str) -> None:
    """Build a filter of HQ's members and publish it: laptops hear of it with their next sync."""
    _demand_regions((region,) if region else ())
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        built = hq.build_filter(region=region, file=file)
    value = {
        "version": built.version,
        "region": built.region,
        "members": built.members,
        "bytes": built.size_bytes,
        "skipped_lines": built.skipped,
    }
    call.answer(
        value,
        lambda: call.say(
            "hq_filter_built_skipping" if built.skipped else "hq_filter_built",
            version=built.version,
            members=built.members,
            bytes=built.size_bytes,
            skipped=built.skipped,
        ),
    )


@verb.command("list")
@database_option
@hq_options
def list_(call: Call, database_url: str) -> None:
    """The filters that laptops can fetch, newest first; three of each region are kept."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        found = hq.filters()
    call.answer(found, lambda: "\n".join(_line(call, each) for each in found) or call.say("hq_filter_none"))


@verb.command("export")
@click.argument("file", type=FILE)
@click.option("--region", default="", help="Of which region; else the one of all.")
@database_option
@hq_options
def export(call: Call, file: Path, region: str, database_url: str) -> None:
    """Write the newest filter to FILE, for a stick; a laptop takes it by `fieldreg bundle read`.

    The file alone is no list of anybody: the key comes to the laptop with HQ's reply, by sync or stick.
    """
    config = call.hq_config(database_url)
    from fieldreg.files import release  # noqa: PLC0415
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        version = next((each["version"] for each in hq.filters() if each["region"] == region), None)
        if version is None:
            raise Fault("filter_not_built", region=region)

        def write(part: Path) -> None:
            with part.open("wb") as stream:
                stream.writelines(hq.filter_content(version))

        size = release(file, write)
    call.answer(
        {"version": version, "bytes": size, "file": str(file)},
        lambda: call.say("hq_filter_written", version=version, file=file),
    )


@verb.command("assign")
@click.argument("device")
@click.argument("regions", nargs=-1)
@database_option
@hq_options
def assign(call: Call, device: str, regions: tuple[str, ...], database_url: str) -> None:
    """Tell laptop DEVICE of these REGIONS' filters alone; without any, of all again."""
    _demand_regions(regions)
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.assign_filters(device, regions)
    call.answer(
        {"device": device, "regions": list(regions)},
        lambda: f"{device}: {', '.join(regions) or call.say('status_everywhere')}",
    )


def _demand_regions(regions: tuple[str, ...]) -> None:
    bad = [each for each in regions if not (each.isascii() and each.isdigit() and len(each) in {2, 4, 6})]
    if bad:
        raise BadInput([Problem("region_malformed", "region", values={"given": bad[0]})])


def _line(call: Call, each: dict[str, Any]) -> str:
    at = datetime.fromtimestamp(each["as_of_ms"] / 1000, tz=UTC).isoformat(timespec="minutes")
    return call.say(
        "hq_filter",
        version=each["version"],
        at=at,
        region=each["region"] or call.say("status_everywhere"),
        members=each["members"],
        bytes=each["size_bytes"],
    )
