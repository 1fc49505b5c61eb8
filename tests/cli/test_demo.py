"""The main job, run as a newcomer runs it; with the offices' own lists where they are at hand."""

import json
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


@pytest.mark.everyday
def test_the_demo_proves_everything_it_says(run, tmp_path):
    code, out, err = run("demo", "--out", tmp_path)
    assert (code, err) == (0, ""), out
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["registered"] == report["at_hq"] == report["cards"] == report["cards_read_back"] > 40
    assert report["list_rows"] == report["registered"] + report["refused"]
    assert len(report["proofs"]) >= 8
    assert all(proof["ok"] for proof in report["proofs"])
    assert report["bytes_up_per_record"] > 0
    assert set(report["seconds"]) >= {"enrol", "register", "cards", "sync", "check_cards"}
    for name in ("cards.pdf", "closing-sheet.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pasar-tanah-abang.csv", "usulan-dinsos-surakarta.xlsx"])
def test_an_office_list_gets_the_verdicts_of_its_truth(run, tmp_path, name):
    if not (SAMPLES / name).exists():
        pytest.skip("the offices' samples are not at hand")
    truth = json.loads((SAMPLES / name).with_suffix(".truth.json").read_text())
    code, out, _err = run("demo", "--out", tmp_path, "--list", SAMPLES / name)
    assert code == 0, out
    report = json.loads((tmp_path / "report.json").read_text())
    assert [(row["row"], row["fault"]) for row in report["rows"]] == [
        (row["row"], row["fault"]) for row in truth
    ]
    assert report["at_hq"] == report["registered"] == sum(row["fault"] is None for row in truth)
