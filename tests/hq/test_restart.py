"""HQ stops, starts, and comes back from an older copy of itself; a laptop only has to go on."""

import pytest

from fieldreg.domain.decisions import DeviceRevoked, LeaseGranted, RecordAccepted
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq, Hq, HqConfig, claims, init, intake

pytestmark = pytest.mark.slow


def accepted(laptop):
    return [item.member_id for item in laptop.decisions(RecordAccepted)]


def test_the_same_port_and_data_after_a_stop(own_hq, enrol, person):
    laptop = enrol(own_hq)
    laptop.write(person())
    laptop.sync()
    url = own_hq.url
    for _ in range(3):
        own_hq.stop()
        own_hq.stop()
        own_hq.resume()
        own_hq.resume()
        assert own_hq.url == url
        laptop.write(person())
        laptop.sync()
    assert [row["seq"] for row in own_hq.records()] == [1, 2, 3, 4]


def test_a_stopped_hq_has_nobody_to_ask(own_hq):
    own_hq.stop()
    with pytest.raises(RuntimeError):
        own_hq.new_code()


def test_what_was_stored_and_not_judged_is_judged_at_the_next_start(own_hq, enrol, person):
    laptop = enrol(own_hq)
    for _ in range(3):
        laptop.write(person())
    push, hq = laptop.push_of(), own_hq.hq
    hq.database.write(lambda work: intake.store(work, push, laptop.hashes, hq.clock()))
    assert list(own_hq.records()) == []
    own_hq.stop()
    own_hq.resume()
    assert [row["verdict"] for row in own_hq.records()] == ["accepted"] * 3
    laptop.apply(laptop.exchange(laptop.push_of(1, 0)))
    assert len(accepted(laptop)) == 3


def test_a_fact_that_the_judge_stumbles_over_keeps_no_hq_from_starting(own_hq, enrol, person, monkeypatch):
    sound, stumbling = enrol(own_hq), enrol(own_hq)
    for laptop in (sound, stumbling):
        laptop.write(person())
        push, hashes = laptop.push_of(), laptop.hashes
        own_hq.hq.database.write(lambda work, it=(push, hashes): intake.store(work, *it, own_hq.hq.clock()))
    decide = claims.decide

    def stumble(connection, device, *rest, **how):
        if device == stumbling.device:
            raise ZeroDivisionError
        return decide(connection, device, *rest, **how)

    with monkeypatch.context() as patch:
        patch.setattr(claims, "decide", stumble)
        own_hq.stop()
        own_hq.resume()
    assert [row["device"] for row in own_hq.records()] == [sound.device]
    stumbling.sync()
    assert len(accepted(stumbling)) == 1


@pytest.fixture
def restored(own_hq, own_url, places, enrol, person):
    """A laptop that knows more than an HQ which came back from a copy, and that HQ."""
    own_hq.add_pool("12345600001", "12345600100")
    laptop = enrol(own_hq, numbers=10)
    laptop.write(person("12345600001"))
    laptop.sync()
    own_hq.stop()
    copy = places.copy(own_url)
    own_hq.resume()
    laptop.ask_lease(10)
    for number in (2, 3, 4):
        laptop.write(person(f"123456{number:05d}"))
    laptop.sync()
    laptop.write(person(laptop.decisions(LeaseGranted)[1].first))
    laptop.sync()
    own_hq.stop()
    places.bring_back(own_url, copy)
    own_hq.resume()
    return laptop, own_hq


def test_an_older_copy_gets_everything_again(restored, person):
    laptop, hq = restored
    laptop.write(person())
    before = accepted(laptop)
    reply = laptop.exchange(laptop.push_of())
    assert (reply.receipt.seq, reply.fork) == (2, None), "HQ says what it has"
    laptop.sync()
    persons = [entry.id for entry in laptop.entries if entry.kind == "MemberRegistered"]
    assert [row["fact_id"] for row in hq.records()] == persons
    assert {row["verdict"] for row in hq.records()} == {"accepted"}
    assert set(before) <= set(accepted(laptop))


def test_an_older_copy_leases_nothing_that_it_may_have_leased_before(restored, enrol):
    laptop, hq = restored
    laptop.sync()
    other = enrol(hq, numbers=10)
    assert other.decisions(LeaseGranted) == []
    hq.add_pool("22345600001", "22345600100")
    other.sync()
    laptop.sync()
    known = [(lease.first, lease.last) for lease in laptop.decisions(LeaseGranted)]
    known += [(lease.first, lease.last) for lease in other.decisions(LeaseGranted)]
    assert len(known) == len(set(known)) == 4


def test_what_an_older_copy_decides_before_a_laptop_speaks_reaches_it_and_hides_nothing(
    own_hq, own_url, places, enrol, person
):
    own_hq.add_pool("12345600001", "12345600100")
    own_hq.hq.use_check("http://localhost/register")
    laptop, people = enrol(own_hq, numbers=10), [person(f"123456000{number:02d}") for number in range(1, 7)]
    own_hq.hq.checker.stop()
    for each in people:
        laptop.write(each)
    laptop.sync()
    assert accepted(laptop) == [], "nobody answers there"
    own_hq.stop()
    copy = places.copy(own_url)
    own_hq.resume()
    laptop.ask_lease(10)
    laptop.sync()
    own_hq.stop()
    places.bring_back(own_url, copy)
    own_hq.resume()
    own_hq.hq.checker.stop()
    own_hq.hq.use_check(None)
    while own_hq.hq.checker.work():
        pass
    laptop.sync()
    assert accepted(laptop) == [each.member_id for each in people]
    other = enrol(own_hq, numbers=10)
    assert other.decisions(LeaseGranted) == [], "it has leased what it cannot know"


def test_a_laptop_that_was_revoked_by_an_older_copy_hears_of_it(restored):
    laptop, hq = restored
    hq.hq.revoke(laptop.device)
    laptop.sync()
    assert laptop.decisions(DeviceRevoked) == [DeviceRevoked(reason="revoked")]


def test_an_older_copy_that_forgot_a_laptop_knows_it_again_by_its_key(own_hq, own_url, places, enrol, person):
    own_hq.stop()
    copy = places.copy(own_url)
    own_hq.resume()
    laptop = enrol(own_hq)
    laptop.write(person())
    laptop.sync()
    own_hq.stop()
    places.bring_back(own_url, copy)
    own_hq.resume()
    assert laptop.refusal(laptop.push_of()) == (401, "unknown_device")
    device = laptop.device
    laptop.enrol(own_hq.new_code())
    assert laptop.device == device
    laptop.apply(laptop.exchange(laptop.push_of(1, 0)))
    assert laptop.sync().receipt.seq == 1
    assert len(list(own_hq.records())) == 1


class TestFolder:
    def test_init_never_touches_an_hq_that_exists(self, tmp_path):
        config = HqConfig(folder=tmp_path / "hq")
        init(config, issuer="HQ Contoh")
        key = config.key_file.read_bytes()
        with pytest.raises(Fault) as fault:
            init(config, issuer="HQ Lain")
        assert fault.value.code == "hq_exists"
        assert config.key_file.read_bytes() == key

    def test_a_key_whose_database_is_lost_gets_tables_and_stays_the_key(self, tmp_path):
        config = HqConfig(folder=tmp_path / "hq")
        init(config, issuer="HQ Contoh")
        key = config.key_file.read_bytes()
        (config.folder / "hq.sqlite").unlink()
        init(config, issuer="HQ Contoh")
        with Hq(config) as hq:
            assert hq.devices() == []
        assert config.key_file.read_bytes() == key

    def test_a_second_folder_over_the_same_database_gets_no_key_of_its_own(self, tmp_path):
        url = f"sqlite:///{tmp_path / 'hq.sqlite'}"
        first, second = (HqConfig(folder=tmp_path / name, database_url=url) for name in ("a", "b"))
        init(first, issuer="HQ Contoh")
        with pytest.raises(Fault) as fault:
            init(second, issuer="HQ Contoh")
        assert fault.value.code == "hq_key_missing"
        assert not second.key_file.exists()
        with Hq(first) as hq:
            assert hq.issuer == "HQ Contoh"

    def test_a_key_of_another_hq_serves_nobody(self, tmp_path):
        url = f"sqlite:///{tmp_path / 'shared.sqlite'}"
        init(HqConfig(folder=tmp_path / "a", database_url=url), issuer="HQ Contoh")
        init(HqConfig(folder=tmp_path / "b"), issuer="HQ Contoh")
        with pytest.raises(Fault) as fault:
            Hq(HqConfig(folder=tmp_path / "b", database_url=url))
        assert fault.value.code == "hq_key_wrong", "no laptop would believe a word of it"

    def test_the_key_is_for_its_owner_only_and_not_in_the_database(self, tmp_path):
        config = HqConfig(folder=tmp_path / "hq")
        init(config, issuer="HQ Contoh")
        assert config.key_file.stat().st_mode & 0o777 == 0o600
        with Hq(config) as hq:
            raw = hq.key.raw
        assert raw not in (tmp_path / "hq" / "hq.sqlite").read_bytes()

    @pytest.mark.parametrize(
        ("spoil", "code"),
        [
            (lambda config: config.key_file.unlink(), "hq_missing"),
            (lambda config: config.key_file.write_bytes(b"!"), "hq_key_damaged"),
            (lambda config: config.key_file.write_bytes(b"AAAA"), "hq_key_damaged"),
            (lambda config: (config.folder / "hq.sqlite").unlink(), "hq_database_empty"),
        ],
    )
    def test_an_hq_that_cannot_be_opened_says_why(self, tmp_path, spoil, code):
        config = HqConfig(folder=tmp_path / "hq")
        init(config, issuer="HQ Contoh")
        spoil(config)
        with pytest.raises(Fault) as fault:
            Hq(config)
        assert fault.value.code == code

    @pytest.mark.parametrize(
        ("url", "code"),
        [("nonsense", "hq_database_malformed"), ("postgresql://nobody@127.0.0.1:1/x", "hq_database_away")],
    )
    def test_a_database_that_cannot_be_reached_is_told_so_and_no_key_is_made_for_it(
        self, tmp_path, url, code
    ):
        here, elsewhere = HqConfig(folder=tmp_path / "hq"), tmp_path / "new"
        init(here, issuer="HQ Contoh")
        for opened in (
            lambda: Hq(HqConfig(folder=here.folder, database_url=url)),
            lambda: init(HqConfig(folder=elsewhere, database_url=url), issuer="HQ Contoh"),
        ):
            with pytest.raises(Fault, match=code):
                opened()
        assert not elsewhere.exists()

    def test_another_version_of_the_tables_is_left_alone(self, tmp_path):
        config = HqConfig(folder=tmp_path / "hq")
        init(config, issuer="HQ Contoh")
        with Hq(config) as hq, hq.database.read() as connection:
            connection.exec_driver_sql("UPDATE headquarters SET schema_version = 99")
            connection.commit()
        with pytest.raises(Fault) as fault:
            Hq(config)
        assert fault.value.code == "hq_other_version"

    def test_a_port_that_is_taken(self, own_hq, tmp_path):
        port = int(own_hq.url.rpartition(":")[2])
        with pytest.raises(Fault) as fault:
            EmbeddedHq.start(tmp_path / "second", port=port)
        assert fault.value.code == "port_taken"
