"""The third sheet: what JKK, JKM and JHT give and cost, in large type for eyes across the table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.activation.leaflet_presenter import LeafletScreen
from fieldreg.gui.documents import documents
from fieldreg.gui.language import Language
from fieldreg.gui.theme import cap_width, scaled
from fieldreg.gui.widgets import Card, PrimaryAction, Sheet, column, dress_as, label, row, scrolling

_READING_PX, _BAR_PX = 860, 14


class LeafletSheet(Sheet):
    """`asked` carries the file for the PDF. The text itself is always the Indonesian of `resources/`."""

    asked = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = LeafletScreen()
        self._card = Card(padding=24, spacing=10)
        self._inside = QWidget(self._card)
        self._card.box.addWidget(self._inside)
        self._written, self._fault = label("note", wrap=True, tone="ok"), label("note", wrap=True, tone="bad")
        self.write = PrimaryAction("F9")
        for part in (self._card, self.write):
            cap_width(part, _READING_PX)
        ground = dress_as(QWidget(), "ground")
        ground.setLayout(column(self._card, None))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for told in (self._written, self._fault):
            told.hide()
            box.addWidget(told)
        self._text = scrolling(ground)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        cap_width(self._text, _READING_PX + _BAR_PX)  # the bar stands beside what it scrolls
        box.addWidget(self._text, 1)
        box.addWidget(self.write)
        self.write.clicked.connect(self.go_on)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.write.say(self.tr("Write it as a PDF"))
        self._text.setAccessibleName(self.tr("What the programmes give"))
        self.show_leaflet(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [("F9", self.tr("write it as a PDF")), ("↑ ↓ PgUp PgDn", self.tr("scroll"))]

    def arrive(self) -> None:
        """Ready to scroll."""
        self._text.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9."""
        self.asked.emit(str(documents() / "brosur-jkk-jkm-jht.pdf"))

    def show_leaflet(self, screen: LeafletScreen) -> None:
        """Show this."""
        old, self._screen = self._screen, screen
        if screen.leaflet is not None and screen.leaflet != old.leaflet:
            self._lay_out()
        self._written.setVisible(bool(screen.file))
        self._written.setText(self.tr("✓ Written: %1").replace("%1", screen.file))
        self._show_fault(screen.fault)

    def _lay_out(self) -> None:
        leaflet = self._screen.leaflet
        assert leaflet is not None
        fresh = QWidget(self._card)
        box = QVBoxLayout(fresh)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label("title", leaflet.title, wrap=True))
        box.addWidget(label("reading", leaflet.subtitle, wrap=True))
        for programme in leaflet.programme:
            _section(box, f"{programme.code} · {programme.name}")
            box.addWidget(label("reading", programme.when, wrap=True))
            _list(box, programme.gives)
        _section(box, leaflet.notice.title)
        _list(box, leaflet.notice.lines)
        box.addWidget(label("reading", leaflet.notice.help, wrap=True))
        self._card.box.replaceWidget(self._inside, fresh)
        self._inside.deleteLater()
        self._inside = fresh

    def _show_fault(self, fault: Fault | None) -> None:
        self._fault.setVisible(fault is not None)
        self._fault.setText(self._language.words.fault(fault) if fault else "")


def _section(box: QVBoxLayout, title: str) -> None:
    box.addSpacing(scaled(14))
    box.addWidget(label("figure", title, wrap=True))


def _list(box: QVBoxLayout, lines: Sequence[str]) -> None:
    """Each with its dot in front, and what is wrapped under its own beginning."""
    for line in lines:
        dot = label("reading", "•")
        dot.setAlignment(Qt.AlignmentFlag.AlignTop)
        one = row(dot, spacing=10)
        one.addWidget(label("reading", line, wrap=True), 1)
        box.addLayout(one)
