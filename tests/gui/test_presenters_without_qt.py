"""Presenters decide without Qt: loading all of them loads no Qt, and the front door loads none either."""

import subprocess
import sys

import pytest

MODULES = (
    "fieldreg.gui",
    "fieldreg.gui.work",
    "fieldreg.gui.shown",
    "fieldreg.gui.register.presenter",
    "fieldreg.gui.people.presenter",
    "fieldreg.gui.people.detail_presenter",
    "fieldreg.gui.people.paging",
    "fieldreg.gui.register.correcting",
    "fieldreg.gui.cards.presenter",
    "fieldreg.gui.check.lists_presenter",
    "fieldreg.gui.check.trusting",
    "fieldreg.gui.cards.calibrating",
    "fieldreg.gui.cards.list_presenter",
    "fieldreg.gui.cards.print_presenter",
    "fieldreg.gui.cards.sheet_run",
    "fieldreg.gui.exchange.carry_presenter",
    "fieldreg.gui.exchange.presenter",
    "fieldreg.gui.exchange.rounds",
    "fieldreg.gui.practice.sandbox",
    "fieldreg.gui.check.presenter",
    "fieldreg.gui.officers.presenter",
    "fieldreg.gui.rescue.presenter",
    "fieldreg.gui.safekeeping.presenter",
    "fieldreg.gui.sign_in.presenter",
)


@pytest.mark.parametrize("module", MODULES)
def test_it_loads_no_qt(module):
    code = f"import sys, {module}; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
