"""PDF pages that go to their file one by one, so that a batch of any size needs no more memory than a page.

reportlab keeps every page until the file is saved: 16 KB a card. Its objects can be formatted at any time,
though, since references are numbers given out beforehand. So each page is written and forgotten as soon as
it is drawn, and what pages share (fonts, forms, pictures) follows at the end, once. What stays of a page is
where it begins: 40 bytes a card.
"""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFFile, PDFIndirectObject, PDFPages, PDFTrailer
from reportlab.pdfgen.canvas import Canvas


class Flow:
    """Has the pages of a new canvas written to its file as they end; `canvas.save()` writes the rest.

    To be made before anything is drawn. Bookmarks, links and encryption are not for such a file.
    """

    def __init__(self, canvas: Canvas, target: BinaryIO) -> None:
        self._document, self._target = canvas._doc, target
        self._at = self._table_at = 0
        self._places = array("Q")
        """Where each object begins, by its number from 1; 0 = not yet written."""
        self._tree = _PageTree(self)
        self._document.Pages = self._document.Catalog.Pages = self._tree
        self._document.format = self._finish
        # The version stands in the first line, before anybody knows whether a picture is transparent.
        self._document.ensureMinPdfVersion("transparency")
        self._put(*PDFFile(self._document._pdfVersion).strings)

    @contextmanager
    def only_page(self, path: Path, page: int) -> Iterator[None]:
        """While it lasts, the saved file has this page (from 0) alone, and every byte that it had before.

        PDFium loads all pages up to the one that is asked for, 2 KB each. So the page tree is replaced by
        an update at the end of the file, as ISO 32000 foresees it, and that is cut off again.
        """
        size = path.stat().st_size
        tree, root = self._number(self._tree), self._number(self._document.Catalog)
        kid, objects = self._tree.numbers[page], self._document.objectcounter + 1
        changed = b"%d 0 obj\n<< /Type /Pages /Count 1 /Kids [ %d 0 R ] >>\nendobj\n" % (tree, kid)
        table = b"xref\n%d 1\n%010d 00000 n \n" % (tree, size)
        told = (objects, root, self._table_at, size + len(changed))
        trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % told
        with path.open("rb+") as file:
            file.seek(size)
            file.write(changed + table + trailer)
        try:
            yield
        finally:
            with path.open("rb+") as file:
                file.truncate(size)

    def write(self, written: Any) -> int:  # noqa: ANN401  reportlab has no types
        """Write an object that has a number, and forget it; returns the number."""
        document, name, number = self._document, written.__InternalName__, self._number(written)
        self._write(name, number)
        for known, key in (
            (document.idToObject, name),
            (document.idToObjectNumberAndVersion, name),
            (document.numberToId, number),
        ):
            del known[key]
        return number

    def _finish(self) -> bytes:
        """What reportlab calls to format a whole document: the rest of the file goes the same way."""
        document = self._document
        catalogue, info = document.Reference(document.Catalog), document.Reference(document.info)
        # Formatting an object may give a number to another one.
        while left := [number for number in document.numberToId if not self._place(number)]:
            for number in left:
                self._write(document.numberToId[number], number)
        self._table_at, objects = self._at, document.objectcounter
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % (objects + 1))
        for place in self._places:
            self._put(b"%010d 00000 n \n" % place)
        trailer = PDFTrailer(
            startxref=self._table_at, Size=objects + 1, Root=catalogue, Info=info, ID=document.ID()
        )
        tail: bytes = trailer.format(document)
        return tail

    def _number(self, known: Any) -> int:  # noqa: ANN401  as above
        number: int = self._document.idToObjectNumberAndVersion[known.__InternalName__][0]
        return number

    def _place(self, number: int) -> int:
        return self._places[number - 1] if number <= len(self._places) else 0

    def _write(self, name: str, number: int) -> None:
        document = self._document
        content = PDFIndirectObject(name, document.idToObject[name]).format(document)
        self._places.extend([0] * (number - len(self._places)))
        self._places[number - 1] = self._at
        self._put(content)

    def _put(self, *contents: bytes) -> None:
        for content in contents:
            self._target.write(content)
            self._at += len(content)


class _PageTree(PDFPages):  # type: ignore[misc]  # reportlab has no types
    """The list of pages, of which it knows the numbers alone."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow
        self.numbers = array("L")
        """Of each page's object."""

    def addPage(self, page: Any) -> None:  # noqa: ANN401, N802  reportlab's name
        """Write a page that is finished, and what is on it."""
        self.numbers.append(self._flow.write(page))
        self._flow.write(page.Contents)

    def check_format(self, document: Any) -> None:  # noqa: ANN401, ARG002  reportlab's signature
        """What the page tree says of itself, once all pages are known."""
        self.Count = len(self.numbers)
        self.Kids = b"[ %s ]" % b" ".join(self._kids())

    def _kids(self) -> Iterator[bytes]:
        for number in self.numbers:
            yield b"%d 0 R" % number
