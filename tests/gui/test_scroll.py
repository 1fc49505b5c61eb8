"""Large text finds room: columns stack, an action stays in sight, and what has the focus can be seen."""

import pytest
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget

from fieldreg.gui.widgets import Aside, Card, Field, PrimaryAction, label, row, scrolling, two_columns

pytestmark = pytest.mark.everyday


@pytest.fixture
def shown(qtbot):
    """Show a part in a window of this size."""
    kept = []

    def shown(part, width, height):
        window = QWidget()
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        box.addWidget(part)
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        kept.append(window)
        return window

    return shown


def fields(card, count):
    made = [Field() for _ in range(count)]
    for field in made:
        card.box.addWidget(field)
    return made


def test_columns_stand_side_by_side_where_both_have_room(qtbot, shown):
    left, right = Card(), Card()
    fields(left, 2)
    fields(right, 2)
    window = shown(two_columns(left, right), 900, 500)
    qtbot.waitUntil(lambda: left.geometry().top() == right.geometry().top() and right.x() > left.x())
    window.resize(700, 500)
    qtbot.waitUntil(lambda: left.x() == right.x() and right.y() > left.y())
    right.hide()
    qtbot.waitUntil(lambda: left.width() == 560 and left.y() == 0)
    window.resize(900, 500)
    right.show()
    qtbot.waitUntil(lambda: right.x() > left.x())


def test_what_gets_the_focus_comes_into_sight(qtbot, shown):
    card = Card()
    last = fields(card, 12)[-1]
    area = scrolling(card)
    shown(area, 400, 200)
    assert last.edit.visibleRegion().isEmpty()
    last.setFocus()
    qtbot.waitUntil(lambda: last.edit.visibleRegion().boundingRect().height() == last.edit.height())


def test_a_card_beside_a_table_is_as_high_as_it_needs_and_its_action_is_always_seen(qtbot, shown):
    card, action = Card(), PrimaryAction("F9")
    first = fields(card, 8)[0]
    note = label(
        "note", "Sebuah kalimat yang panjangnya lebih dari satu baris di kolom yang sempit ini.", wrap=True
    )
    card.box.addWidget(note)
    holder = QWidget()
    holder.setLayout(row(Aside(card, action, width_px=360), None))
    window = shown(holder, 800, 900)
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty() and action.y() > card.height())
    high = card.height()
    window.resize(800, 300)
    qtbot.waitUntil(lambda: action.geometry().bottom() < 300 and not action.visibleRegion().isEmpty())
    assert note.visibleRegion().isEmpty()
    assert card.height() >= high - 40, "scrolled, not squeezed"
    assert first.height() > 0


def test_stacked_columns_are_as_high_as_their_texts(qtbot, shown):
    upper, lower = Card(), Card()
    field = fields(upper, 1)[0]
    notes = [label("note", wrap=True) for _ in range(5)]
    for note in notes:
        # One line at the window's width, two at the column's.
        while note.heightForWidth(600) == note.heightForWidth(2000):
            note.setText(f"{note.text()} kata".strip())
        lower.box.addWidget(note)
    high = field.sizeHint().height()
    shown(two_columns(upper, lower), 770, 150)
    qtbot.waitUntil(lambda: lower.y() > upper.y() and notes[0].width() > 400)
    qtbot.waitUntil(lambda: field.height() == high)
    assert all(note.height() >= note.heightForWidth(note.width()) for note in notes)


def test_stacked_columns_use_the_width_that_there_is(qtbot, shown):
    upper, lower = Card(), Card()
    fields(upper, 1)
    fields(lower, 1)
    window = shown(two_columns(upper, lower), 760, 400)
    qtbot.waitUntil(lambda: lower.y() > upper.y() and upper.width() > 700)
    window.resize(1400, 400)
    qtbot.waitUntil(lambda: lower.y() == upper.y())
    assert upper.width() <= 560, "a line of text that reads well"


def test_what_is_told_below_a_card_does_not_cover_what_is_typed_into(qtbot, shown):
    card, told = Card(), label("note", "Berkas x.pdf tidak dapat ditulis.\n\n\n\n\n\n\n")
    last = fields(card, 4)[-1]
    told.hide()
    beside = Aside(card, told, width_px=300)
    shown(beside, 300, 330)
    last.setFocus()
    bar = beside.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(last.edit.hasFocus)
    assert bar.value() == 0
    told.show()
    qtbot.waitUntil(lambda: bar.value() > 0)
    qtbot.waitUntil(lambda: last.edit.visibleRegion().boundingRect() == last.edit.rect())


def test_what_stands_below_two_columns_takes_the_height_that_is_left(qtbot, shown):
    left, right, below = Card(), Card(), Card()
    fields(left, 2)
    fields(right, 1)
    window = shown(two_columns(left, right, below=below), 900, 500)
    qtbot.waitUntil(lambda: below.y() > left.geometry().bottom())
    qtbot.waitUntil(lambda: below.geometry().bottom() == below.parentWidget().height() - 1 > 490)
    assert below.geometry().right() == right.geometry().right()
    window.resize(700, 300)
    qtbot.waitUntil(lambda: below.y() > right.geometry().bottom() > left.geometry().bottom())


def test_what_is_told_stays_in_sight_while_the_page_still_grows_until_somebody_scrolls(qtbot, shown):
    ask, answer = Card(), Card()
    first = fields(ask, 6)[0]
    told = label("amount", "✓")
    answer.box.addWidget(told)
    area = two_columns(ask, answer)
    shown(area, 500, 300)
    first.setFocus()
    qtbot.waitUntil(first.edit.hasFocus)
    area.show_part(answer, above_all=told)
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())
    fields(ask, 6)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 600)
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())
    area.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    fields(ask, 6)
    qtbot.wait(50)
    assert area.verticalScrollBar().value() == 0
