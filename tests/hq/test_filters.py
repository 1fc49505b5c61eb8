"""Member filters at HQ, on either engine: built of everybody, told once, handed out piece by piece."""

import hashlib
import random

import pytest
import requests
from sqlalchemy.exc import OperationalError

from fieldreg import wire
from fieldreg.domain.decisions import MemberFilterPublished
from fieldreg.domain.faults import Fault
from fieldreg.hq.refusals import Refused
from tests.hq.laptop import body_of, registered
from tests.hq.schemas import validate


def told(laptop):
    return [(each.region, each.members) for each in laptop.decisions(MemberFilterPublished)]


def file_of(folder, *niks):
    file = folder / "members"
    file.write_text("\n".join(niks), encoding="utf-8")
    return file


def test_everybody_who_stands_is_in_it_once(own_hq, enrol, tmp_path):
    own_hq.add_pool("12345600001", "12345600100")
    laptop = enrol(own_hq, numbers=5)
    laptop.write(registered("3171075703909901", "12345600001"))
    laptop.write(registered("5171075703909902", "12345600002"))
    laptop.sync()
    file = file_of(tmp_path, "NIK", "3171075703909901", "3271075703909903", "", "317107570390990x", "１" * 16)
    built = own_hq.hq.build_filter(file=file)
    assert (built.members, built.skipped) == (3, 3)
    assert own_hq.hq.build_filter(file=file, region="31").members == 1
    assert own_hq.hq.build_filter(region="5171").members == 1
    assert own_hq.hq.build_filter(region="64").members == 0
    laptop.sync()
    assert told(laptop) == [("", 3), ("31", 1), ("5171", 1), ("64", 0)]
    laptop.sync()
    assert len(told(laptop)) == 4, "each is told once"
    acts = [(act["act"], act["target"]) for act in own_hq.hq.acts()]
    assert ("filter build", "31: 1") in acts


def test_a_file_that_is_not_there_is_told(own_hq, tmp_path):
    with pytest.raises(Fault, match="file_missing"):
        own_hq.hq.build_filter(file=tmp_path / "nowhere")
    assert own_hq.hq.filters() == []


def test_a_laptop_that_comes_later_hears_of_them_too_and_a_revoked_one_does_not(own_hq, enrol, tmp_path):
    early = enrol(own_hq)
    own_hq.hq.build_filter(file=file_of(tmp_path, "3171075703909901"))
    late = enrol(own_hq)
    own_hq.hq.revoke(early.device)
    for laptop in (early, late):
        laptop.sync()
    assert (told(early), told(late)) == ([], [("", 1)])


def test_three_of_each_region_stay(own_hq, tmp_path):
    file, hq = file_of(tmp_path, "3171075703909901"), own_hq.hq
    versions = [hq.build_filter(file=file).version for _ in range(5)]
    other = hq.build_filter(file=file, region="31").version
    assert sorted(versions) == versions, "a later one has a higher number"
    assert [each["version"] for each in hq.filters()] == [other, *reversed(versions[2:])]
    assert list(hq.filter_content(versions[0])) == []


def test_a_published_file_is_what_the_feed_says(own_hq, enrol, tmp_path):
    laptop = enrol(own_hq)
    niks = [f"3171{n:08d}9999" for n in range(60_000)]
    own_hq.hq.build_filter(file=file_of(tmp_path, *niks))
    laptop.sync()
    (published,) = laptop.decisions(MemberFilterPublished)
    content = b"".join(own_hq.hq.filter_content(published.version))
    assert len(content) == published.size_bytes > 2 * 64 * 1024
    assert hashlib.sha256(content).hexdigest() == published.sha256
    assert wire.FilterHead.read(content).members == published.members == 60_000
    chance = random.Random(3)
    for _ in range(40):
        first = chance.randrange(len(content))
        last = first + chance.choice((0, 1, 65_535, 65_536, 70_000))
        piece, size = own_hq.hq.filter_piece(laptop.device, published.version, first, last)
        assert (piece, size) == (content[first : last + 1], len(content))
    for first, last in ((len(content), len(content)), (9, 8)):
        with pytest.raises(Refused, match="range_wrong"):
            own_hq.hq.filter_piece(laptop.device, published.version, first, last)


def test_over_the_door(own_hq, enrol, tmp_path):
    laptop = enrol(own_hq)
    version = own_hq.hq.build_filter(file=file_of(tmp_path, "3171075703909901")).version
    document = requests.get(own_hq.url + "/openapi.json", timeout=10).json()
    path = f"/v1/filters/{version}"

    def asked(path=path, key=None, device=None, **headers):
        request = wire.HttpRequest(
            method="GET", path=path, headers={"Accept-Encoding": "identity", **headers}
        )
        wire.sign_request(request, key or laptop.key, key_id=device or laptop.device)
        with requests.Session() as line:
            got = line.get(own_hq.url + path, headers=request.headers, stream=True)
            body = body_of(got)
        answer = wire.HttpResponse(
            status_code=got.status_code, request=request, headers=dict(got.headers), body=body
        )
        wire.verify_response(answer, laptop.hq_key)
        documented = document["paths"]["/v1/filters/{version}"]["get"]["responses"]
        assert str(got.status_code) in documented
        return got, body

    got, body = asked(Range="bytes=0-24")
    assert (got.status_code, body) == (206, b"fieldreg member filter 1\n")
    assert got.headers["Content-Range"].startswith("bytes 0-24/")
    for changes, status, code in (
        ({}, 416, "range_wrong"),
        ({"Range": "bytes=5-"}, 416, "range_wrong"),
        ({"Range": "bytes=0-1,3-4"}, 416, "range_wrong"),
        ({"Range": "bytes=0-9", "path": f"/v1/filters/{version - 1}"}, 404, "not_found"),
        ({"Range": "bytes=0-9", "path": "/v1/filters/-1"}, 404, "not_found"),
        ({"Range": "bytes=0-9", "path": "/v1/filters/999999999999999"}, 404, "not_found"),
        ({"Range": "bytes=0-9", "key": wire.SigningKey.generate()}, 401, "bad_signature"),
        ({"Range": "bytes=0-9", "device": "0" * 32}, 401, "unknown_device"),
    ):
        got, body = asked(**changes)
        assert (got.status_code, wire.decode_message(body, wire.Refusal).error) == (status, code), changes
        schema = document["paths"]["/v1/filters/{version}"]["get"]["responses"][str(status)]
        validate({"error": code}, schema["content"]["application/json"]["schema"], document)
    own_hq.hq.revoke(laptop.device)
    got, body = asked(Range="bytes=0-9")
    assert (got.status_code, wire.decode_message(body, wire.Refusal).error) == (403, "device_revoked")


def test_a_database_that_fails_is_later(own_hq, enrol, monkeypatch):
    laptop = enrol(own_hq)

    def failing(*_args):
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(own_hq.hq, "filter_piece", failing)
    request = wire.HttpRequest(method="GET", path="/v1/filters/1", headers={"Range": "bytes=0-9"})
    wire.sign_request(request, laptop.key, key_id=laptop.device)
    got = requests.get(own_hq.url + "/v1/filters/1", headers=request.headers, timeout=10)
    assert (got.status_code, got.json()) == (503, {"error": "hq_busy"})
