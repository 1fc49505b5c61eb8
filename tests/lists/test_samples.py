"""The lists that offices really hand over (every person invented), against the truth row by row."""

import json
from datetime import date
from pathlib import Path

import pytest

from fieldreg.assets import load_tables
from fieldreg.domain.form_rules import judge_form
from fieldreg.lists import judge_rows, read_list
from tests import make_sample

TODAY = date(2026, 11, 21)
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
FILES = ("pasar-tanah-abang.csv", "usulan-dinsos-surakarta.xlsx")


def verdicts(path):
    tables = load_tables()
    return list(
        judge_rows(
            read_list(path).rows,
            lambda form: judge_form(
                form, tables=tables, today=TODAY, now_ms=1_795_219_200_000, at_desk=False
            ),
        )
    )


@pytest.fixture(params=FILES)
def judged(request):
    path = SAMPLES / request.param
    if not path.exists():
        pytest.skip("the samples are not there")
    truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
    return verdicts(path), truth


def test_faults_equal_the_truth(judged):
    found, truth = judged
    assert [(v.row, v.fault) for v in found] == [(t["row"], t["fault"]) for t in truth]


def test_good_rows_come_out_as_in_the_truth(judged):
    found, truth = judged
    for verdict, expected in zip(found, truth, strict=True):
        if expected["fault"] is not None:
            continue
        person = verdict.judgement.registration
        assert (
            person.nik,
            person.name,
            person.sex.value,
            person.birth_date.isoformat(),
            person.occupation,
            person.income_rp,
        ) == tuple(expected[key] for key in ("nik", "name", "sex", "born", "job", "income"))
        if verdict.form.phone:
            assert person.phone == expected["phone"]


def test_the_bundled_list_is_what_its_script_writes():
    assert make_sample.PLACE.read_bytes() == make_sample.content()


def test_the_bundled_list_has_the_faults_it_was_made_with():
    found = verdicts(make_sample.PLACE)
    assert {v.row: v.fault for v in found if v.fault} == make_sample.FAULTS
    assert len(found) == make_sample.PEOPLE
    warned = {v.row: set(v.warnings) for v in found if v.taken and v.warnings}
    assert warned == {
        18: {"occupation_unknown"},
        24: {"nik_sex_differs"},
        36: {"nik_birth_date_differs"},
        41: {"occupation_unknown"},
    }
