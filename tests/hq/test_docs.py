"""What an operator reads is whole: every verb, every figure, every table."""

from pathlib import Path

from fieldreg.cli.hq_main import VERBS
from fieldreg.hq.schema import tables

DOCS = Path(__file__).parents[2] / "docs"


def test_every_verb_stands_on_the_operators_page():
    page = (DOCS / "hq-operator.md").read_text("utf-8")
    assert [verb for verb in VERBS if f"| `{verb}` |" not in page] == []


def test_every_figure_stands_there_too(own_hq):
    page = (DOCS / "hq-operator.md").read_text("utf-8")
    names = [line.split()[2] for line in own_hq.hq.metrics().splitlines() if line.startswith("# TYPE")]
    assert names
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_table_has_its_distribution_key():
    page = (DOCS / "hq-distribution.md").read_text("utf-8")
    assert [name for name in tables.tables if f"`{name}`" not in page] == []
