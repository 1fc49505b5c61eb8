"""A messy list from an office, read row by row, against its truth."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from fieldreg.assets import load_tables
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import judge_form
from fieldreg.domain.problems import blocking

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
LIST = SAMPLES / "pasar-tanah-abang.csv"
COLUMNS = ("no", "nik", "name", "sex", "birth_date", "phone", "occupation", "income")

pytestmark = pytest.mark.skipif(not LIST.exists(), reason="the sample lists are not here")


def rows():
    truth = json.loads((SAMPLES / "pasar-tanah-abang.truth.json").read_text("utf-8"))
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file, delimiter=";"))[1:]
    assert len(cells) == len(truth)
    for row, true in zip(cells, truth, strict=True):
        given = dict(zip(COLUMNS, row, strict=True))
        given.pop("no")
        form = RegistrationForm(**given)
        yield (
            form,
            judge_form(form, tables=load_tables(), today=date(2026, 11, 21), now_ms=0, at_desk=False),
            true,
        )


def test_every_fault_is_the_true_one():
    for _, judgement, true in rows():
        found = [problem.code for problem in blocking(judgement.problems)]
        # That a person stands in the list twice, a single row cannot know.
        expected = [true["fault"]] if true["fault"] not in (None, "duplicate_in_list") else []
        assert found == expected, true["row"]


def test_every_person_taken_is_the_true_one():
    taken = 0
    for form, judgement, true in rows():
        if (one := judgement.registration) is None:
            continue
        taken += 1
        assert one.nik == true["nik"]
        assert one.name == true["name"]
        assert one.sex == true["sex"]
        assert one.birth_date.isoformat() == true["born"]
        assert one.occupation == true["job"]
        assert one.income_rp == true["income"]
        assert one.phone == (true["phone"] if form.phone.strip() else "")
    assert taken > 200


def test_a_clean_row_raises_no_doubts():
    for _, judgement, true in rows():
        if true["fault"] is None:
            assert judgement.problems == (), true["row"]
