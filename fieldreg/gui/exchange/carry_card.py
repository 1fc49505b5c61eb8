"""The card of the USB stick: out with what waits, in with HQ's reply."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStorageInfo, Qt, Signal

from fieldreg.domain.faults import Fault
from fieldreg.gui.exchange.carry_presenter import CarryScreen
from fieldreg.gui.exchange.rounds_card import verdicts
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, kilobytes
from fieldreg.gui.widgets import Action, Card, Field, heading, label, row, set_tone

if TYPE_CHECKING:
    from fieldreg.app import BundleRead
    from fieldreg.sync import Settled


class CarryCard(Card):
    """`write_asked` and `read_asked` carry what was typed: a folder or file; `told` wants `said` in sight."""

    write_asked = Signal(str)
    read_asked = Signal(str)
    told = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=6)
        self._language = language
        self._screen = CarryScreen()
        self._title, self._what = heading(), label("note", wrap=True)
        self.place = Field(message_lines=0)
        self.write, self.read = Action("Ctrl+B"), Action("Ctrl+O")
        self.said = label("note", wrap=True, tone="ink")
        for part in (self._title, self._what, self.place):
            self.box.addWidget(part)
        self.box.addLayout(row(self.write, self.read, None))
        self.box.addWidget(self.said)
        self.said.hide()
        self.write.clicked.connect(lambda: self.write_asked.emit(self.place.text()))
        self.read.clicked.connect(lambda: self.read_asked.emit(self.place.text()))
        self.place.typed.connect(lambda _: self.place.mark(""))

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Without a line: by USB stick"))
        self._what.setText(
            self.tr("Carry the file to headquarters or the branch office, and bring their reply back.")
        )
        self.place.call(self.tr("Stick or folder"), hint=self.tr("where the stick is"))
        self.write.say(self.tr("Write for headquarters"))
        self.read.say(self.tr("Read the reply"))
        self._show()

    def suggest_stick(self) -> None:
        """Name the first stick that is plugged in, where nothing was typed yet."""
        if not self.place.text():
            self.place.put(_first_stick())

    def forget_written(self) -> None:
        """What was carried has arrived by another way."""
        if self._screen.written is not None:
            self.show_carry(CarryScreen())

    def show_carry(self, screen: CarryScreen) -> None:
        """Show this. A place that was not named is asked for where it is typed."""
        self._screen = screen
        self._show()
        nowhere = screen.fault is not None and screen.fault.code == "file_name_missing"
        self.place.mark("bad" if nowhere else "")
        if nowhere:
            self.place.setFocus(Qt.FocusReason.TabFocusReason)
        if self.said.text():
            self.told.emit()

    def _show(self) -> None:
        for action in (self.write, self.read):
            action.setEnabled(not self._screen.busy)
        text, tone = self._text(self._screen)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        set_tone(self.said, tone)

    def _text(self, screen: CarryScreen) -> tuple[str, str]:
        if screen.busy:
            return self.tr("One moment…"), "ink"
        if screen.fault is not None:
            return self._fault_text(screen.fault), "bad"
        if screen.written is not None:
            written = screen.written
            text = self.tr(
                "%1 records in %2 (%3): carried, not yet received. They stay here until the reply."
            )
            return (
                text.replace("%1", count(written.facts))
                .replace("%3", kilobytes(written.size_bytes))
                .replace("%2", written.file.name)
            ), "ink"
        return self._read_text(screen.read) if screen.read else ("", "ink")

    def _read_text(self, read: "BundleRead") -> tuple[str, str]:
        if not read.news:
            return self.tr("Nothing new: this reply, or a later one, was taken before."), "ink"
        if read.filter_members and not read.sent:
            text = self.tr("✓ The member list is here: %1 people")
            return text.replace("%1", count(read.filter_members)), "ok"
        text = self.tr("✓ Headquarters has received %1 records").replace("%1", count(read.sent))
        return "\n".join((text, *settled_lines(read.settled))), "ok"

    def _fault_text(self, fault: Fault) -> str:
        if fault.code == "file_name_missing":
            return self.tr(
                "Type where the stick is, for example the folder that opened when it was plugged in."
            )
        return self._language.words.fault(fault)


def settled_lines(settled: "Settled") -> tuple[str, ...]:
    """What HQ decided about people, and what there is to do; nothing where it decided nothing."""
    told = " · ".join(verdicts(settled.accepted, settled.duplicates, settled.rejected))
    mend = QCoreApplication.translate("ExchangePage", "Mend what was sent back: F3, then Ctrl M.")
    to_mend = settled.duplicates or settled.rejected
    return tuple(line for line in (told, mend if to_mend else "") if line)


def _first_stick() -> str:
    """Where a removable disk is mounted; "" where none is to be seen."""
    usual = ("/media/", "/run/media/", "/Volumes/")
    system = Path(os.environ.get("SYSTEMDRIVE", "C:")).drive.upper()
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        on_windows = os.name == "nt" and not root.upper().startswith(system)
        if volume.isReady() and not volume.isReadOnly() and (on_windows or root.startswith(usual)):
            return root
    return ""
