"""A real HQ on loopback: one for each file of tests, and laptops as many as a test wants."""

import itertools

import pytest

from fieldreg.hq import EmbeddedHq
from tests.hq.laptop import Laptop, registered

_persons = itertools.count(1)


@pytest.fixture(scope="module")
def hq(tmp_path_factory):
    with EmbeddedHq.start(tmp_path_factory.mktemp("hq"), issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def own_hq(tmp_path):
    """An HQ without pools that no other test touches."""
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh") as hq:
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
