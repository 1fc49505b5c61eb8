"""A laptop that never had a line becomes a device of HQ by a stick, and every wrong stick is told."""

import pytest

from fieldreg.app import (
    Home,
    read_enrol_answer,
    read_status,
    register_member,
    sign_in,
    write_bundle,
    write_enrol_request,
)
from fieldreg.app.carrying import read_bundle
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import form

pytestmark = pytest.mark.slow

PIN = "246810"


class Stick:
    """The way of a request: from this laptop to an HQ and back."""

    def __init__(self, folder):
        self.home, self.request, self.answer = (
            Home(folder / "home"),
            folder / "daftar",
            folder / "daftar.reply",
        )

    def ask(self, code, **changes):
        who = {"officer_name": "Dewi", "laptop_name": "Mobil 7", "pin": PIN, **changes}
        write_enrol_request(self.home, self.request, code=code, keyring=False, **who)

    def at(self, hq, **how):
        self.answer.write_bytes(hq.enrol_by_file(self.request.read_bytes(), **how).reply)

    def read(self, **how):
        return read_enrol_answer(self.home, self.answer, pin=PIN, **how)

    def faults(self):
        with pytest.raises(Fault) as raised:
            self.read()
        return raised.value.code


@pytest.fixture
def stick(tmp_path):
    return Stick(tmp_path)


def test_one_way_there_and_back_and_the_laptop_has_numbers(hq, stick):
    stick.ask(hq.new_enrol_code(), hq_url="https://hq.example.org/")
    stick.at(hq)
    with stick.read() as desk:
        assert desk.identity().hq_url == "https://hq.example.org"
        assert read_status(desk, stick.home).numbers_left == 500
        assert register_member(desk, form(1)).kpj == "12345600001"
        assert desk.store.check().sound
        bundle = stick.home.folder / "keluar"
        write_bundle(desk, bundle)
        bundle.write_bytes(hq.accept_bundle(bundle.read_bytes()).reply)
        assert read_bundle(desk, bundle).settled.accepted == 1
        assert desk.store.leases.state().left == 499, "the request in the journal is the one of the file"
    (device,) = hq.devices()
    assert device["name"] == "Mobil 7"


@pytest.mark.slow
def test_the_answer_says_where_hq_is_and_the_typed_address_counts_more(hq, stick, tmp_path):
    stick.ask(hq.new_enrol_code())
    stick.at(hq, hq_url="https://hq.example.org")
    with stick.read() as desk:
        assert desk.identity().hq_url == "https://hq.example.org"
    other = Stick(tmp_path / "other")
    other.home.folder.mkdir(parents=True)
    other.ask(hq.new_enrol_code())
    other.at(hq, hq_url="https://hq.example.org")
    with other.read(hq_url="https://hq2.example.org") as desk:
        assert desk.identity().hq_url == "https://hq2.example.org"


@pytest.mark.slow
def test_twice_changes_nothing_on_either_side(hq, stick):
    code = hq.new_enrol_code()
    stick.ask(code)
    stick.ask(code)
    for _ in range(2):
        stick.at(hq)
    stick.read().close()
    assert stick.faults() == "already_enrolled"
    with pytest.raises(Fault, match="already_enrolled"):
        stick.ask(code)
    assert len(hq.devices()) == 1


def test_a_code_that_expired_on_the_way_is_told_and_a_new_one_helps(hq, stick):
    from datetime import timedelta  # noqa: PLC0415

    stick.ask(hq.new_enrol_code(valid_for=timedelta(0)))
    with pytest.raises(Fault, match="enrol_code_expired"):
        stick.at(hq)
    stick.ask(hq.new_enrol_code())
    stick.at(hq)
    stick.read().close()


@pytest.mark.slow
def test_a_used_code_and_another_hqs_code_are_told(hq, stick, tmp_path):
    code = hq.new_enrol_code()
    stick.ask(code)
    stick.at(hq)
    other = Stick(tmp_path / "other")
    other.home.folder.mkdir(parents=True)
    other.ask(code)
    with pytest.raises(Fault, match="enrol_code_used"):
        other.at(hq)
    config = HqConfig(folder=tmp_path / "hq2")
    init(config, issuer="HQ Lain")
    with Hq(config) as hq2, pytest.raises(Fault, match="enrol_code_unknown"):
        stick.at(hq2)


def test_another_hq_that_answers_is_not_believed(hq, stick, tmp_path):
    """Somebody who found the stick runs an HQ of their own that takes any code."""
    config = HqConfig(folder=tmp_path / "hq2")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq2:
        stick.ask(hq2.new_enrol_code())
        stick.at(hq2)
        stick.ask(hq.new_enrol_code())
        assert stick.faults() == "hq_not_recognised"


@pytest.mark.slow
def test_another_laptops_answer_is_told(hq, stick, tmp_path):
    other = Stick(tmp_path / "other")
    other.home.folder.mkdir(parents=True)
    for each in (stick, other):
        each.ask(hq.new_enrol_code())
        each.at(hq)
    stick.answer.write_bytes(other.answer.read_bytes())
    assert stick.faults() == "bundle_not_ours"


def test_half_written_files_are_told_at_every_byte(hq, stick):
    stick.ask(hq.new_enrol_code())
    request = stick.request.read_bytes()
    for end in range(1, len(request)):
        with pytest.raises(Fault, match="bundle_damaged"):
            hq.enrol_by_file(request[:end])
    with pytest.raises(Fault, match="bundle_unknown"):
        hq.enrol_by_file(b"")
    stick.at(hq)
    answer, told = stick.answer.read_bytes(), set()
    with sign_in(stick.home, PIN) as desk:  # once, for argon2 is slow on purpose
        from fieldreg.app.enrolling_by_file import _answered  # noqa: PLC0415

        for end in range(0, len(answer), 7):
            stick.answer.write_bytes(answer[:end])
            with pytest.raises(Fault) as raised:
                _answered(desk, stick.answer)
            told.add(raised.value.code)
    assert told == {"bundle_damaged", "bundle_unknown"}
    stick.answer.write_bytes(answer)
    stick.read().close()


def test_a_changed_request_is_told(hq, stick):
    stick.ask(hq.new_enrol_code())
    request = bytearray(stick.request.read_bytes())
    request[request.index(b"Mobil")] ^= 2
    with pytest.raises(Fault, match="bundle_damaged"):
        hq.enrol_by_file(bytes(request))


@pytest.mark.slow
def test_what_was_never_asked_has_no_answer(hq, stick, tmp_path):
    stick.ask(hq.new_enrol_code())
    stick.at(hq)
    with sign_in(stick.home, PIN) as desk, desk.store.unit() as unit:
        unit.drop_identity("enrol_request")
    assert stick.faults() == "enrol_not_asked"
    stick.answer.unlink()
    with sign_in(stick.home, PIN) as desk:
        assert desk.store.identity() is None
