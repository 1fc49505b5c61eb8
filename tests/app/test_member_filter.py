"""HQ's members on the laptop: told, fetched in pieces, asked at the table; never in the records' way."""

import errno
import random

import pytest
from msgspec import Raw

from fieldreg.app import (
    Desk,
    Home,
    Settings,
    check_registration,
    register_member,
    sync_now,
    write_bundle,
)
from fieldreg.app.carrying import read_bundle
from fieldreg.app.filter_shelf import FilterShelf, take_filter_file
from fieldreg.domain.decisions import MemberFilterPublished
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Severity
from fieldreg.hq import EmbeddedHq
from fieldreg.hq.refusals import Refused
from fieldreg.store import Store
from fieldreg.sync import Pace, fetch_bulk
from fieldreg.wire import FeedItem, encode_decision, make_filter
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, form, sync_direct
from tests.killed import deaths
from tests.people import nik

pytestmark = pytest.mark.slow


class DirectLine:
    """Pieces from an HQ in this process."""

    def __init__(self, hq, desk):
        self.hq, self.device = hq, desk.identity().device

    def fetch(self, path, first, last):
        try:
            return self.hq.filter_piece(self.device, int(path.rpartition("/")[2]), first, last)[0]
        except Refused as refused:
            raise Fault("bulk_gone" if refused.code == "not_found" else refused.code) from None


@pytest.fixture
def line(hq, desk):
    return DirectLine(hq, desk)


def sync(desk, hq):
    """A round, and then whatever is bulky."""
    sync_direct(desk, hq)
    assert fetch_bulk(shelf(desk), DirectLine(hq, desk), for_s=60).left == 0


def members(tmp_path, *numbers, filling=0):
    """A file of NIKs as the core system might hand it over."""
    file = tmp_path / "members.txt"
    lines = [nik(number) for number in numbers]
    lines += [f"5171{n:08d}9999" for n in range(filling)]
    file.write_text("NIK\n" + "\n".join(lines) + "\n")
    return file


def warned(desk, number):
    found = [
        each for each in check_registration(desk, form(number)).problems if each.code == "perhaps_member"
    ]
    assert all(each.severity is Severity.WARN and each.field == "nik" for each in found)
    return found[0].values["as_of"] if found else None


def test_what_hq_knows_is_asked_at_the_table_and_never_refused(hq, desk, tmp_path):
    assert warned(desk, 3) is None, "no filter has come yet"
    built = hq.build_filter(file=members(tmp_path, 3, 4))
    assert (built.members, built.skipped) == (2, 1)
    sync(desk, hq)
    assert warned(desk, 3) == "18 November 2026"
    assert warned(desk, 5) is None
    done = register_member(desk, form(3))
    assert [each.code for each in done.problems] == ["perhaps_member"]
    registration = desk.store.people.registration(done.member_id)
    assert [each.code for each in registration.warnings] == ["perhaps_member"]


def test_those_whom_laptops_brought_are_in_the_next_one(hq, desk, tmp_path):
    register_member(desk, form(1))
    sync(desk, hq)
    assert hq.build_filter().members == 1
    with enrolled_desk(tmp_path / "second", hq) as second:
        sync(second, hq)
        assert warned(second, 1)
    sync(desk, hq)
    assert warned(desk, 1) is None, "whom this laptop registered itself is more than perhaps known"


def test_a_region_answers_for_its_own_niks_and_the_newest_counts(hq, desk, tmp_path):
    file = members(tmp_path, 1, 2, filling=50)
    assert hq.build_filter(region="3171", file=file).members == 2
    hq.build_filter(region="51", file=file)
    sync(desk, hq)
    assert {each.region: each.members for each in desk.store.member_filters.known()} == {"3171": 2, "51": 50}
    hq.build_filter(region="3171", file=members(tmp_path, 2))
    sync(desk, hq)
    assert warned(desk, 1) is None
    assert warned(desk, 2)
    assert len(list((tmp_path / "laptop" / "filters").iterdir())) == 2, "the old file has gone"


def test_a_laptop_is_told_of_its_own_regions_alone(hq, desk, tmp_path):
    file = members(tmp_path, 1, filling=5)
    hq.assign_filters(desk.identity().device, ("51",))
    for region in ("3171", "51"):
        hq.build_filter(region=region, file=file)
    sync(desk, hq)
    assert [each.region for each in desk.store.member_filters.known()] == ["51"]
    hq.assign_filters(desk.identity().device, ())
    sync(desk, hq)
    assert {each.region for each in desk.store.member_filters.known()} == {"3171", "51"}


def test_nothing_on_the_disk_tells_of_anybody(hq, desk, tmp_path):
    hq.build_filter(file=members(tmp_path, 1, filling=2000))
    content = b"".join(hq.filter_content(hq.filters()[0]["version"]))
    sync(desk, hq)
    (kept,) = (tmp_path / "laptop" / "filters").iterdir()
    assert kept.stat().st_size == len(content)
    assert kept.read_bytes()[:25] != content[:25]
    assert sum(a == b for a, b in zip(kept.read_bytes(), content, strict=True)) < len(content) / 50


class BreakingLine:
    """A line that breaks before or after every piece, as chance has it."""

    def __init__(self, line, seed):
        self.line, self.chance, self.pieces = line, random.Random(seed), 0

    def fetch(self, path, first, last):
        broken = self.chance.choice(("up", "down", None))
        if broken != "up":
            data = self.line.fetch(path, first, last)
        if broken:
            raise Fault("hq_unreachable")
        self.pieces += 1
        return data


def shelf(desk):
    return FilterShelf(lambda task: task(desk))


def test_a_fetch_that_is_cut_again_and_again_goes_on_where_it_was(hq, desk, tmp_path, line):
    hq.build_filter(file=members(tmp_path, 1))
    sync(desk, hq)
    hq.build_filter(file=members(tmp_path, 2, filling=30_000))
    sync_direct(desk, hq)
    breaking, brought, tries, pace = BreakingLine(line, 4), 0, 0, Pace(4, smallest=4, largest=4)
    while True:
        assert warned(desk, 1), "the old one answers until the new one is whole"
        fetched = fetch_bulk(shelf(desk), breaking, for_s=60, pace=pace)
        brought, tries = brought + fetched.bytes_down, tries + 1
        if not fetched.left:
            break
    assert brought == hq.filters()[0]["size_bytes"], "no byte was kept twice"
    assert tries > 3
    assert (warned(desk, 1), bool(warned(desk, 2))) == (None, True)


def test_the_program_may_end_at_any_piece(hq, desk, tmp_path, line):
    hq.build_filter(file=members(tmp_path, 2, filling=9_000))
    sync_direct(desk, hq)
    pace, path = Pace(4, smallest=4, largest=4), desk.store.path
    for _ in range(20):
        one = fetch_bulk(shelf(desk), line, for_s=1e-9, pace=pace, clock=iter(range(99)).__next__)
        desk.store.close()
        desk.store = Store.open(path, KEY)
        if not one.left:
            break
        wanted = shelf(desk).wanted()
        if wanted:
            shelf(desk).keep(
                wanted, line.fetch(wanted.path, wanted.have, min(wanted.have + 4095, wanted.size - 1))
            )
    assert warned(desk, 2)


def fetched_after(picture, line):
    """The filters that answer once a laptop that began anew there has fetched what it lacks."""
    with reopened(picture) as desk:
        after = fetch_bulk(shelf(desk), line, for_s=60)
        assert (after.left, after.fault) == (0, "")
        assert desk.store.member_filters.damaged() == ()
        return [each.version for each in desk.store.member_filters.known()]


def reopened(folder):
    return Desk(
        store=Store.open(folder / "store.db", KEY), officer=OFFICER, settings=Settings(), clock=FixedClock()
    )


def test_killed_between_any_two_steps_it_becomes_whole(hq, desk, tmp_path, line):
    newest = hq.build_filter(file=members(tmp_path, 2, filling=4_000)).version
    sync_direct(desk, hq)
    path, pace = desk.store.path, Pace(4, smallest=4, largest=4)
    desk.store.close()
    with deaths(path.parent, tmp_path / "album") as pictures, reopened(path.parent) as fetching:
        assert fetch_bulk(shelf(fetching), line, for_s=60, pace=pace).fault == ""
    assert len(pictures) > 8, "pieces, the check, and what follows"
    for picture in pictures:
        assert fetched_after(picture, line) == [newest]
        assert len(list((picture / "filters").iterdir())) == 1


@pytest.mark.parametrize("here", ["half-fetched", "whole"])
def test_a_stick_that_is_pulled_out_with_the_plug_spoils_nothing_of_what_is_here(
    hq, desk, tmp_path, line, here
):
    newest = hq.build_filter(file=members(tmp_path, 2, filling=4_000)).version
    file = export(hq, tmp_path)
    sync_direct(desk, hq)
    if here == "whole":
        take_filter_file(desk, file)
    else:
        wanted = shelf(desk).wanted()
        shelf(desk).keep(wanted, line.fetch(wanted.path, 0, 4_095))
    path = desk.store.path
    desk.store.close()
    with deaths(path.parent, tmp_path / "album") as pictures, reopened(path.parent) as taking:
        take_filter_file(taking, file)
    assert len(pictures) > 3
    for picture in pictures:
        with reopened(picture) as after:
            assert bool(warned(after, 2)) == (here == "whole" or after.store.member_filters.wanted() is None)
        assert fetched_after(picture, line) == [newest]
        with reopened(picture) as after:
            take_filter_file(after, file)
        assert len(list((picture / "filters").iterdir())) == 1, "nothing stays of what was cut short"


def test_records_come_first(hq, desk, tmp_path):
    hq.build_filter(file=members(tmp_path, 1))
    sync_direct(desk, hq)
    register_member(desk, form(9))
    assert shelf(desk).wanted() is None
    sync(desk, hq)
    assert warned(desk, 1)


def test_a_filter_that_hq_keeps_no_longer_gives_way_to_the_newest(hq, desk, tmp_path, line):
    hq.build_filter(file=members(tmp_path, 1, filling=9_000))
    sync_direct(desk, hq)
    wanted = shelf(desk).wanted()
    shelf(desk).keep(wanted, line.fetch(wanted.path, 0, 999))
    for _ in range(3):
        hq.build_filter(file=members(tmp_path, 2))
    sync(desk, hq)
    assert (warned(desk, 1), bool(warned(desk, 2))) == (None, True)


def test_an_hq_that_has_lost_it_is_not_asked_for_ever(desk, tmp_path, hq, line):
    hq.build_filter(file=members(tmp_path, 1))
    sync_direct(desk, hq)

    class Forgetful:
        def fetch(self, path, first, last):
            raise Fault("bulk_gone")

    assert fetch_bulk(shelf(desk), Forgetful(), for_s=60).fault == "bulk_gone"


def test_what_is_not_what_hq_published_never_answers_and_is_not_fetched_again(hq, desk, tmp_path, line):
    hq.build_filter(file=members(tmp_path, 1))
    sync_direct(desk, hq)

    class Flipping:
        def fetch(self, path, first, last):
            data = bytearray(line.fetch(path, first, last))
            data[-1] ^= 1
            return bytes(data)

    with pytest.raises(Fault, match="filter_damaged"):
        fetch_bulk(shelf(desk), Flipping(), for_s=60)
    assert shelf(desk).wanted() is None
    assert warned(desk, 1) is None
    hq.build_filter(file=members(tmp_path, 1))
    sync(desk, hq)
    assert warned(desk, 1)


def export(hq, tmp_path):
    file = tmp_path / "anggota.filter"
    file.write_bytes(b"".join(hq.filter_content(hq.filters()[0]["version"])))
    return file


def test_a_stick_carries_it_and_its_key_comes_with_the_reply(hq, desk, tmp_path):
    hq.build_filter(file=members(tmp_path, 1))
    file = export(hq, tmp_path)
    with pytest.raises(Fault, match="filter_unknown"):
        take_filter_file(desk, file)
    write_bundle(desk, tmp_path / "keluar")
    (tmp_path / "balasan").write_bytes(hq.accept_bundle((tmp_path / "keluar").read_bytes()).reply)
    read_bundle(desk, tmp_path / "balasan")
    for _ in range(2):  # again, it changes nothing
        take_filter_file(desk, file)
        assert warned(desk, 1)


def test_one_key_takes_the_reply_and_the_filter_beside_it(hq, desk, tmp_path):
    sync(desk, hq)
    hq.build_filter(file=members(tmp_path, 1, 2))
    (export(hq, tmp_path)).rename(tmp_path / "anggota-31.filter")
    (tmp_path / "rusak.filter").write_bytes(b"fieldreg member filter 1")
    write_bundle(desk, tmp_path / "keluar")
    (tmp_path / "balasan").write_bytes(hq.accept_bundle((tmp_path / "keluar").read_bytes()).reply)
    assert read_bundle(desk, tmp_path / "balasan").filter_members == 2
    assert warned(desk, 1)
    assert read_bundle(desk, tmp_path / "balasan").filter_members == 0, "once is enough"
    assert read_bundle(desk, tmp_path / "anggota-31.filter").filter_members == 2


def test_a_damaged_stick_is_told_and_the_old_filter_stays(hq, desk, tmp_path):
    hq.build_filter(file=members(tmp_path, 1))
    sync(desk, hq)
    hq.build_filter(file=members(tmp_path, 2, filling=300))
    sync_direct(desk, hq)
    good, chance, file = export(hq, tmp_path).read_bytes(), random.Random(3), tmp_path / "rusak"
    for _ in range(40):
        bad = bytearray(good)
        match chance.choice(("cut", "flip", "more")):
            case "cut":
                del bad[chance.randrange(len(bad)) :]
            case "flip":
                bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
            case "more":
                bad += chance.randbytes(chance.randrange(1, 99))
        file.write_bytes(bad)
        with pytest.raises(Fault, match=r"filter_damaged|filter_unknown"):
            take_filter_file(desk, file)
        assert warned(desk, 1)
        assert warned(desk, 2) is None


def test_over_https_and_a_revoked_laptop_gets_nothing(tmp_path):
    with EmbeddedHq.start(tmp_path / "hq") as served, enrolled_desk(tmp_path / "laptop", served.hq) as desk:
        with desk.store.unit() as unit:
            unit.set_identity("hq_url", served.url.encode())
        served.hq.build_filter(file=members(tmp_path, 1, filling=60_000))
        told = []
        synced = sync_now(desk, on_progress=told.append)
        size = served.hq.filters()[0]["size_bytes"]
        assert (synced.fetched.bytes_down, synced.fetched.left, synced.fetched.fault) == (size, 0, "")
        assert [each.bulk_have for each in told if each.bulk_size][:2] == [65536, min(3 * 65536, size)]
        assert told[-1].bulk_have == told[-1].bulk_size == size
        assert warned(desk, 1)
        served.hq.build_filter(file=members(tmp_path, 2))
        sync_now(desk, fetch_s=0)
        served.hq.revoke(desk.identity().device)
        assert sync_now(desk).fetched.fault == "device_revoked"
        assert (bool(warned(desk, 1)), warned(desk, 2)) == (True, None)


def test_a_file_that_is_lost_is_fetched_again(hq, desk, tmp_path):
    hq.build_filter(file=members(tmp_path, 1))
    sync(desk, hq)
    desk.store.member_filters.close()
    for file in (tmp_path / "laptop" / "filters").iterdir():
        file.write_bytes(b"")
    assert warned(desk, 1) is None
    sync(desk, hq)
    assert warned(desk, 1)


def test_a_publication_that_makes_no_sense_does_no_harm(hq, desk, tmp_path):
    for version, key in enumerate(("", "no base64!", "A" * 400), start=5):
        odd = MemberFilterPublished(
            version=version, region="../x", as_of_ms=1, members=1, size_bytes=76, sha256="", key=key
        )
        kind, body = encode_decision(odd)
        with desk.store.unit() as unit:
            unit.apply(FeedItem(n=desk.store.cursor() + 1, kind=kind, body=Raw(body)), at_ms=1)
        coming = desk.store.member_filters.begin(version)
        coming.file.write(0, make_filter(lambda: [nik(1)], key=b"k" * 32, version=version)[1])
        desk.store.member_filters.became_whole(coming)
        assert warned(desk, 1) is None
        assert coming.file.path.parent == tmp_path / "laptop" / "filters"


def test_the_desk_that_only_reads_sees_what_the_other_one_fetched(hq, desk, tmp_path):
    sync_direct(desk, hq)
    with Store.open(desk.store.path, KEY) as reading:
        assert reading.member_filters.perhaps_since(nik(1)) is None
        hq.build_filter(file=members(tmp_path, 1))
        sync(desk, hq)
        assert reading.member_filters.perhaps_since(nik(1)) == hq.filters()[0]["as_of_ms"]
        hq.build_filter(file=members(tmp_path, 2))
        sync(desk, hq)
        assert reading.member_filters.perhaps_since(nik(1)) is None
        assert reading.member_filters.perhaps_since(nik(2))


def test_a_full_disk_is_told_and_the_fetch_goes_on_later(hq, desk, tmp_path, line, monkeypatch):
    hq.build_filter(file=members(tmp_path, 1))
    sync_direct(desk, hq)
    with monkeypatch.context() as full:

        def no_room(*_args):
            raise OSError(errno.ENOSPC, "full")

        full.setattr("os.fsync", no_room)
        with pytest.raises(Fault, match="disk_full"):
            fetch_bulk(shelf(desk), line, for_s=60)
    assert list((tmp_path / "laptop" / "filters").iterdir()) == [], "no room is lost to what failed"
    sync(desk, hq)
    assert warned(desk, 1)


def test_a_disk_that_fails_under_a_question_answers_nothing(hq, desk, tmp_path, monkeypatch):
    monkeypatch.setattr("fieldreg.store.filter_file._IN_MEMORY_BYTES", 0)
    hq.build_filter(file=members(tmp_path, 1))
    sync(desk, hq)
    assert warned(desk, 1), "read from the disk, two bytes at a time"

    def failing(*_args):
        raise OSError(errno.EIO, "bad")

    monkeypatch.setattr("os.pread", failing)
    assert warned(desk, 1) is None


def test_the_doctor_notices_a_changed_file_and_has_it_fetched_again(hq, desk, tmp_path):
    home = Home(tmp_path / "laptop")
    hq.build_filter(file=members(tmp_path, 1, filling=500))
    sync(desk, hq)
    filters = desk.store.member_filters
    assert filters.damaged() == ()
    (file,) = (home.folder / "filters").iterdir()
    content = bytearray(file.read_bytes())
    content[700] ^= 4
    file.write_bytes(content)
    assert [each.region for each in filters.damaged()] == [""]
    filters.forget(filters.damaged()[0])
    assert (filters.known(), warned(desk, 1)) == ((), None)
    sync(desk, hq)
    assert warned(desk, 1)
    assert filters.damaged() == ()
