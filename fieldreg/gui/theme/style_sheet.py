"""The style sheet, generated from the tokens.

Widgets choose a part by the dynamic property `look`, a state by `tone`, so that no widget names a colour.
"""

import re
from math import floor

from fieldreg.gui.theme.palettes import Palette


def style_sheet(palette: Palette, text_percent: int) -> str:
    """Qt's style sheet for these colours, with every length at this text size."""
    coloured = _COLOUR.sub(lambda match: getattr(palette, match[1]), _TEMPLATE)

    def length(match: re.Match[str]) -> str:
        grown = int(match[2]) * text_percent / 100
        # Of a radius of more than half a side Qt makes a square corner.
        return f"{match[1]}{max(1, floor(grown) if match[1] else round(grown))}px"

    return _LENGTH.sub(length, coloured)


_COLOUR = re.compile(r"@(\w+)")
_LENGTH = re.compile(r"(border-radius: |)(\d+)sp\b")
"""`sp`: pixels that grow with the text. Hair lines are plain `px`."""

_TEMPLATE = """
* { font-family: "Noto Sans"; font-size: 15sp; color: @ink; }
QMainWindow, QWidget[look="ground"], QScrollArea, QStackedWidget { background: @ground; border: none; }
QScrollArea[look="clear"], QWidget[look="clear"] { background: transparent; }
QWidget[look="paper"] { background: @paper; }
QToolTip { background: @ink; color: @paper; border: none; padding: 4sp; }

QWidget[look="rail"] { background: @rail; }
QWidget[look="rail"] QLabel { color: @rail_ink; background: transparent; }
QWidget[look="rail"] QLabel[look="brand-name"] { color: @rail_ink; font-size: 18sp; font-weight: bold; }
QWidget[look="rail"] QLabel[look="rail-note"] { font-size: 12sp; }
QWidget[look="rail"] QLabel[look="brand-name"], QWidget[look="rail"] QLabel[look="rail-note"] {
    padding-left: 8sp; }
QPushButton[look="rail"] {
    background: transparent; border: 2px solid transparent; border-radius: 8sp; color: @rail_ink; }
QPushButton[look="rail"]:hover { background: @rail_lit; }
QPushButton[look="rail"]:focus { border-color: @gold; }
QPushButton[look="rail"]:checked { background: @rail_here; }
QWidget[look="rail"] QLabel[look="rail-title"] { font-size: 15sp; }
QWidget[look="rail"] QLabel[look="rail-title"][tone="here"] { color: @rail_here_ink; font-weight: bold; }
QLabel[look="rail-key"] { font-size: 12sp; }
QWidget[look="rail"] QLabel[look="rail-key"][tone="here"] { color: @ink_2; }
QWidget[look="rail"] QLabel[look="badge"] {
    background: @gold; color: @gold_ink; font-size: 12sp; font-weight: bold; border-radius: 9sp;
    padding: 1sp 6sp; min-height: 16sp; }

QFrame[look="card"] { background: @paper; border: 1px solid @line; border-radius: 10sp; }
QFrame[look="warn"] { background: @warn_ground; border: 1px solid @warn_line; border-radius: 8sp; }
QFrame[look="bad"] { background: @bad_ground; border: 1px solid @bad; border-radius: 8sp; }
QFrame[look="panel"] { background: @paper; border: 2px solid @ink_2; border-radius: 10sp; }
QFrame[look="strip"] { background: @paper; border: none; border-top: 1px solid @line; }
QFrame[look="practice"] { background: @gold; border: none; min-height: 26sp; max-height: 26sp; }
QFrame[look="practice"] QLabel[look="practice-word"] { color: @gold_ink; font-size: 14sp; font-weight: bold;
    letter-spacing: 2sp; }
QFrame[look="practice"] QLabel[look="practice-text"] { color: @gold_ink; font-size: 13sp; }
QPushButton[look="practice"] { background: transparent; color: @gold_ink; border: 1px solid transparent;
    font-size: 13sp; padding: 1sp 6sp; margin: 0; border-radius: 4sp; }
QPushButton[look="practice"]:hover, QPushButton[look="practice"]:focus { border: 1px solid @gold_ink; }
QFrame[look="light"] { background: @ink_2; border: none; border-radius: 6sp;
    min-width: 12sp; max-width: 12sp; min-height: 12sp; max-height: 12sp; }
QFrame[look="light"][tone="ok"] { background: @ok; }
QFrame[look="light"][tone="warn"] { background: @gold; }
QFrame[look="light"][tone="bad"] { background: @bad; }
QFrame[look="dot"] { background: @gold; border: none; border-radius: 4sp;
    min-width: 8sp; max-width: 8sp; min-height: 8sp; max-height: 8sp; }
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; border: none; }
QLabel[look="title"] { font-size: 22sp; font-weight: bold; }
QLabel[look="heading"] { font-size: 16sp; font-weight: bold; }
QLabel[look="label"], QLabel[look="note"] { color: @ink_2; font-size: 13sp; }
QLabel[look="reading"] { font-size: 18sp; }
QLabel[look="amount"] { font-size: 30sp; font-weight: bold; }
QLabel[look="figure"] { font-size: 22sp; font-weight: bold; }
QLabel[look="origin"] { color: @ink_2; font-size: 12sp; }
QLabel[look="message"] { color: @ink_2; font-size: 12sp; }
QLabel[look="strip-text"] { font-size: 13sp; color: @ink_2; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="ink"] { color: @ink; }
QLabel[look="key"] {
    background: @paper; color: @ink_2; border: 1px solid @edge; border-bottom-width: 2px; border-radius: 4sp;
    font-size: 11sp; font-weight: bold; padding: 0 5sp; }
QLabel[look="key-on-brand"] {
    background: transparent; color: @brand_ink; border: 1px solid @brand_ink; border-radius: 4sp;
    font-size: 12sp; font-weight: bold; padding: 1sp 6sp; }

QFrame[look="field"] { background: @paper; border: 1px solid @edge; border-radius: 8sp; margin: 2px; }
QFrame[look="field"][tone="given"] { background: @ground; }
QFrame[look="field"][tone="warn"] { border-color: @warn; }
QFrame[look="field"][tone="bad"] { border-color: @bad; background: @bad_ground; }
QFrame[look="field"]:focus { border: 3px solid @focus; margin: 0; background: @paper; }
QFrame[look="field"] QLineEdit { background: transparent; border: none; padding: 0; font-size: 16sp;
    selection-background-color: @focus; selection-color: @paper; placeholder-text-color: @hint; }
QFrame[look="field"] QLineEdit[empty="true"] { font-style: italic; }
QFrame[look="field"] QLineEdit[look="nik"] { font-size: 19sp; letter-spacing: 1sp; }
QFrame[look="field"] QLineEdit[look="reason"] { font-size: 13sp; }
QFrame[look="field"] QLabel { font-size: 13sp; color: @ink_2; }
QFrame[look="field"] QLabel[tone="ok"] { color: @ok; }
QFrame[look="field"] QLabel[tone="bad"] { color: @bad; }
QFrame[look="field"] QLabel[tone="warn"] { color: @warn; }

QPushButton { background: @paper; border: 1px solid @edge; border-radius: 8sp; padding: 6sp 12sp; margin: 2px;
    font-size: 14sp; outline: none; }
QPushButton:hover { border-color: @brand; }
QPushButton:focus { border: 3px solid @focus; margin: 0; }
QPushButton[look="small"] { padding: 2sp 8sp; font-size: 13sp; border-radius: 6sp; }
QPushButton:disabled { color: @ink_2; background: @ground; }
QPushButton[look="chip"] { padding: 4sp 10sp; min-height: 22sp; }
QPushButton[look="chip"]:checked { background: @brand_tint; border: 1px solid @brand; font-weight: bold; }
QPushButton[look="chip"]:checked:focus { border: 3px solid @focus; }
QPushButton[look="chip"][tone="bad"] { border-color: @bad; background: @bad_ground; }
QPushButton[look="chip"][tone="bad"]:focus { border: 3px solid @focus; }
QPushButton[look="primary"] { background: @brand; border: 1px solid @brand; color: @brand_ink;
    font-size: 16sp; font-weight: bold; text-align: left; padding: 0 16sp; min-height: 42sp; }
QPushButton[look="primary"]:hover { background: @brand_lit; }
QPushButton[look="primary"]:focus { border: 3px solid @focus; }
QPushButton[look="primary"]:disabled { background: @ink_2; border-color: @ink_2; }

QComboBox { background: @paper; border: 1px solid @edge; border-radius: 8sp; margin: 2px; padding: 4sp 10sp;
    font-size: 15sp; }
QComboBox:focus { border: 3px solid @focus; margin: 0; }
QComboBox::drop-down { border: none; width: 22sp; }
QComboBox::down-arrow { width: 0; height: 0; border-left: 5sp solid @paper; border-right: 5sp solid @paper;
    border-top: 7sp solid @ink_2; margin-right: 8sp; }

QListView { background: @paper; border: 1px solid @edge; border-radius: 8sp; outline: none; padding: 4sp; }
QListView::item { padding: 7sp 8sp; border-radius: 6sp; color: @ink; }
QListView::item:selected { background: @brand_tint; color: @ink; }
QListView:focus { border: 3px solid @focus; padding: 2sp; }
QTableView { background: @paper; alternate-background-color: @ground; border: 1px solid @line;
    border-radius: 10sp; outline: none; gridline-color: @line; font-size: 14sp;
    selection-background-color: @brand_tint; selection-color: @ink; margin: 2px; }
QTableView:focus { border: 3px solid @focus; margin: 0; }
QTableView::item { padding: 0 8sp; border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @ink_2; font-size: 13sp; border: none;
    border-bottom: 1px solid @line; padding: 8sp 11sp; }
QPlainTextEdit { background: @paper; border: 1px solid @edge; border-radius: 8sp; margin: 2px; padding: 6sp;
    font-size: 14sp; selection-background-color: @focus; selection-color: @paper; }
QPlainTextEdit:focus { border: 3px solid @focus; margin: 0; }
QProgressBar { background: @brand_tint; border: 1px solid @edge; border-radius: 4sp; min-height: 8sp;
    max-height: 8sp; margin: 0 2px; }
QProgressBar::chunk { background: @brand; border-radius: 4sp; }

QScrollBar:vertical { background: transparent; width: 14sp; margin: 0 0 0 4sp; }
QTableView QScrollBar:vertical { width: 12sp; margin: 3sp 3sp 3sp 0; }
QScrollBar::handle:vertical { background: @edge; border-radius: 4sp; min-height: 30sp; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { height: 0; }
"""
