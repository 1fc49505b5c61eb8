"""Look into an XLSX before the reader does: how large it would become.

The reader keeps a sheet as a full rectangle and copies shared texts into every cell, so a file of a few
KB can ask for hundreds of GB. Everything is measured, nothing that the file declares is believed.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from xml.parsers import expat

from fieldreg.domain.faults import Fault
from fieldreg.lists.bounds import (
    MAX_GRID_CELLS,
    MAX_SHEETS,
    MAX_TEXT_CHARS,
    MAX_UNPACKED_BYTES,
    MAX_ZIP_MEMBERS,
    too_large,
)

_CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1


def check_xlsx(data: bytes) -> None:
    """Raise Fault (`list_too_large`, `list_unreadable`, `list_locked`) unless the workbook is safe."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        OverflowError,
        NotImplementedError,
        struct.error,
        OSError,
    ) as error:
        raise Fault("list_unreadable") from error
    if len(members) > MAX_ZIP_MEMBERS:
        raise too_large()
    shared: list[int] = []
    uses: Counter[int] = Counter()
    sheets = unpacked = 0
    for member in members:
        content = _unpack(data, member, MAX_UNPACKED_BYTES - unpacked)
        unpacked += len(content)
        if not member.filename.lower().endswith(".xml"):
            continue
        part = _Part()
        part.read(content)
        sheets += part.is_sheet
        uses.update(part.uses)
        if len(part.shared) > len(shared):
            shared, part.shared = part.shared, shared
    if sheets > MAX_SHEETS:
        raise too_large()
    characters = sum(times * shared[index] for index, times in uses.items() if index < len(shared))
    if characters > MAX_TEXT_CHARS:
        raise too_large()


def _unpack(data: bytes, member: zipfile.ZipInfo, room: int) -> bytes:
    """The member's real content, whatever size its header claims."""
    if member.flag_bits & _ENCRYPTED:
        raise Fault("list_locked")
    start = member.header_offset
    header = data[start : start + _LOCAL_HEADER.size] if start >= 0 else b""
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise Fault("list_unreadable")
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start += _LOCAL_HEADER.size + name_length + extra_length
    packed = data[start : start + member.compress_size]
    content = _inflate(packed, room) if member.compress_type == zipfile.ZIP_DEFLATED else packed
    if len(content) > room:
        raise too_large()
    if (
        member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        or len(content) != member.file_size
    ):
        raise Fault("list_unreadable")
    return content


def _inflate(packed: bytes, room: int) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, room + 1)
    except zlib.error as error:
        raise Fault("list_unreadable") from error


class _Part:
    """One XML part of the workbook, read for what bounds need: a sheet's extent, the lengths of texts."""

    def __init__(self) -> None:
        self.is_sheet = False
        self.shared: list[int] = []
        self.uses: Counter[int] = Counter()
        self._row = self._column = self._last_row = self._last_column = 0
        self._is_shared = False
        self._value: list[str] | None = None
        self._item: int | None = None

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            for at in range(0, len(content), _CHUNK):
                parser.Parse(content[at : at + _CHUNK])
            parser.Parse(b"", True)  # noqa: FBT003 - expat's own way to say that this is the end
        except (expat.ExpatError, LookupError, ValueError) as error:
            # LookupError: a part that names an encoding which nobody knows.
            raise Fault("list_unreadable") from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "row":
            self._row = _ordinal(attributes.get("r", "")) or self._row + 1
            self._column = 0
        elif name == "c":
            self._cell(attributes)
        elif name in {"v", "is", "f"}:
            self._extend()
            self._value = [] if name == "v" and self._is_shared else None
        elif name == "si":
            self._item = 0
        elif name == "worksheet":
            self.is_sheet = True

    def _cell(self, attributes: dict[str, str]) -> None:
        column, row = _place(attributes.get("r", ""))
        self._column = column or self._column + 1
        self._row = row or self._row
        self._is_shared = attributes.get("t") == "s"

    def _extend(self) -> None:
        """Only cells that hold something count: a sheet may be formatted down to its last row."""
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        cells = self._last_row * self._last_column
        if cells > MAX_GRID_CELLS:
            raise too_large()

    def _text(self, characters: str) -> None:
        if self._item is not None:
            self._item += len(characters)
        elif self._value is not None:
            self._value.append(characters)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "si" and self._item is not None:
            self.shared.append(self._item)
            self._item = None
        elif name == "v" and self._value is not None:
            index = _ordinal("".join(self._value).strip())
            self._value = None
            if index is not None:
                self.uses[index] += 1


def _refuse(*_: object) -> None:
    raise Fault("list_unreadable")


def _ordinal(digits: str) -> int | None:
    return int(digits) if 0 < len(digits) < 12 and digits.isascii() and digits.isdecimal() else None


def _place(reference: str) -> tuple[int, int]:
    """Column and row of `B12`, from 1; 0 where there is none."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters[:7].upper():
        column = column * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else column
    return column, _ordinal(reference[len(letters) :]) or 0
