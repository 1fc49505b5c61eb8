"""Number blocks: each number to one laptop, once, whatever is repeated or lost."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreg.domain.decisions import LeaseGranted
from fieldreg.domain.facts import LeaseRequested
from fieldreg.domain.faults import Fault
from fieldreg.hq import HqConfig, pools
from fieldreg.hq.database import Database
from fieldreg.hq.schema import headquarters, tables
from tests.hq.laptop import new_id


def blocks(laptop):
    return [(lease.first, lease.last) for lease in laptop.decisions(LeaseGranted)]


def test_a_block_as_large_as_asked_then_the_next(own_hq, enrol):
    own_hq.add_pool("12345600001", "12345600100")
    laptop = enrol(own_hq)
    laptop.ask_lease(10)
    laptop.ask_lease(5)
    laptop.sync()
    assert blocks(laptop) == [("12345600001", "12345600010"), ("12345600011", "12345600015")]
    assert own_hq.devices()[0]["numbers_leased"] == 15


def test_one_request_gets_one_block_however_often_it_is_sent(own_hq, enrol):
    own_hq.add_pool("12345600001", "12345600100")
    laptop, request_id = enrol(own_hq), new_id()
    for _ in range(2):
        laptop.ask_lease(10, request_id)
        laptop.ask_lease(10, request_id)
        laptop.sync()
    (lease,) = laptop.decisions(LeaseGranted)
    assert lease.request_id == request_id


def test_the_tail_of_a_pool_may_be_smaller_than_asked_and_the_next_pool_follows(own_hq, enrol):
    own_hq.add_pool("12345600001", "12345600008")
    own_hq.add_pool("22345600001", "22345600100")
    laptop = enrol(own_hq)
    for _ in range(3):
        laptop.ask_lease(5)
    laptop.sync()
    assert blocks(laptop) == [
        ("12345600001", "12345600005"),
        ("12345600006", "12345600008"),
        ("22345600001", "22345600005"),
    ]


def test_an_empty_pool_grants_later(own_hq, enrol):
    laptop = enrol(own_hq)
    laptop.ask_lease(5)
    laptop.sync()
    assert blocks(laptop) == []
    own_hq.add_pool("12345600001", "12345600100")
    laptop.sync()
    laptop.sync()
    assert blocks(laptop) == [("12345600001", "12345600005")]


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-3, 1), (10**9, pools.MAX_BLOCK)])
def test_what_is_asked_is_bounded(own_hq, enrol, asked, given):
    own_hq.add_pool("12345600001", "12345699999")
    laptop = enrol(own_hq)
    laptop.ask_lease(asked)
    laptop.sync()
    assert own_hq.devices()[0]["numbers_leased"] == given


def test_laptops_that_ask_at_once_get_blocks_apart(own_hq, enrol):
    own_hq.add_pool("12345600001", "12345600050")
    laptops = [enrol(own_hq) for _ in range(8)]
    for laptop in laptops:
        laptop.ask_lease(7)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda laptop: laptop.sync(), laptops))
    given = sorted(block for laptop in laptops for block in blocks(laptop))
    numbers = [number for first, last in given for number in range(int(first), int(last) + 1)]
    assert numbers == list(range(12345600001, 12345600051))


@pytest.mark.parametrize(
    ("first", "last"),
    [("12345600100", "12345600200"), ("12345600000", "12345600001"), ("12345600010", "12345600020")],
)
def test_pools_never_overlap(own_hq, first, last):
    own_hq.add_pool("12345600001", "12345600100")
    with pytest.raises(Fault) as fault:
        own_hq.add_pool(first, last)
    assert fault.value.code == "pool_overlaps"


@pytest.mark.parametrize(("first", "last"), [("123", "456"), ("12345600002", "12345600001"), ("", "")])
def test_a_pool_must_be_a_range_of_numbers(own_hq, first, last):
    with pytest.raises(Fault) as fault:
        own_hq.add_pool(first, last)
    assert fault.value.code == "pool_malformed"


def test_pools_added_at_once_do_not_overlap_either(own_hq):
    def add(start):
        try:
            own_hq.add_pool(f"{12345600000 + start:011d}", f"{12345600009 + start:011d}")
        except Fault as fault:
            return fault.code
        return "added"

    with ThreadPoolExecutor(10) as threads:
        outcomes = list(threads.map(add, range(10)))
    assert sorted(outcomes) == ["added"] + ["pool_overlaps"] * 9


@pytest.fixture(scope="module")
def database(places, tmp_path_factory):
    folder = tmp_path_factory.mktemp("leases")
    database = Database(HqConfig(folder=folder, database_url=places.new(folder)).url)
    yield database
    database.close()


def found(work):
    tables.drop_all(work)
    tables.create_all(work)
    row = {"id": 1, "schema_version": 1, "issuer": "", "made_ms": 0, "keys_version": 0, "pools_version": 0}
    row["voids_version"] = 0
    work.execute(headquarters.insert().values(row))


def numbers_granted(work, device, request):
    pools.ask(work, device, [request], 0)
    granted = pools.grant(work, device, 0)
    return [number for lease in granted for number in range(int(lease.first), int(lease.last) + 1)]


_POOL = st.integers(1, 30)
_ASK = st.tuples(st.sampled_from(["a" * 32, "b" * 32, "c" * 32]), st.integers(0, 5), st.integers(1, 12))


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(_POOL | _ASK, max_size=12))
def test_no_number_is_ever_leased_twice(database, steps):
    """Any order of pools, requests and repeats over three devices, straight at the tables."""
    database.write(found)
    pooled, granted = 0, []
    for step in steps:
        if isinstance(step, int):
            first, pooled = 12345600000 + pooled, pooled + step
            database.write(partial(pools.add_pool, first=f"{first}", last=f"{12345600000 + pooled - 1}"))
        else:
            device, request_id, numbers = step
            request = LeaseRequested(request_id=str(request_id), numbers=numbers)
            granted += database.write(partial(numbers_granted, device=device, request=request))
    assert len(granted) == len(set(granted))
    assert set(granted) <= set(range(12345600000, 12345600000 + pooled))
