"""Options that undo a printer's error; found with `fieldreg print-test`, remembered by `fieldreg printer`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from fieldreg.cli.run import BadInput, Call
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import PrinterProfile
    from fieldreg.cards import Adjustment

Given = Mapping[str, float | None]
"""The options by name; None where one was not given."""

_SIDE = {
    "right_mm": "Print this much further to the right, in mm (negative: left).",
    "down_mm": "Print this much further down, in mm (negative: up).",
    "width_percent": "Print this wide.",
    "height_percent": "Print this high.",
}
_BACK = {f"back_{name}": f"{told[:-1]}; backs alone (else as the fronts)." for name, told in _SIDE.items()}
_PRINTER = click.option(
    "--printer", default="", help="Set right as this printer is remembered (`fieldreg printer`)."
)
_PAGE = {"bleed_mm": "The printer's page for a card is this much larger than the card on every side, in mm."}


def measure_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb `--right-mm` and its like, the same for backs (`--back-right-mm`), and `--bleed-mm`."""
    return _give(verb, _SIDE | _BACK | _PAGE)


def printer_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Those, and `--printer` whose remembered measures they go over."""
    return _PRINTER(measure_options(verb))


def one_side_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a verb whose pages all go through the printer as fronts."""
    return _PRINTER(_give(verb, _SIDE | _PAGE))


def _give(verb: Callable[..., Any], options: dict[str, str]) -> Callable[..., Any]:
    for name, told in reversed(options.items()):
        verb = click.option(f"--{name.replace('_', '-')}", type=float, help=told)(verb)
    return verb


def adjustment_of(call: Call, printer: str, given: Given) -> "Adjustment":
    """What is to be undone. Raises BadInput (printer_unknown, calibration_too_much)."""
    from fieldreg.app import PrinterProfile, load_printers  # noqa: PLC0415

    known = load_printers(call.home()).profiles
    if printer and printer not in known:
        raise BadInput([Problem("printer_unknown", "printer", values={"printer": printer})])
    return changed_profile(known.get(printer, PrinterProfile()), given).adjustment()


def changed_profile(profile: "PrinterProfile", given: Given) -> "PrinterProfile":
    """The profile with what was given put into it. Raises BadInput (calibration_too_much)."""
    import msgspec  # noqa: PLC0415

    from fieldreg.app import SideProfile  # noqa: PLC0415

    changed = {name: value for name, value in given.items() if value is not None}
    front = {name: changed.get(name, getattr(profile, name)) for name in _SIDE}
    # Of a back that was never measured on its own, what is not given is what the front has.
    before = profile.back or SideProfile(**front)
    back = {name: changed.get(f"back_{name}", getattr(before, name)) for name in _SIDE}
    own = profile.back is not None or any(name in changed for name in _BACK)
    result = msgspec.structs.replace(
        profile,
        **front,
        back=SideProfile(**back) if own else None,
        bleed_mm=changed.get("bleed_mm", profile.bleed_mm),
    )
    if not result.reasonable:
        raise BadInput([Problem("calibration_too_much", "")])
    return result
