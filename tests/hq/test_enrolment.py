"""A one-time code makes one laptop a device."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from fieldreg import wire
from fieldreg.hq.enrolment import device_of
from tests.hq.laptop import Laptop, new_id, refusal_of


@pytest.fixture
def new(own_hq):
    lines = []

    def laptop(**fields):
        made = Laptop(own_hq.url, **fields)
        lines.append(made.line)
        return made

    yield laptop
    for line in lines:
        line.close()


def test_the_reply_says_who_the_laptop_is_from_now_on(own_hq, new):
    laptop = new()
    answer = laptop.enrol(own_hq.new_code(name="Mobil 1"))
    assert answer.status_code == 200
    (device,) = own_hq.devices()
    assert (device["device"], device["name"]) == (laptop.device, "Mobil 1")
    assert device["installation"] == laptop.installation
    assert laptop.sync().receipt.seq == 0


def test_a_code_without_a_name_takes_the_laptops(own_hq, new):
    new().enrol(own_hq.new_code())
    assert own_hq.devices()[0]["name"] == "Laptop 1"


def test_a_lost_reply_burns_nothing(own_hq, new):
    laptop, code = new(), own_hq.new_code()
    laptop.enrol(code)
    device = laptop.device
    assert laptop.enrol(code).status_code == 200
    assert laptop.device == device
    assert len(own_hq.devices()) == 1


def test_at_once_and_many_times_is_once(own_hq, new):
    laptop, code = new(), own_hq.new_code()
    copies = [new(key=laptop.key, installation=laptop.installation) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda copy: copy.enrol(code).status_code, copies))
    assert answers == [200] * 8
    assert len({copy.device for copy in copies}) == 1


def test_a_code_serves_one_laptop(own_hq, new):
    code = own_hq.new_code()
    laptops = [new() for _ in range(6)]
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda laptop: laptop.enrol(code), laptops))
    assert sorted(answer.status_code for answer in answers) == [200] + [403] * 5
    refused = {refusal_of(answer)[1] for answer in answers if answer.status_code == 403}
    assert refused == {"enrol_code_used"}


def test_a_code_expires(own_hq, new):
    code = own_hq.new_code(valid_for=timedelta(0))
    assert refusal_of(new().enrol(code)) == (403, "enrol_code_expired")


def test_a_code_that_hq_never_made(own_hq, new):
    code = str(wire.make_enrol_code(wire.SigningKey.generate().public))
    assert refusal_of(new().enrol(code)) == (403, "enrol_code_unknown")


def test_a_request_signed_with_another_key(own_hq, new):
    laptop = new()
    answer = laptop.enrol(own_hq.new_code(), key=wire.SigningKey.generate())
    assert refusal_of(answer) == (401, "bad_signature")
    assert refusal_of(laptop.enrol(own_hq.new_code(), key_id=new_id())) == (401, "bad_signature")


def test_a_key_that_is_none(own_hq, new):
    laptop = new()
    request = wire.EnrolRequest(
        secret="0" * 10, installation=laptop.installation, public_key="AAAA", name="x"
    )
    _, answer = laptop.post("/v1/enrol", wire.encode_message(request), key_id=laptop.installation)
    assert refusal_of(answer) == (400, "malformed")


def test_an_enrolment_is_small(own_hq, new):
    laptop = new()
    _, answer = laptop.post("/v1/enrol", b" " * 70_000, key_id=laptop.installation)
    assert refusal_of(answer) == (413, "too_large")


def test_a_new_installation_of_a_known_key_needs_a_code_and_is_the_same_device(own_hq, new, person):
    old = new()
    code = own_hq.new_code()
    old.enrol(code)
    fresh = new(key=old.key)
    assert refusal_of(fresh.enrol(code)) == (403, "enrol_code_used")
    assert fresh.enrol(own_hq.new_code()).status_code == 200
    assert fresh.device == old.device == device_of(old.key.public)
    fresh.write(person())
    assert fresh.sync().receipt.seq == 1


def test_the_code_itself_is_nowhere_in_the_files(own_hq, tmp_path):
    code = wire.read_enrol_code(own_hq.new_code())
    own_hq.stop()
    for file in (tmp_path / "hq").iterdir():
        assert code.secret.encode() not in file.read_bytes()
