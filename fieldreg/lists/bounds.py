"""How large a list may be, and why. Whatever goes past a bound is refused whole, with `list_too_large`."""

from fieldreg.domain.faults import Fault

MAX_FILE_BYTES = 20 * 1024 * 1024
"""A thousand people weigh 70 KB as XLSX; the longest list heard of (35,782 people) some 3 MB."""

MAX_UNPACKED_BYTES = 96 * 1024 * 1024
"""An XLSX is a zip: a few KB can unpack to gigabytes. A list of `MAX_ROWS` people unpacks to about 60 MB."""

MAX_ZIP_MEMBERS = 2_000
"""A workbook has some ten parts and one for each sheet and picture."""

MAX_ROWS = 60_000
"""Nearly twice the longest list heard of; more is a database export that belongs to headquarters."""

MAX_COLUMNS = 200
"""Social survey exports have up to about 120."""

MAX_GRID_CELLS = 3_000_000
"""The reader lays a sheet out as a full rectangle, so one cell at XFD1048576 would ask for 400 GB."""

MAX_TEXT_CHARS = 64 * 1024 * 1024
"""Cells share their texts in the file but not in memory: a long text used a million times is a bomb too."""

MAX_SHEETS = 100
"""A sheet for each village of a district, twice over."""

MAX_CELL_CHARS = 500
"""No field of a person is longer; the rest of a longer text is cut off and shown so (…)."""


def too_large() -> Fault:
    """The one fault for every bound. It names those that people can do something about."""
    return Fault(
        "list_too_large", rows=MAX_ROWS, columns=MAX_COLUMNS, megabytes=MAX_FILE_BYTES // (1024 * 1024)
    )
