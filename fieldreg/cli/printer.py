"""Options that undo a printer's error; found with `fieldreg print-test`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from fieldreg.cli.run import BadInput
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.cards import Calibration

_OPTIONS = {
    "right_mm": "Print this much further to the right, in mm (negative: left).",
    "down_mm": "Print this much further down, in mm (negative: up).",
    "width_percent": "Print this wide.",
    "height_percent": "Print this high.",
}


def calibration_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb `--right-mm`, `--down-mm`, `--width-percent` and `--height-percent`."""
    for name, told in reversed(_OPTIONS.items()):
        usual = 100.0 if name.endswith("percent") else 0.0
        verb = click.option(f"--{name.replace('_', '-')}", type=float, default=usual, help=told)(verb)
    return verb


def calibration_of(options: Mapping[str, float]) -> "Calibration":
    """What those options say. Raises BadInput (calibration_too_much)."""
    from fieldreg.cards import Calibration  # noqa: PLC0415 - reportlab is slow to load

    try:
        return Calibration(**options)
    except ValueError:
        raise BadInput([Problem("calibration_too_much", "")]) from None
