"""The line is cut after every single byte of a sync, both ways: in the end all is at HQ exactly once."""

import contextlib
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from fieldreg import wire
from fieldreg.app import Desk
from fieldreg.app.filter_shelf import FilterShelf
from fieldreg.app.outbox import StoreOutbox
from fieldreg.cli.demo.line import BadLine
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq
from fieldreg.remote import HttpsLine
from fieldreg.sync import Fetched, fetch_bulk, run_round
from tests.desks import enrolled_desk
from tests.people import nik, registered


class Field:
    """A laptop, an HQ, and the line between them."""

    def __init__(self, hq: EmbeddedHq, desk: Desk, bad: BadLine) -> None:
        self.hq, self.desk, self.bad = hq, desk, bad
        self.people = 0

    def somebody_comes(self) -> None:
        self.people += 1
        fact = registered(self.people, None, nik=f"317107{self.people:010d}")
        with self.desk.store.unit() as unit:
            unit.record(fact, self.desk.stamp())

    def sync(self) -> None:
        with closing(self._line()) as line:
            run_round(StoreOutbox(self.desk), line)

    def fetch(self) -> Fetched:
        with closing(self._line()) as line:
            return fetch_bulk(FilterShelf(lambda task: task(self.desk)), line, for_s=60)

    def _line(self) -> HttpsLine:
        identity = self.desk.identity()
        return HttpsLine(
            self.bad.url,
            device=identity.device,
            key=wire.SigningKey(identity.signing_key),
            hq_key=wire.PublicKey(identity.hq_key),
        )

    def size_of_a_sync(self, *, up: bool) -> int:
        self.somebody_comes()
        before = self.bad.bytes_up, self.bad.bytes_down
        self.sync()
        return self.bad.bytes_up - before[0] if up else self.bad.bytes_down - before[1]


@pytest.fixture
def field(tmp_path):
    with EmbeddedHq.start(tmp_path / "hq") as hq, BadLine(int(hq.url.rpartition(":")[2])) as bad:
        desk = enrolled_desk(tmp_path / "laptop", hq.hq)
        yield Field(hq, desk, bad)
        desk.close()


def cut_everywhere(field: Field, *, up: bool, step: int) -> None:
    field.sync()
    # signatures and times differ by a few bytes from push to push
    last = field.size_of_a_sync(up=up) + 8
    for count in range(0, last, step):
        field.somebody_comes()
        field.bad.cut_after(count, up=up)
        with contextlib.suppress(Fault):
            field.sync()
        field.bad.cut_after(10**9, up=up)
        field.sync()
        assert field.desk.store.journal.acknowledged() == field.desk.store.journal.head()
    assert field.bad.cuts >= (last - 8) // step - 2, "the line did break"
    found = Counter(row["member_id"] for row in field.hq.records())
    assert found == Counter(f"{n:032x}" for n in range(1, field.people + 1))
    assert {row["verdict"] for row in field.hq.records()} == {"accepted"}
    told = field.desk.store.database.conn.execute("SELECT verdict, count(*) FROM member GROUP BY verdict")
    assert dict(told) == {"accepted": field.people}
    assert field.desk.store.check().sound


def cut_a_filter_everywhere(field: Field, file: Path, *, up: bool, step: int) -> None:
    file.write_text("".join(f"{nik(n)}\n" for n in range(20)))

    def published() -> int:
        version = field.hq.hq.build_filter(file=file).version
        field.sync()
        return version

    published()
    before = field.bad.bytes_up, field.bad.bytes_down
    assert field.fetch().left == 0
    last = (field.bad.bytes_up - before[0] if up else field.bad.bytes_down - before[1]) + 8
    for count in range(0, last, step):
        version = published()
        field.bad.cut_after(count, up=up)
        field.fetch()
        field.bad.cut_after(10**9, up=up)
        assert field.fetch().left == 0
        assert [each.version for each in field.desk.store.member_filters.known()] == [version]
        assert field.desk.store.member_filters.damaged() == ()
    assert field.bad.cuts >= (last - 8) // step - 2, "the line did break"


@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_a_filter_cut_here_and_there(field, tmp_path, up):
    cut_a_filter_everywhere(field, tmp_path / "members", up=up, step=167)


@pytest.mark.slow
@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_a_filter_cut_at_every_third_byte(field, tmp_path, up):
    cut_a_filter_everywhere(field, tmp_path / "members", up=up, step=3)


@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_cut_here_and_there(field, up):
    cut_everywhere(field, up=up, step=67)


@pytest.mark.slow
@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_cut_at_every_byte(field, up):
    cut_everywhere(field, up=up, step=1)
