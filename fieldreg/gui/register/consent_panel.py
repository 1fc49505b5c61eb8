"""The consent as it is read out, over the form: Alt P shows it and puts it away, the focus stays."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Card, KeyCap, dress_as, heading, label, row

CONSENT_KEY = "Alt+P"
_WIDTH_PX = 720


class ConsentPanel(Card):
    """In large type, for eyes on both sides of the table. Takes no focus: F10 agrees, typing goes on."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(look="panel", padding=24, spacing=12)
        self.setParent(around)
        self._around = around
        self._title, self._text = heading(), label("reading", wrap=True)
        self._version, self._agree, self._away = label("note"), label("note"), label("note")
        self._done = label("note")
        self.box.addWidget(self._title)
        self.box.addWidget(self._text)
        keys = row(KeyCap("F10"), self._agree, KeyCap("Ctrl Enter"), self._done, None)
        for part in (KeyCap(CONSENT_KEY.replace("+", " ")), self._away):
            keys.addWidget(part)
        keys.addWidget(self._version)
        self.box.addLayout(keys)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        self.hide()

    def retranslate(self) -> None:
        """The keys; the text itself is always the one that is read out, in Indonesian."""
        self._agree.setText(self.tr("agreed"))
        self._done.setText(self.tr("agreed, and save"))
        self._away.setText(self.tr("put away"))

    def toggle(self) -> None:
        """Show today's text, or put it away."""
        if self.isVisible():
            self.hide()
            return
        # Read when it is first wanted, like every table.
        from fieldreg.assets import load_consent  # noqa: PLC0415

        consent = load_consent()
        self._title.setText(consent.title)
        self._text.setText("\n\n".join(consent.paragraphs))
        self._version.setText(self.tr("version %1").replace("%1", consent.version))
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Stay in the middle."""
        if watched is self._around and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        around = self._around.size()
        width = min(scaled(_WIDTH_PX), around.width() - 2 * scaled(12))
        # In large type as long as all of it is seen: nobody agrees to half a text.
        for look in ("reading", "running"):
            dress_as(self._text, look)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
            self.box.invalidate()
            if self.heightForWidth(width) <= around.height():
                break
        height = min(self.heightForWidth(width), around.height())
        self.setGeometry((around.width() - width) // 2, (around.height() - height) // 2, width, height)
