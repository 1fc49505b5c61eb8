"""A batch of 1,000 cards against plain reportlab with a PNG QR, and tokens a second.

The reference draws the same texts, sides and pages, as the libraries' own manuals would: `qrcode`
chooses version and mask, its PNG goes into the page, the artwork is drawn on each page anew.

    python -m tests.bench.bench_cards
    python -m tests.bench.bench_cards memory   # the peak of batches up to 20,000: takes minutes
"""

import io
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import qrcode
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fieldreg.assets import resource_path
from fieldreg.cards import Card, write_cards
from fieldreg.cards.pen import MM, new_canvas
from fieldreg.cards.template import Side, Text, card_template
from tests.bench.figures import Figure, show
from tests.cards.samples import card
from tests.cards.test_memory import peak_kb

CARDS = 1_000
BATCHES = (100, 1_000, 5_000, 20_000)
PLAIN_CARDS = 100
"""Enough for a rate: the plain way takes the same time for each."""


def run() -> list[Figure]:
    """Cards a second and bytes a card, ours and plain, in the same run."""
    started = perf_counter()
    cards = [card(number, name=f"PESERTA CONTOH {number:04d}") for number in range(CARDS)]
    tokens_per_s = CARDS / (perf_counter() - started)
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.pdf"
        write_cards(warm, cards[:1])
        plain_per_s, plain_bytes = _rate(_plain, Path(folder), cards[:PLAIN_CARDS])
        ours_per_s, ours_bytes = _rate(write_cards, Path(folder), cards)
    return [
        Figure("cr80 cards, batch of 1,000, every QR read back", ours_per_s, "cards/s", plain_per_s,
               ours_per_s / plain_per_s, "≥ 15 ×"),
        Figure("bytes of PDF a card", ours_bytes, "bytes", plain_bytes, ours_bytes / plain_bytes, "≤ 2,048"),
        Figure("sign and encode the QR's token", tokens_per_s, "cards/s"),
    ]  # fmt: skip


def memory() -> list[Figure]:
    """What a process needs at most that writes so many cards; beside it, what a hundred take."""
    figures = []
    for layout in ("cr80", "a4"):
        least = peak_kb(BATCHES[0], layout)
        for cards in BATCHES:
            peak = peak_kb(cards, layout)
            name = f"{layout}: {cards:,} cards, peak of the process"
            figures.append(Figure(name, peak / 1024, "MB", least / 1024, peak / least))
    return figures


def _rate(write, folder: Path, cards: list[Card]) -> tuple[float, float]:
    path = folder / "cards.pdf"
    started = perf_counter()
    write(path, cards)
    seconds = perf_counter() - started
    return len(cards) / seconds, path.stat().st_size / len(cards)


def _plain(path: Path, cards: list[Card]) -> None:
    template = card_template()
    page = (template.width_mm * MM, template.height_mm * MM)
    new_canvas(io.BytesIO(), width_mm=1, height_mm=1, title="")  # registers the fonts
    canvas = Canvas(str(path), pagesize=page)
    for one in cards:
        _plain_side(canvas, template.front)
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
        code.add_data(one.token)
        code.make()
        png = io.BytesIO()
        code.make_image().save(png, "PNG")
        place = template.qr
        canvas.drawImage(
            ImageReader(png),
            place.x * MM,
            page[1] - (place.y + place.panel) * MM,
            place.panel * MM,
            place.panel * MM,
        )
        fields = template.fields
        for text, style in (
            (one.kpj, fields.number),
            (one.name, fields.name),
            (f"{one.birth_date:%d-%m-%Y}", fields.birth_date),
            (one.nik_last4, fields.nik),
            (f"{one.first_month} – {one.last_month}", fields.months),
            (template.status[one.status].text, fields.status),
            (one.place, fields.issued),
        ):
            canvas.setFont("FieldregSans-Bold" if style.bold else "FieldregSans", style.size)
            canvas.drawString(style.x * MM, page[1] - style.y * MM, text)
        canvas.showPage()
        _plain_side(canvas, template.back)
        canvas.showPage()
    canvas.save()


def _plain_side(canvas: Canvas, side: Side) -> None:
    template = card_template()
    top = template.height_mm
    for box in side.boxes:
        canvas.setFillColor(HexColor(template.colours[box.colour]))
        canvas.rect(
            box.x * MM, (top - box.y - box.height) * MM, box.width * MM, box.height * MM, stroke=0, fill=1
        )
    for picture in side.pictures:
        file, side_mm = str(resource_path("card", picture.file)), picture.height * MM
        y = (top - picture.y - picture.height) * MM
        canvas.drawImage(file, picture.x * MM, y, side_mm, side_mm, mask="auto")
    for text in side.texts:
        _plain_text(canvas, text, top)


def _plain_text(canvas: Canvas, text: Text, top: float) -> None:
    canvas.setFillColor(HexColor(card_template().colours[text.colour]))
    canvas.setFont("FieldregSans-Bold" if text.bold else "FieldregSans", text.size)
    canvas.drawString(text.x * MM, (top - text.y) * MM, text.text)


if __name__ == "__main__":
    show(memory() if sys.argv[1:] == ["memory"] else run())
