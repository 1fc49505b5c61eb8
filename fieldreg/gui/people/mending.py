"""What HQ sent back: told above the list, and worked through in a list of its own."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from fieldreg.assets import Words
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import Verdict
from fieldreg.gui.language import Language
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Action, Card, column, heading, label, plain_table, row

if TYPE_CHECKING:
    from fieldreg.store import Member

_NAME, _KPJ, _REASON = range(3)
_NAME_PX, _KPJ_PX, _CELL_MARGINS_PX = 220, 130, 22
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class MendCard(Card):
    """Hidden while there is nothing to mend."""

    def __init__(self, language: Language) -> None:
        super().__init__(look="warn", padding=10, spacing=2)
        self._language = language
        self._people: tuple[Member, ...] = ()
        self._title, self._first = label("note", tone="warn"), label("note", wrap=True, tone="ink")
        self.mend = Action("Ctrl+M")
        self.box.addLayout(row(self._title, None, self.mend))
        self.box.addWidget(self._first)
        self.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.mend.say(self.tr("Mend"))
        self.show_people(self._people)

    def show_people(self, people: "tuple[Member, ...]") -> None:
        """These are to be mended; the list behind the key has them all."""
        self._people = people
        self.setVisible(bool(people))
        title = self.tr("! Sent back by headquarters: %1. Mend, then sync (F6).")
        self._title.setText(title.replace("%1", str(len(people))))
        if people:
            first = f"{people[0].name} · {_reason(people[0], self._language.words)}"
            more = self.tr(" · and %1 more").replace("%1", str(len(people) - 1)) if people[1:] else ""
            self._first.setText(first + more)


class MendPane(QWidget):
    """Everybody who was sent back, each with the reason: Enter mends the one at hand."""

    correct_asked = Signal(str)
    look_asked = Signal(str)
    """There is nothing to correct in somebody registered before: look, and cancel."""
    left = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._model = _Model(language)
        self._title, self._hint = heading(), label("note", wrap=True)
        self.back = Action("Esc")
        self.table = plain_table(self._model)
        columns = self.table.horizontalHeader()
        columns.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for at, width in ((_NAME, _NAME_PX), (_KPJ, _KPJ_PX)):
            columns.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            columns.resizeSection(at, scaled(width))
        self._whole = label("note", wrap=True, tone="ink")
        self.setLayout(column(row(self._title, None, self.back), self._hint, self.table, self._whole))
        self.table.selectionModel().currentChanged.connect(self._tell_whole)
        # Afterwards: what is shown takes its room from the table at once, amid the columns' fitting.
        columns.sectionResized.connect(self._tell_whole, Qt.ConnectionType.QueuedConnection)
        self.table.activated.connect(lambda index: self.mend(index.row()))
        self.back.clicked.connect(self.left)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Sent back by headquarters"))
        self._hint.setText(
            self.tr("Enter mends the one at hand and queues it again; F6 sends. The card waits until then.")
        )
        self.back.say(self.tr("Back to the list"))
        # The page itself answers Esc: a shortcut would fight with the list of keys.
        self.back.setShortcut("")
        self.table.setAccessibleName(self.tr("Sent back by headquarters"))
        self._model.call((self.tr("Name"), self.tr("KPJ"), self.tr("Why")))

    def show_people(self, people: "tuple[Member, ...]") -> None:
        """These; whoever stands at the same place is at hand."""
        at = max(self.table.currentIndex().row(), 0)
        self._model.show_people(people)
        if people:
            self.table.selectRow(min(at, len(people) - 1))

    def _tell_whole(self) -> None:
        """Why, for the one at hand, where large text leaves no room for all of it."""
        index = self._model.index(self.table.currentIndex().row(), _REASON)
        text = self._model.data(index) if index.isValid() else ""
        room = self.table.columnWidth(_REASON) - scaled(_CELL_MARGINS_PX)
        self._whole.setText(text)
        self._whole.setVisible(self.table.fontMetrics().horizontalAdvance(text) > room)

    def mend(self, at: int) -> None:
        """Correct somebody, or look at somebody who was registered before."""
        if 0 <= at < self._model.rowCount():
            person = self._model.people[at]
            asked = self.look_asked if person.verdict is Verdict.DUPLICATE else self.correct_asked
            asked.emit(person.member_id)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Ready for Enter."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class _Model(QAbstractTableModel):
    """Rows are values, never widgets."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._names: tuple[str, ...] = ("", "", "")
        self.people: tuple[Member, ...] = ()

    def call(self, names: tuple[str, ...]) -> None:
        """The columns."""
        self._names = names
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _REASON)

    def show_people(self, people: "tuple[Member, ...]") -> None:
        """Another list."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """One a person."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Name, number, why."""
        return 0 if parent.isValid() else _REASON + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's
        """The texts; the whole reason also where only its beginning is seen."""
        person, at = self.people[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and at == _REASON:
            return _reason(person, self._language.words)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        texts = (
            person.name,
            grouped_kpj(person.kpj) if person.kpj else "–",
            _reason(person, self._language.words),
        )
        return texts[at]

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        return None


def _reason(person: "Member", words: Words) -> str:
    if person.verdict is not Verdict.DUPLICATE:
        return words.code(person.reason)
    text = QCoreApplication.translate("MendPane", "Registered before; look, and cancel it here")
    if not person.standing_kpj:
        return text
    number = QCoreApplication.translate("MendPane", "%1 stands").replace(
        "%1", grouped_kpj(person.standing_kpj)
    )
    return f"{text} ({number})"
