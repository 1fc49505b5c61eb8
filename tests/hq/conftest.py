"""A real HQ on loopback: one for each file of tests, and laptops as many as a test wants.

Every test here runs unchanged over SQLite and over a real PostgreSQL.
"""

import itertools
import shutil
from pathlib import Path

import pytest

from fieldreg.hq import EmbeddedHq, Hq, HqConfig, init
from tests.desks import FixedClock
from tests.hq.laptop import Laptop, registered
from tests.hq.postgres import Cluster

_persons = itertools.count(1)


@pytest.fixture(scope="session")
def cluster():
    with Cluster() as cluster:
        yield cluster


class SqlitePlaces:
    """Databases in files."""

    every = 1
    """Of many states that are like each other, each is tried."""

    def new(self, folder: Path) -> str:
        """A URL for a new database."""
        folder.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{folder / 'hq.sqlite'}"

    def copy(self, url: str) -> str:
        """A backup of a database that nobody has open; its URL."""
        path = Path(url.removeprefix("sqlite:///"))
        shutil.copy(path, path.with_suffix(".copy"))
        return f"{url.removesuffix('.sqlite')}.copy"

    def bring_back(self, url: str, copy: str) -> None:
        """Put the backup in the place of the database."""
        Path(copy.removeprefix("sqlite:///")).replace(url.removeprefix("sqlite:///"))


class PostgresPlaces:
    """Databases of the test server."""

    every = 5
    """Here one costs a second: every fifth."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def new(self, _folder: Path) -> str:
        return self._cluster.url(self._cluster.new_database())

    def copy(self, url: str) -> str:
        return self._cluster.url(self._cluster.new_database(_name(url)))

    def bring_back(self, url: str, copy: str) -> None:
        self._cluster.drop(_name(url))
        self._cluster._admin(f'ALTER DATABASE "{_name(copy)}" RENAME TO "{_name(url)}"')


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def places(request):
    """Where databases of one kind are made."""
    if request.param == "sqlite":
        return SqlitePlaces()
    return PostgresPlaces(request.getfixturevalue("cluster"))


@pytest.fixture(scope="module")
def hq(places, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hq")
    with EmbeddedHq.start(folder, issuer="HQ Contoh", database_url=places.new(folder)) as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def own_url(places, tmp_path):
    """The database of `own_hq`."""
    return places.new(tmp_path / "hq")


@pytest.fixture
def own_hq(own_url, tmp_path):
    """An HQ without pools that no other test touches."""
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh", database_url=own_url) as hq:
        yield hq


@pytest.fixture
def direct_hq(places, tmp_path):
    """An HQ with numbers for laptops in this process, on their clock (`tests.desks`)."""
    config = HqConfig(folder=tmp_path / "hq", database_url=places.new(tmp_path / "hq"))
    init(config, issuer="HQ Contoh")
    with Hq(config, clock=FixedClock().now_ms) as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def enrol():
    lines = []

    def enrolled(hq, *, numbers=0, **fields):
        laptop = Laptop(hq.url, **fields)
        assert laptop.enrol(hq.new_code()).status_code == 200
        lines.append(laptop.line)
        if numbers:
            laptop.ask_lease(numbers)
            laptop.sync()
        return laptop

    yield enrolled
    for line in lines:
        line.close()


@pytest.fixture
def laptop(hq, enrol):
    return enrol(hq)


@pytest.fixture
def person():
    """A registration of somebody new."""

    def made(kpj=None, **fields):
        return registered(f"31710757039{next(_persons):05d}", kpj, **fields)

    return made
