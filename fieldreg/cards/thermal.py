"""Slips for a receipt printer without a driver: ESC/POS, 58 mm wide, to a file, the network or Windows."""

import shutil
import socket
import textwrap
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fieldreg.cards.slip import Slip
from fieldreg.domain.faults import Fault

COLUMNS = 32
"""Letters in a line of 48 mm in the printer's own font A."""
_PORT = 9100
_TIMEOUT_S = 10
_WINDOWS = "windows:"
_PLAIN = str.maketrans({"•": "*", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "·": "-"})


def slip_commands(slip: Slip) -> bytes:
    """What the printer is to be sent for one slip, its cut included.

    In letters that every printer has, whatever its code page: accents fall away, the rest becomes "?".
    """
    printer = _library()()
    printer.hw("INIT")
    printer.set(align="center")
    printer.text("BPJS Ketenagakerjaan\n")
    printer.set(align="center", bold=True)
    printer.text(_lines(slip.title))
    printer.set_with_default()
    if slip.practice:
        printer.text(_lines("LATIHAN - BUKAN UNTUK DIPAKAI"))
    printer.text("-" * COLUMNS + "\n")
    for label, value in slip.rows:
        printer.text(_row(label, value))
    printer.text("-" * COLUMNS + "\n")
    printer.set(bold=True)
    printer.text(_lines(slip.strong))
    printer.set_with_default()
    for note in slip.notes:
        printer.text("\n" + _lines(note))
    if slip.signed_by:
        printer.text("\n\n\n" + "-" * COLUMNS + "\n" + _lines(slip.signed_by))
    printer.cut()
    commands: bytes = printer.output
    return commands


def send_raw(commands: bytes, target: str) -> None:
    """To `tcp://host[:port]`, to `windows:NAME`, or into a file or device such as /dev/usb/lp0.

    Raises Fault: printer_missing (nobody answers there), printer_failed (it does not take it),
    printer_target_unknown.
    """
    try:
        if target.startswith(_WINDOWS):
            _to_windows(commands, target.removeprefix(_WINDOWS))
        elif "://" in target:
            _to_network(commands, target)
        else:
            # Into a device as well: a pipe has no name to be replaced.
            Path(target).expanduser().write_bytes(commands)
    except Fault:
        raise
    except FileNotFoundError as error:
        raise Fault("printer_missing", printer=target) from error
    except Exception as error:
        raise Fault("printer_failed", printer=target) from error


def _to_network(commands: bytes, target: str) -> None:
    try:
        where = urlsplit(target)
        host, port = where.hostname, where.port or _PORT
    except ValueError:
        host, port = None, 0
    if host is None or not target.startswith("tcp://"):
        raise Fault("printer_target_unknown", target=target)
    # A socket of our own: the library's stays open where nobody answers.
    try:
        line = socket.create_connection((host, port), timeout=_TIMEOUT_S)
    except OSError as error:
        raise Fault("printer_missing", printer=target) from error
    with line:
        line.sendall(commands)


def _to_windows(commands: bytes, name: str) -> None:
    from escpos.printer import Win32Raw  # noqa: PLC0415 - as below

    if not Win32Raw.is_usable():
        raise Fault("printer_missing", printer=name)
    printer = Win32Raw(name)
    printer.open()
    try:
        printer._raw(commands)
    finally:
        printer.close()


@cache
def _library() -> type[Any]:
    """The library's printer that only records; what it leaves in the temporary folder when it loads goes."""
    from escpos import capabilities  # noqa: PLC0415 - slow to load, and few offices have such a printer
    from escpos.printer import Dummy  # noqa: PLC0415 - as above

    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    recorder: type[Any] = Dummy
    return recorder


def _row(label: str, value: str) -> str:
    label, value = _plain(label), _plain(value)
    if len(label) + len(value) + 1 <= COLUMNS:
        return f"{label}{value:>{COLUMNS - len(label)}}\n"
    return f"{label}\n" + "".join(f"  {line}\n" for line in textwrap.wrap(value, COLUMNS - 2))


def _lines(text: str) -> str:
    return "".join(f"{line}\n" for line in textwrap.wrap(_plain(text), COLUMNS))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return bare.encode("ascii", "replace").decode("ascii")
