"""Intake and duplicate check with a million members at HQ against ten thousand, on PostgreSQL (fsync on)."""

import itertools
import random
import tempfile
import time
from pathlib import Path

from sqlalchemy import Connection

from fieldreg import wire
from fieldreg.hq import Hq, HqConfig, init
from tests.bench.bench_upload import _Persons
from tests.bench.figures import Figure
from tests.hq.postgres import Cluster

_FEW, _MANY = 10_000, 1_000_000
_RECORDS, _BATCH = 5_000, 100
_ROWS = "FROM generate_series(%(first)s::bigint, %(last)s::bigint) n"
_SEED = (
    f"INSERT INTO members (nik, member_id) SELECT '9' || lpad(n::text, 15, '0'), md5(n::text) {_ROWS}",
    f"""
    INSERT INTO numbers (kpj, member_id)
    SELECT lpad((n + 50000000000)::text, 11, '0'), md5(n::text) {_ROWS}
    """,
    f"""
    INSERT INTO registrations (member_id, device, installation, seq, nik, name, kpj, verdict, judged_ms)
    SELECT md5(n::text), md5((n %% 500)::text), md5((n %% 500)::text), n, '9' || lpad(n::text, 15, '0'),
    'ORANG CONTOH', lpad((n + 50000000000)::text, 11, '0'), 'accepted', 0 {_ROWS}
    """,
)


def run() -> list[Figure]:
    """Records a second through HQ's door, one client, judged; the second against the first."""
    with Cluster(durable=True) as cluster, tempfile.TemporaryDirectory() as folder:
        config = HqConfig(folder=Path(folder), database_url=cluster.url(cluster.new_database()))
        init(config, issuer="HQ Contoh")
        with Hq(config) as hq:
            hq.add_pool("12345600001", "12345699999")
            laptop = _laptop(hq)
            _bring(hq, laptop)  # so that connections, plans and caches are warm
            _seed(hq, 1, _FEW)
            few = _bring(hq, laptop)
            _seed(hq, _FEW + 1, _MANY)
            many = _bring(hq, laptop)
    return [
        Figure(f"intake and duplicate check, {_FEW:,} members", few, "records/s"),
        Figure(f"the same, {_MANY:,} members", many, "records/s", few, many / few, "≥ 0.67 ×"),
    ]


def _laptop(hq: Hq) -> _Persons:
    laptop = _Persons("", officer="0198c2f0c0de7000a000000000000017", chance=random.Random(5))
    code = wire.read_enrol_code(hq.new_enrol_code())
    assert code is not None
    request = wire.EnrolRequest(
        secret=code.secret, installation=laptop.installation, public_key=laptop.key.public.text, name=""
    )
    laptop.device = hq.enrol(request).device
    laptop.numbers = itertools.count(0)
    return laptop


def _bring(hq: Hq, laptop: _Persons) -> float:
    laptop.ask_lease(_RECORDS)
    laptop.apply(hq.receive(laptop.push_of()))
    lease = laptop.feed[-1]
    laptop.numbers = itertools.count(int(lease.first))
    for _ in range(_RECORDS):
        laptop.write(laptop._person())
    start = time.perf_counter()
    while laptop.acknowledged < len(laptop.entries):
        last = min(laptop.acknowledged + _BATCH, len(laptop.entries))
        laptop.apply(hq.receive(laptop.push_of(laptop.acknowledged + 1, last)))
    return _RECORDS / (time.perf_counter() - start)


def _seed(hq: Hq, first: int, last: int) -> None:
    def members(connection: Connection) -> None:
        for statement in _SEED:
            connection.exec_driver_sql(statement, {"first": first, "last": last})

    hq.database.write(members)
    with hq.database.read() as connection:
        # what autovacuum does by itself within a minute
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


if __name__ == "__main__":
    for figure in run():
        print(figure)
