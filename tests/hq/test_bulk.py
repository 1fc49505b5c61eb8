"""Many rows at a time: what PostgreSQL is told without waiting is kept or refused as on SQLite."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from fieldreg.domain.decisions import CardVoided
from fieldreg.hq import feed
from fieldreg.hq.bulk import insert_new, insert_rows, insert_unless_there
from fieldreg.hq.schema import devices, members


@pytest.fixture
def database(own_hq):
    return own_hq.hq.database


def rows(*niks, member="m"):
    return [{"nik": nik, "member_id": member} for nik in niks]


def who(database):
    with database.read() as connection:
        return dict(connection.execute(select(members.c.nik, members.c.member_id)).all())


def test_what_is_there_already_fails_the_whole_transaction(database):
    tries = []

    def work(connection):
        tries.append(1)
        insert_rows(connection, members, rows("1", "2"))
        insert_rows(connection, members, rows("3", "1"))

    with pytest.raises(IntegrityError):
        database.write(work)
    assert len(tries) == 8, "another worker may have been faster: all of it is tried again"
    assert who(database) == {}
    database.write(lambda connection: insert_rows(connection, members, rows("1")))
    assert who(database) == {"1": "m"}, "the connection serves on"


def test_a_failure_shows_at_the_next_question(database):
    def work(connection):
        insert_rows(connection, members, rows("1", "1"))
        return connection.execute(select(func.count()).select_from(members)).scalar_one()

    with pytest.raises(IntegrityError):
        database.write(work)
    assert who(database) == {}


def test_an_error_of_our_own_keeps_nothing(database):
    def work(connection):
        insert_rows(connection, members, rows("1"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(work)
    assert who(database) == {}


def test_what_is_not_waited_for_comes_before_the_next_question(database):
    def work(connection):
        insert_rows(connection, members, rows("1"))
        return connection.execute(select(members.c.member_id).where(members.c.nik == "1")).scalar_one()

    assert database.write(work) == "m"


def test_a_row_that_is_there_stays_as_it_is(database):
    database.write(lambda connection: insert_rows(connection, members, rows("1", "2")))
    other = rows("2", "3", member="other")
    database.write(lambda connection: insert_unless_there(connection, members, other))
    assert who(database) == {"1": "m", "2": "m", "3": "other"}
    assert database.write(lambda connection: insert_new(connection, members, rows("3", "4"))) == 1
    assert database.write(lambda connection: insert_new(connection, members, [])) == 0


def test_a_feed_goes_out_in_order_however_it_came(own_hq, enrol):
    """Items of one transaction are one row: a laptop may be anywhere in it."""
    database, device = own_hq.hq.database, enrol(own_hq).device
    database.write(lambda c: c.execute(devices.update().values(feed_head=0)))
    for count in [1] * 45 + [700, 3]:
        items = [CardVoided(kpj="12345600001", replaced_by=None)] * count
        database.write(lambda connection, items=items: feed.append(connection, device, items))
    with database.read() as connection:
        for cursor, last, more in ((0, 500, True), (44, 544, True), (45, 545, True), (300, 748, False)):
            items, left = feed.after(connection, device, cursor)
            assert [item.n for item in items] == list(range(cursor + 1, last + 1))
            assert left is more
        assert feed.after(connection, device, 748) == ((), False)
