"""The program is killed while the member list comes in: what was fetched stays, in the end it is whole."""

import os
import random
import subprocess
import sys
import time

import pytest

from fieldreg.app import Home, read_enrol_answer, sign_in, write_enrol_request
from fieldreg.hq import EmbeddedHq
from tests.bench.shaping import ShapedLine
from tests.people import nik

PIN = "246810"
pytestmark = pytest.mark.slow


@pytest.fixture
def hq(tmp_path):
    with EmbeddedHq.start(tmp_path / "hq") as hq:
        (tmp_path / "members").write_text("".join(f"5171{n:08d}9999\n" for n in range(200_000)) + nik(1))
        hq.hq.build_filter(file=tmp_path / "members")
        yield hq


def on_disk(home):
    return sum(file.stat().st_size for file in (home.folder / "filters").glob("*"))


def test_killed_again_and_again(hq, tmp_path):
    home, stick = Home(tmp_path / "home"), tmp_path / "daftar"
    who = {"officer_name": "Dewi", "laptop_name": "uji", "pin": PIN, "keyring": False}
    write_enrol_request(home, stick, code=hq.new_code(), **who)
    with ShapedLine(hq.url, bits_s=2_000_000, round_trip_s=0.02, loss=0.0) as line:
        stick.write_bytes(hq.hq.enrol_by_file(stick.read_bytes(), hq_url=line.url).reply)
        read_enrol_answer(home, stick, pin=PIN).close()
        chance, seen = random.Random(7), [0]
        for _ in range(6):
            env = {**os.environ, "FIELDREG_HOME": str(home.folder), "FIELDREG_PIN": PIN}
            program = subprocess.Popen(
                [sys.executable, "-m", "fieldreg", "sync", "--whole", "--json"], env=env
            )
            enough = on_disk(home) + chance.randrange(1, 150_000)
            while program.poll() is None and on_disk(home) < enough:
                time.sleep(chance.random() / 50)
            program.kill()
            program.wait()
            with sign_in(home, PIN) as desk:
                coming = desk.store.member_filters.wanted()
                if coming is None:
                    break
                assert coming.have >= seen[-1], "nothing that was fetched is fetched twice"
                seen.append(coming.have)
        assert len(set(seen)) > 2, "it was killed in the middle of it"
        with sign_in(home, PIN) as desk:
            subprocess.run([sys.executable, "-m", "fieldreg", "sync", "--whole"], env=env, check=True)
            assert desk.store.member_filters.wanted() is None, "one round that nobody kills brings the rest"
            assert desk.store.member_filters.perhaps_since(nik(1))
            assert desk.store.member_filters.damaged() == ()
            assert desk.store.check().sound
