"""The two sides of a card, drawn from its template. What many cards share is drawn once, as a PDF form."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from fieldreg.cards.card import Card
from fieldreg.cards.pen import MM, Pen, text_width_mm
from fieldreg.cards.symbol import Symbol
from fieldreg.cards.template import CardTemplate, Side, TextStyle
from fieldreg.domain.dates import short_month
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import CardStatus
from fieldreg.domain.nik import masked_nik
from fieldreg.domain.programmes import Programme

PRACTICE = "LATIHAN / CONTOH – TIDAK BERLAKU"
_PRACTICE_PT = 8.5
_AT_EDGE_MM = 0.01


class Artist:
    """Draws cards into one PDF. Use one artist a canvas; not for two threads at once.

    What reaches an edge of the card runs on for `bleed_mm` beyond it; texts, pictures and the QR stay
    where they are, and nothing is drawn farther out.
    """

    def __init__(self, canvas: Canvas, template: CardTemplate, *, bleed_mm: float = 0) -> None:
        self._canvas = canvas
        self._template = template
        self._bleed = bleed_mm
        self._pen = Pen(canvas, template.height_mm, template.rgb)

    def front(self, card: Card, symbol: Symbol) -> None:
        """The front of `card`, its lower left corner at the canvas's origin."""
        template, pen, fields = self._template, self._pen, self._template.fields
        self._shared_front(card.status, card.programmes)
        pen.symbol(symbol, template.qr.x, template.qr.y, template.qr.panel)
        pen.text(grouped_kpj(card.kpj), fields.number)
        pen.text(card.name, fields.name)
        pen.text(f"{card.birth_date:%d-%m-%Y}", fields.birth_date)
        pen.text(masked_nik(card.nik_last4), fields.nik)
        if card.sponsor:
            pen.text(template.words.sponsor.format(sponsor=card.sponsor), fields.sponsor)
        pen.text(self._issued(card), fields.issued)
        pen.text(self._months(card), self._beside_chips(card.programmes))
        if card.practice:
            self._practice_strip()

    def back(self) -> None:
        """The back, which is the same for everybody."""
        self._form("back", lambda: self._side(self._template.back))

    def _shared_front(self, status: CardStatus, programmes: tuple[Programme, ...]) -> None:
        def draw() -> None:
            self._side(self._template.front)
            self._qr_frame()
            self._chips(programmes)
            self._strip(status)

        self._form(f"front-{status}-{'-'.join(programmes)}", draw)

    def _form(self, name: str, draw: Callable[[], None]) -> None:
        """Draw a form, made the first time it is asked for; only faces that a form uses get into it."""
        if not self._canvas.hasForm(name):
            template = self._template
            beyond = self._bleed * MM
            right, top = template.width_mm * MM + beyond, template.height_mm * MM + beyond
            self._canvas.beginForm(name, -beyond, -beyond, right, top)
            draw()
            self._canvas.endForm()
        self._canvas.doForm(name)

    def _side(self, side: Side) -> None:
        pen = self._pen
        self._box(0, 0, self._template.width_mm, self._template.height_mm, "paper")
        for box in side.boxes:
            self._box(box.x, box.y, box.width, box.height, box.colour)
        for picture in side.pictures:
            file = Path(self._template.folder, picture.file)
            pen.picture(file, picture.x, picture.y, picture.height, ink=self._template.ink)
        for text in side.texts:
            pen.text(text.text, text, from_top=True)

    def _box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle, run on beyond the edges that it reaches."""
        card, beyond = self._template, self._bleed
        left = -beyond if x <= _AT_EDGE_MM else x
        top = -beyond if y <= _AT_EDGE_MM else y
        right, bottom = x + width, y + height
        right = card.width_mm + beyond if right >= card.width_mm - _AT_EDGE_MM else right
        bottom = card.height_mm + beyond if bottom >= card.height_mm - _AT_EDGE_MM else bottom
        self._pen.box(left, top, right - left, bottom - top, colour)

    def _qr_frame(self) -> None:
        panel = self._template.qr
        self._pen.stroke(panel.frame, 0.15)
        self._pen.frame(panel.x, panel.y, panel.panel, panel.panel, 0.6)

    def _chips(self, programmes: tuple[Programme, ...]) -> None:
        chips, pen = self._template.chips, self._pen
        pen.stroke(chips.colour, 0.25)
        pen.fill(chips.colour)
        x = chips.x
        for programme in programmes:
            width = self._chip_width(programme)
            pen.frame(x, chips.y, width, chips.height, 1.1)
            # capitals stand in the middle of their frame: 0.35 of the size above the baseline
            baseline = chips.y + chips.height / 2 + 0.355 * chips.size / MM
            pen.line(programme.value, x + width / 2, baseline, chips.size, bold=True, align="centre")
            x += width + chips.gap

    def _chip_width(self, programme: Programme) -> float:
        chips = self._template.chips
        return text_width_mm(programme.value, chips.size, bold=True) + 2 * chips.padding

    def _beside_chips(self, programmes: tuple[Programme, ...]) -> TextStyle:
        chips, style = self._template.chips, self._template.fields.months
        shift = sum(self._chip_width(programme) + chips.gap for programme in programmes)
        shift += 0.6 if programmes else 0
        return replace(style, x=style.x + shift, width=style.width - shift)

    def _strip(self, status: CardStatus) -> None:
        template, pen = self._template, self._pen
        style, field = template.status[status], template.fields.status
        self._box(0, template.strip.y, template.width_mm, template.height_mm - template.strip.y, style.ground)
        pen.dot(field.x - 1.9, field.y - 0.355 * field.size / MM, template.strip.mark, style.colour)
        pen.text(style.text, replace(field, colour=style.colour))

    def _practice_strip(self) -> None:
        """Over the status: what was made in practice must not be taken for a card."""
        template, pen = self._template, self._pen
        top = template.strip.y
        self._box(0, top, template.width_mm, template.height_mm - top, "ink")
        pen.fill("paper")
        middle = (top + template.height_mm) / 2 + 0.355 * _PRACTICE_PT / MM
        pen.line(PRACTICE, template.width_mm / 2, middle, _PRACTICE_PT, bold=True, align="centre")

    def _months(self, card: Card) -> str:
        words, first, last = self._template.words, card.first_month, card.last_month
        sentence = words.months if first < last else words.one_month
        return sentence.format(first=short_month(first), last=short_month(last))

    def _issued(self, card: Card) -> str:
        words = self._template.words
        sentence = words.issued if card.place else words.issued_without_place
        return sentence.format(date=f"{card.issued_on:%d-%m-%Y}", place=card.place)
