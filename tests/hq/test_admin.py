"""What HQ's own people ask."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from fieldreg.cli.hq_main import hq_program
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init


def test_records_name_everything_that_is_known_of_a_person(own_hq, enrol, person):
    own_hq.add_pool("12345600001", "12345600010")
    laptop = enrol(own_hq, numbers=2)
    fact = person("12345600001", name="BUDI CONTOH")
    laptop.write(fact)
    laptop.sync()
    (row,) = own_hq.records()
    entry = laptop.entries[1]
    assert row.pop("received_ms") > 0
    assert row == {
        "device": laptop.device,
        "device_name": "Laptop 1",
        "installation": laptop.installation,
        "seq": 2,
        "fact_id": entry.id,
        "member_id": fact.member_id,
        "kpj": "12345600001",
        "nik": fact.registration.nik,
        "name": "BUDI CONTOH",
        "verdict": "accepted",
        "reason": None,
        "standing_kpj": None,
        "registered_ms": entry.at,
    }


def test_devices_say_what_has_not_arrived(own_hq, enrol, person):
    laptop = enrol(own_hq)
    for _ in range(3):
        laptop.write(person())
    laptop.exchange(laptop.push_of(1, 1))
    (device,) = own_hq.devices()
    assert (device["held_seq"], device["head_seq"], device["judged_seq"]) == (1, 3, 1)
    assert device["contact_ms"] >= device["enrolled_ms"]
    assert device["revoked_ms"] is None


def test_a_device_that_is_not_there_cannot_be_revoked(own_hq):
    with pytest.raises(Fault) as fault:
        own_hq.hq.revoke("0" * 32)
    assert fault.value.code == "device_unknown"


def test_revoking_again_keeps_the_first_date(own_hq, enrol):
    laptop = enrol(own_hq)
    own_hq.hq.revoke(laptop.device)
    first = own_hq.devices()[0]["revoked_ms"]
    own_hq.hq.revoke(laptop.device)
    assert own_hq.devices()[0]["revoked_ms"] == first


def test_the_face_loads_no_web_framework_and_no_window():
    program = (
        "import sys, fieldreg.hq; print([m for m in ('fastapi', 'uvicorn', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_metrics_tell_what_an_operator_must_see(own_hq, enrol, person):
    own_hq.add_pool("12345600001", "12345600100")
    laptop = enrol(own_hq, numbers=10)
    for _ in range(3):
        laptop.write(person())
    laptop.exchange(laptop.push_of(2, 3))
    with laptop.line.get(own_hq.url + "/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        lines = answer.text.splitlines()
    figures = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert figures["fieldreg_hq_devices"] == "1"
    assert figures["fieldreg_hq_facts_held"] == "3"
    assert figures["fieldreg_hq_facts_missing"] == "1"
    assert figures["fieldreg_hq_facts_unjudged"] == "0"
    assert figures["fieldreg_hq_numbers_left"] == "90"
    assert {line.split()[2] for line in lines if line.startswith("# TYPE")} == set(figures)


def test_alive_is_not_ready(own_hq, enrol):
    line = enrol(own_hq).line
    with own_hq.hq.database.read() as connection:
        connection.exec_driver_sql("ALTER TABLE devices RENAME TO gone")
        connection.commit()
    statuses = [line.get(own_hq.url + path).status_code for path in ("/v1/live", "/v1/health", "/metrics")]
    assert statuses == [200, 503, 503]


def test_taking_out_what_hq_knows_of_people_is_an_act(tmp_path):
    home = tmp_path / "hq"
    init(HqConfig(folder=home), issuer="HQ Contoh")
    runner = CliRunner()
    for verb in (["records"], ["check", "show"], ["ledger"], ["verify"], ["erasures", "list"]):
        done = runner.invoke(hq_program, ["--home", str(home), *verb], obj={})
        assert done.exit_code == 0, done.output
    with Hq(HqConfig(folder=home)) as hq:
        assert [each["act"] for each in hq.acts()] == ["init", "records"]
