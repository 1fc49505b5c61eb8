"""The frozen folder, built by build.spec as `make frozen` does, works where there is no Python."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import fieldreg
from fieldreg.app import Home, enrol_laptop, sync_now
from fieldreg.cli.hq_main import VERBS as HQ_VERBS
from fieldreg.cli.main import VERBS
from fieldreg.hq import EmbeddedHq

TOP = Path(__file__).parents[2]
PROGRAM = "fieldreg.exe" if sys.platform == "win32" else "fieldreg"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """(the folder, the work folder)."""
    place = tmp_path_factory.mktemp("frozen")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", place / "dist", "--workpath", place / "work", TOP / "build.spec"),
        ],
        check=True,
        cwd=TOP,
        env=os.environ | {"PYINSTALLER_CONFIG_DIR": str(place / "config")},
    )
    return place / "dist" / "fieldreg", place / "work" / "build"


@pytest.fixture(scope="module")
def folder(built):
    return built[0]


def bare(tmp_path, **more):
    """An environment that knows no Python: as on a laptop where somebody unpacked the folder."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    home = {"HOME": str(tmp_path), "FIELDREG_HOME": str(tmp_path / "laptop"), "LC_ALL": "C.UTF-8"}
    return {**kept, **home, **more}


def call(folder, tmp_path, *arguments, program=PROGRAM, **more):
    return subprocess.run(
        [folder / program, *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=bare(tmp_path, **more),
        check=False,
    )


def test_it_says_its_version(folder, tmp_path):
    assert call(folder, tmp_path, "--version").stdout.strip() == f"fieldreg, version {fieldreg.__version__}"
    hq = call(folder, tmp_path, "--version", program=PROGRAM.replace("fieldreg", "fieldreg-hq"))
    assert hq.stdout.strip() == f"fieldreg-hq, version {fieldreg.__version__}"


def test_it_finds_its_tables_and_words(folder, tmp_path):
    said = json.loads(call(folder, tmp_path, "nik", "3171070101850000", "--json").stdout)
    assert said["district"] == {"code": "31.71.07", "name": "Tanah Abang"}
    assert "Enrol it first" in call(folder, tmp_path, "status").stderr


def test_every_verb_is_in_the_folder(folder, tmp_path):
    for program, verbs in (("fieldreg", VERBS), ("fieldreg-hq", HQ_VERBS)):
        for verb in verbs:
            helped = call(folder, tmp_path, verb, "--help", program=PROGRAM.replace("fieldreg", program))
            assert helped.returncode == 0, (verb, helped.stderr)


def test_the_main_job_is_proved(folder, tmp_path):
    done = call(folder, tmp_path, "demo", "--out", "out")
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["registered"] == report["cards_read_back"] > 0
    assert all(proof["ok"] for proof in report["proofs"])


def test_a_laptop_is_enrolled_and_found_sound(folder, tmp_path):
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345600900")
        said = call(
            folder,
            tmp_path,
            *("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi"),
            FIELDREG_PIN="246810",
        )
        assert said.returncode == 0, said.stderr
        doctor = call(folder, tmp_path, "doctor", "--json", FIELDREG_PIN="246810")
    assert doctor.returncode == 0, doctor.stderr
    found = {each["what"]: each["problem"] for each in json.loads(doctor.stdout)}
    assert found["file"] is found["chain"] is found["tables"] is None


def test_another_program_in_its_place_opens_what_the_first_one_wrote(folder, tmp_path):
    """An upgrade replaces the folder of the program; the laptop's data is elsewhere and stays."""
    with EmbeddedHq.start(tmp_path / "hq", issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345600900")
        with enrol_laptop(
            Home(tmp_path / "laptop"), hq_url=hq.url, code=hq.new_code(), pin="246810", officer_name="Dewi",
            laptop_name="Laptop 1", keyring=False,
        ) as desk:  # fmt: skip
            sync_now(desk)
    person = {
        "nik": "3171074107909901", "name": "RUKMINI CONTOH", "occupation": "porter", "income": "1500000",
        "payment_method": "cash", "payment_reference": "1", "consent_version": "1",
    }  # fmt: skip
    (tmp_path / "person.json").write_text(json.dumps(person), "utf-8")
    said = call(folder, tmp_path, "register", "--json", "person.json", FIELDREG_PIN="246810")
    assert said.returncode == 0, said.stderr
    kpj = json.loads(said.stdout)["kpj"]
    shutil.copytree(folder, tmp_path / "newer", symlinks=True)
    slip = ("slip", kpj, "--receipt", "--printer", str(tmp_path / "lp0"))
    said = call(tmp_path / "newer", tmp_path, *slip, FIELDREG_PIN="246810")
    assert said.returncode == 0, said.stderr
    assert b"Rukmini Contoh" in (tmp_path / "lp0").read_bytes()


def test_cameras_and_printers_have_their_plugins(folder):
    plugins = {path.stem.removeprefix("lib") for path in (folder / "_internal").rglob("plugins/*/*")}
    assert {"ffmpegmediaplugin"} <= plugins
    assert plugins & {"cupsprintersupport", "windowsprintersupport"}


def test_the_window_opens(folder, tmp_path):
    """Qt itself says when the window is shown; nothing but that is said."""
    with subprocess.Popen(
        [folder / PROGRAM],
        stderr=subprocess.PIPE,
        text=True,
        env=bare(tmp_path, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="qt.widgets.showhide=true"),
    ) as program:
        said = []
        for line in program.stderr:
            said.append(line)
            if "Showing children of Window(" in line:
                break
        else:
            pytest.fail("".join(said[-20:]))
        program.terminate()
    assert not [line for line in said if not line.startswith("qt.widgets.showhide")]


def test_nothing_bundled_misses_a_library_that_was_left_out(folder):
    """What build.spec leaves out of Qt is asked for by nothing that it leaves in."""
    inside = folder / "_internal"
    names = {path.name for path in inside.rglob("*.so*")}
    needed = set()
    for library in inside.rglob("*.so*"):
        told = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True).stdout
        needed |= {
            word for word in re.findall(r"NEEDED\s+(\S+)", told) if word.startswith(("libQt6", "libpy"))
        }
    assert needed
    assert needed <= names


def test_it_carries_notices_of_everything_and_nothing_of_the_build(built):
    folder, work = built
    inside = folder / "_internal"
    notices = (inside / "THIRD-PARTY-NOTICES.txt").read_text("utf-8")
    for found in inside.glob("*.dist-info"):
        assert found.name.partition("-")[0].replace("_", "-") in notices.replace("_", "-")
    assert (work / "third-party.md").read_text("utf-8") == (TOP / "delivery" / "third-party.md").read_text(
        "utf-8"
    )
    tops = {path.name for path in inside.iterdir()}
    assert not tops & {"pytest", "hypothesis", "mypy", "PyInstaller", "setuptools", "tests"}
    assert not [path for path in inside.rglob("*") if path.suffix in {".debug", ".pdb", ".a", ".lib"}]
