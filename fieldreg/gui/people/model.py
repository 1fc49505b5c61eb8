"""The table of people: knows the rows that have been seen, asks for more when they end."""

from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from fieldreg.assets import load_occupations
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import Verdict
from fieldreg.domain.nik import masked_nik
from fieldreg.gui.shown import plain, time_or_day
from fieldreg.gui.theme import current_palette
from fieldreg.gui.words import card_text, verdict_text

if TYPE_CHECKING:
    from fieldreg.store import Member

Index = QModelIndex | QPersistentModelIndex
NAME, NIK, KPJ, OCCUPATION, TIME, AMOUNT, VERDICT, CARD = range(8)
_NO_PARENT = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """Rows are values; the text of a cell is made when it comes into view."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: list[Member] = []
        self._more = self._waiting = False
        self._zone, self._today = ZoneInfo("Asia/Jakarta"), date.min

    def use_clock(self, zone: ZoneInfo, today: date) -> None:
        """Times are shown in the market's zone, and only today's as times."""
        self._zone, self._today = zone, today

    def replace(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """Another list."""
        self.beginResetModel()
        self._people = list(people)
        self._more, self._waiting = more, False
        self.endResetModel()

    def append(self, people: "tuple[Member, ...]", *, more: bool) -> None:
        """The next page of the same list."""
        self._more, self._waiting = more, False
        if not people:
            return
        first = len(self._people)
        self.beginInsertRows(QModelIndex(), first, first + len(people) - 1)
        self._people.extend(people)
        self.endInsertRows()

    def person(self, row: int) -> "Member":
        """Who stands in a row."""
        return self._people[row]

    def row_of(self, member_id: str) -> int:
        """Where somebody stands among the rows known by now; -1 where nowhere."""
        rows = (row for row, person in enumerate(self._people) if person.member_id == member_id)
        return next(rows, -1)

    # What Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """The rows known by now."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802  Qt's name
        """Eight."""
        return 0 if parent.isValid() else CARD + 1

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  Qt's name
        """Whether the list goes on."""
        return not parent.isValid() and self._more and not self._waiting

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802  Qt's name
        """Ask once; the answer comes by `append`."""
        self._waiting = True
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's
        """Text, and the colour of a state."""
        person, at = self._people[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(person, at)
        if role == Qt.ItemDataRole.ForegroundRole and at == VERDICT:
            return QColor(_verdict_colour(person.verdict))
        if role == Qt.ItemDataRole.TextAlignmentRole and at == AMOUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  Qt's
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == AMOUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def retranslate(self) -> None:
        """Show every text anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, CARD)
        if self._people:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._people) - 1, CARD))

    def _text(self, person: "Member", at: int) -> str:
        if at == VERDICT:
            return verdict_text(person.verdict if person.live else Verdict.CANCELLED)
        if at == CARD:
            return card_text(person.card)
        if at == OCCUPATION:
            known = load_occupations().find(person.occupation)
            return known.label if known else person.occupation
        texts = {
            NAME: lambda: person.name or QCoreApplication.translate("PeopleModel", "(erased)"),
            NIK: lambda: masked_nik(person.nik),
            KPJ: lambda: grouped_kpj(person.kpj) if person.kpj else "–",
            TIME: lambda: time_or_day(person.registered_at_ms, self._zone, today=self._today),
            AMOUNT: lambda: plain(person.amount_rp),
        }
        return texts[at]()


def _titles() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("PeopleModel", "Name"),
        translate("PeopleModel", "NIK"),
        translate("PeopleModel", "KPJ"),
        translate("PeopleModel", "Occupation"),
        translate("PeopleModel", "Time"),
        translate("PeopleModel", "Rupiah"),
        translate("PeopleModel", "At headquarters"),
        translate("PeopleModel", "Card"),
    )


def _verdict_colour(verdict: Verdict) -> str:
    colours = current_palette()
    return {
        Verdict.WAITING: colours.ink_2,
        Verdict.CANCELLED: colours.ink_2,
        Verdict.ACCEPTED: colours.ok,
        Verdict.DUPLICATE: colours.bad,
        Verdict.REJECTED: colours.bad,
    }[verdict]
