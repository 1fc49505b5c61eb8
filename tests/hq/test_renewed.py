"""A laptop whose disk was copied or restored brings its whole journal again, under a new chain."""

from dataclasses import replace

import pytest

from fieldreg.app import (
    cancel_member,
    confirm_printed,
    correct_member,
    form_to_correct,
    issue_cards,
    read_bundle,
    register_member,
    renew_installation,
    request_erasure,
    waiting_for_cards,
    write_bundle,
)
from fieldreg.domain.member import CardState, Verdict
from fieldreg.wire import EnrolRequest
from tests.desks import enrolled_desk, form, sync_direct
from tests.people import nik


@pytest.fixture
def hq(direct_hq):
    return direct_hq


@pytest.fixture
def desk(hq, tmp_path):
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=10) as desk:
        sync_direct(desk, hq)
        yield desk


def renew(desk, hq):
    def enrol(code, installation, key, name):
        return hq.enrol(
            EnrolRequest(secret=code.secret, installation=installation, public_key=key.public.text, name=name)
        )

    renew_installation(desk, hq.new_enrol_code(), enrol=enrol)


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_everybody_is_what_they_were(hq, desk, tmp_path, batch):
    people = [register_member(desk, form(number)).member_id for number in range(1, 4)]
    cards = issue_cards(desk, waiting_for_cards(desk), tmp_path / "c.pdf", layout="cr80")
    assert cards
    confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED))
    sync_direct(desk, hq)
    for name, number in (("Aminah Contoh", 7), ("Aminah Contoh Dua", 8)):
        changed = replace(form_to_correct(desk, people[0]), nik=nik(number), name=name)
        correct_member(desk, people[0], changed, reason="salah ketik")
    cancel_member(desk, people[1], reason="salah orang")
    sync_direct(desk, hq)
    records = [(each["member_id"], each["verdict"], each["nik"], each["name"]) for each in hq.records()]
    used, review = [block["numbers"] for block in hq.ledger()["leases"]], hq.review()
    number = desk.store.people.get(people[2]).kpj
    renew(desk, hq)
    sync_direct(desk, hq, batch=batch)
    assert [
        (each["member_id"], each["verdict"], each["nik"], each["name"]) for each in hq.records()
    ] == records
    assert [block["numbers"] for block in hq.ledger()["leases"]] == [*used, []], "and new numbers"
    assert hq.fate_of(number)["printed"] == 1, "it was printed once"
    assert hq.review() == review, "nothing is for a person to look at"
    left = [desk.store.people.get(each) for each in (people[0], people[2])]
    assert [(each.verdict, each.reason) for each in left] == [(Verdict.ACCEPTED, "")] * 2


def test_what_was_held_back_in_the_old_chain_is_judged_in_the_new(hq, desk):
    register_member(desk, form(1))
    with hq.database.read() as connection:
        connection.exec_driver_sql("UPDATE devices SET revoked_ms = 1")
        connection.commit()
    sync_direct(desk, hq)
    assert list(hq.records()) == []
    with hq.database.read() as connection:
        connection.exec_driver_sql("UPDATE devices SET revoked_ms = NULL")
        connection.commit()
    renew(desk, hq)
    sync_direct(desk, hq)
    assert [each["verdict"] for each in hq.records()] == ["accepted"]


def test_whom_hq_has_erased_and_the_laptop_brings_again_somebody_has_to_erase_once_more(hq, desk):
    gone = register_member(desk, form(1)).member_id
    request_erasure(desk, gone)
    sync_direct(desk, hq)
    hq.erase(gone)
    assert hq.review() == []
    renew(desk, hq)
    sync_direct(desk, hq)
    assert [each["reason"] for each in hq.review()] == ["erased"]
    assert hq.erase(gone) == 2, "the registration, and the request"


def test_an_answer_from_before_sends_nobody_to_headquarters_again(hq, desk, tmp_path):
    stick, reply = tmp_path / "stick.bundle", tmp_path / "stick.reply"
    register_member(desk, form(1))
    write_bundle(desk, stick)
    reply.write_bytes(hq.accept_bundle(stick.read_bytes()).reply)
    renew(desk, hq)
    read = read_bundle(desk, reply)
    assert (read.news, read.acknowledged) == (False, 0)
    sync_direct(desk, hq)
    assert [each["verdict"] for each in hq.records()] == ["accepted"]
