"""Settings: each takes effect at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.theme import PALETTES
from fieldreg.gui.widgets import Action, Card, Choice, Field, Page, column, heading, label, row, two_columns

TEXT_SIZES = ("100", "125", "150", "175")
LOCK_MINUTES = ("2", "5", "10", "15")
_TEXTS = ("place", "receipt_printer", "artwork")
_CHOICES = ("language", "text_percent", "theme", "lock_minutes", "auto_sync", "zone")


class SettingsPage(Page):
    """`changed` carries the setting's name and its new value."""

    changed = Signal(str, str)
    led_to = Signal(str)
    """Another page is asked for, by its name."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.language = Choice(["id", "en"])
        self.text_percent = Choice(TEXT_SIZES)
        self.theme = Choice(list(PALETTES))
        self.lock_minutes = Choice(LOCK_MINUTES)
        self.auto_sync = Choice(["yes", "no"])
        self.zone = Choice(["WIB", "WITA", "WIT"])
        self.place, self.receipt_printer, self.artwork = Field(), Field(), Field()
        self._fault = label("note", wrap=True, tone="bad")
        self._fault.hide()
        card = Card(spacing=4)
        chosen = map(self._part, _CHOICES)
        for part in (*chosen, self.place, self._fault):
            card.box.addWidget(part)
        self._more_title = heading()
        self.more = {"officers": Action("Ctrl+U"), "safekeeping": Action("Ctrl+B")}
        more = Card(spacing=8)
        more.box.addWidget(self._more_title)
        for name, action in self.more.items():
            more.box.addLayout(row(action, None))
            action.clicked.connect(lambda _checked=False, name=name: self.led_to.emit(name))
        self._paper_title = heading()
        paper = Card(spacing=8)
        for part in (self._paper_title, self.receipt_printer, self.artwork):
            paper.box.addWidget(part)
        right = QWidget()
        right.setLayout(column(more, paper, spacing=12))
        self.box.addWidget(two_columns(card, right), 1)
        for name in _CHOICES:
            self._part(name).typed.connect(lambda value, name=name: self.changed.emit(name, value))
        # A text is finished when it is left: half a word is no place.
        for name in _TEXTS:
            for signal in (self._text(name).left, self._text(name).entered):
                signal.connect(lambda name=name: self.changed.emit(name, self._text(name).text().strip()))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Settings"))
        self._more_title.setText(self.tr("This laptop"))
        self.more["officers"].say(self.tr("Officers and PINs"))
        self.more["safekeeping"].say(self.tr("Copies and recovery"))
        # Each language by its own name, so that whoever reads only that one finds it.
        self.language.call(self.tr("Language"), {"id": "Bahasa Indonesia", "en": "English"})
        self.text_percent.call(self.tr("Text size"), {size: f"{size}%" for size in TEXT_SIZES})
        self.theme.call(
            self.tr("Colours"),
            {
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
                "high_contrast": self.tr("High contrast"),
            },
        )
        minutes = self.tr("%1 min")
        self.lock_minutes.call(
            self.tr("Lock after"), {each: minutes.replace("%1", each) for each in LOCK_MINUTES}
        )
        self.auto_sync.call(
            self.tr("Sync by itself"), {"yes": self.tr("Yes"), "no": self.tr("No, only with F9")}
        )
        self.zone.call(
            self.tr("Time zone"), {"WIB": "WIB (UTC+7)", "WITA": "WITA (UTC+8)", "WIT": "WIT (UTC+9)"}
        )
        self._paper_title.setText(self.tr("Cards and slips"))
        self.receipt_printer.call(
            self.tr("Receipt printer (58 mm)"), hint="tcp://192.168.1.50:9100, windows:POS-58, /dev/usb/lp0"
        )
        self.artwork.call(
            self.tr("The office's own card (card.toml)"), hint=self.tr("empty: the bundled card")
        )
        self.place.call(self.tr("Where this activation takes place"), hint=self.tr("printed on the cards"))

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("← →", self.tr("choose in a row")),
            ("Tab", self.tr("next setting")),
            ("Ctrl U", self.tr("officers and PINs")),
            ("Ctrl B", self.tr("copies and recovery")),
        ]

    def arrive(self) -> None:
        """At the first."""
        self.language.setFocus(Qt.FocusReason.TabFocusReason)

    def show_values(self, values: dict[str, str]) -> None:
        """The settings as they stand."""
        for name in _CHOICES:
            self._part(name).put(values[name])
        for name in _TEXTS:
            self._text(name).put(values[name])

    def show_fault(self, fault: Fault | None) -> None:
        """They could not be written."""
        self._fault.setVisible(fault is not None)
        if fault is not None:
            self._fault.setText(self._language.words.fault(fault))

    def _text(self, name: str) -> Field:
        text: Field = getattr(self, name)
        return text

    def _part(self, name: str) -> Choice:
        part: Choice = getattr(self, name)
        return part
