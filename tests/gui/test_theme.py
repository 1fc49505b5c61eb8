"""Colours can be read, and every one of them is a token."""

import re

import pytest

from fieldreg.gui.theme import PALETTES, contrast_ratio, dress, style_sheet
from fieldreg.gui.widgets import PrimaryAction

PAIRS = (
    ("ink", "paper"), ("ink", "ground"), ("ink_2", "paper"), ("ink_2", "ground"), ("ink", "brand_tint"),
    ("rail_ink", "rail"), ("rail_ink", "rail_lit"), ("rail_here_ink", "rail_here"), ("ink_2", "rail_here"),
    ("brand_ink", "brand"), ("brand_ink", "brand_lit"), ("gold_ink", "gold"), ("warn", "paper"),
    ("warn", "warn_ground"), ("ink", "warn_ground"), ("bad", "paper"), ("bad", "bad_ground"),
    ("ink", "bad_ground"), ("hint", "paper"), ("hint", "bad_ground"),
    ("brand", "rail_here"), ("brand_ink", "ink_2"),
    ("paper", "focus"), ("ok", "paper"), ("ok", "ground"), ("focus", "paper"), ("focus", "ground"),
)  # fmt: skip


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_reads_on_its_ground(name, text, ground):
    palette = PALETTES[name]
    least = 7.0 if name == "high_contrast" else 4.5
    assert contrast_ratio(getattr(palette, text), getattr(palette, ground)) >= least


def test_the_ratio_is_wcag_s():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("percent", [100, 150, 175])
def test_the_style_sheet_leaves_no_token_open(name, percent):
    sheet = style_sheet(PALETTES[name], percent)
    assert "@" not in sheet
    assert not re.search(r"\dsp\b", sheet)


def test_lengths_grow_with_the_text():
    assert "font-size: 15px" in style_sheet(PALETTES["light"], 100)
    assert "font-size: 22px" in style_sheet(PALETTES["light"], 150)


@pytest.mark.parametrize("percent", [100, 125, 150, 175])
def test_a_light_is_round_at_every_text_size(percent):
    rule = re.search(r'look="light"\] \{([^}]*)\}', style_sheet(PALETTES["light"], percent))[1]
    radius, *sides = (int(length) for length in re.findall(r": (\d+)px", rule))
    assert {radius * 2 - side for side in sides} <= {0, -1}


@pytest.mark.parametrize("name", PALETTES)
def test_the_primary_action_s_focus_is_seen_in_every_theme(qapp, qtbot, monkeypatch, name):
    dress(qapp, theme=name, text_percent=100)
    button = PrimaryAction("F9")
    qtbot.addWidget(button)
    button.resize(300, 46)
    place, palette = (150, 4), PALETTES[name]
    assert button.grab().toImage().pixelColor(*place).name() == palette.brand
    monkeypatch.setattr(button, "hasFocus", lambda: True)
    assert button.grab().toImage().pixelColor(*place).name() == palette.brand_ink
    assert contrast_ratio(palette.brand_ink, palette.focus) >= 3
    dress(qapp, theme="light", text_percent=100)
