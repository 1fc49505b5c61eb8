"""The second sheet: a list is checked, taken, accepted and registered; F9 goes on to the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QTableView, QWidget

from fieldreg.domain.candidates import CandidateState
from fieldreg.domain.nik import grouped_nik
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count
from fieldreg.gui.sponsors.candidates_screen import CandidatesScreen, Step
from fieldreg.gui.sponsors.candidates_words import counts_text, next_text, result_text
from fieldreg.gui.sponsors.columns_card import ColumnsCard
from fieldreg.gui.theme import fix_width, scaled
from fieldreg.gui.widgets import (
    Action,
    Aside,
    Card,
    Field,
    FittingColumns,
    Picker,
    PrimaryAction,
    Row,
    RowsModel,
    Sheet,
    WholeCell,
    column,
    heading,
    label,
    plain_table,
    row,
)

_LEFT_PX, _COLUMNS_PX, _ROOM_PX = 360, 280, 1040
ROW, NAME, NIK, WHY = range(4)
_WIDTHS_PX = {ROW: 60, NAME: 190, NIK: 172}


class CandidatesSheet(Sheet):
    """`list_chosen` and `going_on` carry file and office, `column_named` a title and its meaning."""

    list_chosen = Signal(str, str)
    column_named = Signal(str, str)
    sponsorship_chosen = Signal(str)
    going_on = Signal(str, str)
    refused = Signal(str, str)
    """A candidate's id and the reason."""
    report_asked = Signal()
    stop_asked = Signal()
    dropped = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = CandidatesScreen()
        self.model = RowsModel(numeric=(ROW,))
        self.model.call([""] * 4)
        self.table = plain_table(self.model)
        self.file, self.office, self.sponsorship = (
            Field(message_lines=0, path=True),
            Field(message_lines=0),
            Picker(),
        )
        self.choose, self.columns_key = Action("Ctrl+O"), Action("Ctrl+K")
        self.report, self.refuse = Action("Ctrl+R"), Action("Ctrl+D")
        self.reason = Field(message_lines=0)
        self.next = PrimaryAction("F9")
        self.columns = ColumnsCard()
        self._title, self._counts = heading(), label("note", wrap=True, tone="ink")
        self._empty = label("note", wrap=True, tone="ink")
        self._progress, self._progress_text = QProgressBar(), label("note")
        self._progress.setTextVisible(False)
        self._whole = WholeCell(self.table, self.model)
        self._result, self._fault = label("note", wrap=True, tone="ok"), label("note", wrap=True, tone="bad")
        self._lay_out()
        self._wire()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.file.call(self.tr("List (XLSX or CSV)"))
        self.office.call(self.tr("Which office it comes from"), hint=self.tr("Dinas Sosial Surakarta"))
        self.sponsorship.call(self.tr("Paid by which sponsorship"))
        self.choose.say(self.tr("Choose…"))
        self.columns_key.say(self.tr("Columns"))
        self.report.say(self.tr("Spreadsheet of what to mend"))
        self.refuse.say(self.tr("Refuse this one"))
        self.reason.call(self.tr("Why? Enter refuses"))
        self.table.setAccessibleName(self.tr("Candidates"))
        self.model.call((self.tr("Row"), self.tr("Name"), "NIK", self.tr("Verdict")))
        self.columns.retranslate()
        self._empty.setText(
            self.tr(
                "No candidates yet. Choose an office's list (XLSX or CSV), then F9: every row gets a "
                "verdict, and nothing is kept before you take it."
            )
        )
        self.show_candidates(self._screen)
        # The verdicts are words too.
        self.model.show_rows(self._rows())

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("F9", self.tr("the next step: check, take, accept, register")),
            ("Ctrl O", self.tr("choose a list")),
            ("Ctrl K", self.tr("what each column means")),
            ("Ctrl R", self.tr("write the spreadsheet of what to mend")),
            ("Ctrl D", self.tr("refuse the one that is chosen")),
            ("Esc", self.tr("stop, or put the list away")),
        ]

    def arrive(self) -> None:
        """At the office and its file while these are empty, else where the next step is."""
        fresh = self._screen.step is Step.CHECK
        empty = [field for field in (self.office, self.file) if fresh and not field.text()]
        (empty[0] if empty else self.next).setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9."""
        self.going_on.emit(self.file.text(), self.office.text())

    def put_away(self) -> None:
        """Esc: stop what is under way, close what is open, or drop the list."""
        if self._screen.doing:
            self.stop_asked.emit()
        elif self.reason.isVisibleTo(self) or self.columns.isVisibleTo(self):
            self.reason.hide()
            self._show_columns(shown=False)
        else:
            self.file.put("")
            self.dropped.emit()

    def show_candidates(self, screen: CandidatesScreen) -> None:
        """Show this."""
        old, self._screen = self._screen, screen
        # The code in front: two promises of one donor differ in nothing else.
        offered = {each.code: f"{each.code} · {each.donor}" for each in screen.sponsorships}
        self.sponsorship.offer({"": self.tr("– choose –")} | offered)
        self.sponsorship.put(screen.sponsorship)
        self._counts.setText(counts_text(screen))
        self._counts.setVisible(bool(self._counts.text()))
        empty = screen.read is None and not screen.candidates
        self._empty.setVisible(empty)
        self.table.setVisible(not empty)
        self._show_doing()
        self.next.say(next_text(screen))
        self.next.setEnabled(not screen.doing)
        result = result_text(screen)
        self._result.setText(result)
        self._result.setVisible(bool(result))
        self._fault.setVisible(screen.fault is not None)
        self._fault.setText(self._language.words.fault(screen.fault) if screen.fault else "")
        if screen.fault is not None and screen.fault.code == "sponsorship_not_chosen" != _code(old):
            self.sponsorship.setFocus(Qt.FocusReason.TabFocusReason)
        self._title.setText(self.tr("The list, checked") if screen.read else self.tr("Candidates"))
        self.columns_key.setVisible(screen.preview)
        self.report.setVisible(screen.read is not None)
        self.refuse.setVisible(screen.read is None and bool(screen.candidates))
        if old.read is not screen.read or old.candidates != screen.candidates or not self.model.rowCount():
            self.model.show_rows(self._rows())
        if screen.read is not None and old.read is not screen.read:
            self.columns.show_columns(_meanings(screen))
        if not screen.preview:
            self._show_columns(shown=False)

    def _rows(self) -> list[Row]:
        read, words = self._screen.read, self._language.words
        if read is None:
            return [self._candidate_row(at) for at in range(len(self._screen.candidates))]
        rows = []
        for each in read.rows:
            said = " ".join(words.problem(problem) for problem in each.problems)
            sound = self.tr("✓ may be taken") if self._screen.preview else self.tr("✓ taken")
            tone = "bad" if each.fault else "warn" if each.problems else "ok"
            form = each.verdict.form
            # The line that one finds again in the spreadsheet, not the how-manieth person.
            texts = (
                count(each.verdict.source_row),
                form.name,
                form.nik,
                f"! {said}" if each.fault else said or sound,
            )
            rows.append(Row(texts, tone=tone))
        # What is to be mended stands in front: the rest needs no eye.
        return sorted(rows, key=lambda shown: ("bad", "warn", "ok").index(shown.tone))

    def _candidate_row(self, at: int) -> Row:
        each = self._screen.candidates[at]
        texts = {
            CandidateState.PROPOSED: self.tr("proposed"),
            CandidateState.ACCEPTED: self.tr("accepted: %1").replace("%1", each.sponsorship),
            CandidateState.REFUSED: self.tr("! refused: %1").replace(
                "%1", self._language.words.code(each.reason)
            ),
            CandidateState.REGISTERED: self.tr("✓ registered"),
        }
        tones = {CandidateState.REFUSED: "bad", CandidateState.REGISTERED: "ok"}
        return Row(
            (count(each.row), each.name, grouped_nik(each.nik), texts[each.state]),
            value=each.member_id,
            tone=tones.get(each.state, "ink"),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width, another room."""
        super().resizeEvent(event)
        self._show_columns(shown=self.columns.isVisibleTo(self))

    def _show_columns(self, *, shown: bool) -> None:
        """Where text is large they take the place of what stands at the left."""
        self.columns.setVisible(shown)
        self._left.setVisible(not shown or self.width() >= scaled(_ROOM_PX))

    def _show_doing(self) -> None:
        screen = self._screen
        for part in (self._progress, self._progress_text):
            part.setVisible(bool(screen.doing))
        self._progress.setRange(0, screen.of)
        self._progress.setValue(screen.done)
        text = self.tr("%1 of %2 · Esc stops") if screen.of else self.tr("Reading the file…")
        self._progress_text.setText(text.replace("%1", count(screen.done)).replace("%2", count(screen.of)))

    def _lay_out(self) -> None:
        FittingColumns(self.table, stretch=(WHY,), widths_px=_WIDTHS_PX, first_to_go=(NIK, ROW))
        card = Card(spacing=6)
        first: tuple[QWidget, ...] = (self.office, self.file)
        for part in first:
            card.box.addWidget(part)
        card.box.addLayout(row(self.choose, self.columns_key, None))
        rest: tuple[QWidget, ...] = (
            self.sponsorship, self._progress, self._progress_text, self._counts, self._result, self._fault,
        )  # fmt: skip
        for part in rest:
            card.box.addWidget(part)
        left = Aside(card, self.next, width_px=_LEFT_PX)
        fix_width(self.columns, _COLUMNS_PX)
        self._left = left
        self.columns.hide()
        self.reason.hide()
        middle = column(
            self._title, self._empty, self.table, self._whole, self.reason,
            row(self.report, self.refuse, None), spacing=8,
        )  # fmt: skip
        middle.addStretch(0)
        middle.setStretchFactor(self.table, 1)
        both = row(left, spacing=12)
        both.addLayout(middle, 1)
        both.addWidget(self.columns)
        self.setLayout(both)

    def _wire(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.columns_key.clicked.connect(lambda: self._show_columns(shown=not self.columns.isVisible()))
        self.columns.named.connect(self.column_named)
        self.office.entered.connect(lambda: self.file.setFocus(Qt.FocusReason.TabFocusReason))
        self.file.entered.connect(lambda: self.list_chosen.emit(self.file.text(), self.office.text()))
        self.sponsorship.typed.connect(self.sponsorship_chosen)
        self.next.clicked.connect(self.go_on)
        self.report.clicked.connect(self.report_asked)
        self.refuse.clicked.connect(self._ask_reason)
        self.reason.entered.connect(self._refuse)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("List"), "", "XLSX, CSV (*.xlsx *.csv *.txt)")
        if path:
            self.file.put(path)
            self.list_chosen.emit(path, self.office.text())

    def _ask_reason(self) -> None:
        if _chosen(self.table) >= 0:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _refuse(self) -> None:
        member_id = self.model.value(_chosen(self.table))
        if isinstance(member_id, str) and member_id:
            self.refused.emit(member_id, self.reason.text())
            self.reason.put("")
            self.reason.hide()
            self.table.setFocus(Qt.FocusReason.TabFocusReason)


def _chosen(table: QTableView) -> int:
    return table.currentIndex().row()


def _meanings(screen: CandidatesScreen) -> dict[str, str]:
    """Title -> what was read from it, in the order of the list's columns."""
    read = screen.read
    assert read is not None
    named = {each.title: target for target, each in read.sheet.columns.items() if each.title}
    return {title: named.get(title, "") for title in read.sheet.titles if title}


def _code(screen: CandidatesScreen) -> str:
    return screen.fault.code if screen.fault else ""
