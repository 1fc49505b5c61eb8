"""Wheel and sdist work when they are installed into an empty environment, without this checkout."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import fieldreg

TOP = Path(__file__).parents[2]
BIN = "Scripts" if sys.platform == "win32" else "bin"

pytestmark = pytest.mark.slow


def build(kind, to):
    """The wheel or the sdist of this checkout, by its own build back end."""
    code = f"import hatchling.build as b; print(b.build_{kind}({str(to)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    return to / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """An environment with the wheel and what it requires, no extra."""
    place = tmp_path_factory.mktemp("base")
    wheel = build("wheel", place)
    subprocess.run([sys.executable, "-m", "venv", place / "env"], check=True)
    install = [
        place / "env" / BIN / "python",
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        wheel,
    ]
    subprocess.run(install, check=True)
    return place / "env" / BIN


def call(base, tmp_path, *arguments, program="fieldreg"):
    return subprocess.run(
        [base / program, *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PATH": os.defpath, "HOME": str(tmp_path), "FIELDREG_HOME": str(tmp_path / "laptop")},
        check=False,
    )


def test_the_base_package_has_neither_window_nor_headquarters(base, tmp_path):
    names = subprocess.run([base / "python", "-m", "pip", "list"], capture_output=True, text=True, check=True)
    assert "PySide6" not in names.stdout
    assert "fastapi" not in names.stdout
    window = call(base, tmp_path)
    assert (window.returncode, "fieldreg[desktop]" in window.stderr) == (1, True)
    for program, *arguments in (
        ("fieldreg", "demo"),
        ("fieldreg-hq", "init", "--issuer", "https://hq.example"),
    ):
        refused = call(base, tmp_path, *arguments, program=program)
        assert (refused.returncode, "fieldreg[hq]" in refused.stderr) == (1, True), refused.stderr


def test_the_base_package_runs_the_verbs_without_a_laptop(base, tmp_path):
    assert call(base, tmp_path, "--version").stdout == f"fieldreg, version {fieldreg.__version__}\n"
    said = json.loads(call(base, tmp_path, "nik", "3171070101850000", "--json").stdout)
    assert said["birth_date"] == "1985-01-01"
    quote = ("quote", "--income", "1000000", "--months", "1", "--from", "2026-11", "--json")
    assert json.loads(call(base, tmp_path, *quote).stdout)["total_rp"] == 8_400


def test_the_sdist_builds_the_same_wheel(tmp_path):
    wheel = build("wheel", tmp_path)
    with tarfile.open(build("sdist", tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = tmp_path / f"fieldreg-{fieldreg.__version__}"
    code = f"import hatchling.build as b; print(b.build_wheel({str(tmp_path / 'again')!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=unpacked, check=True, capture_output=True)
    again = tmp_path / "again" / wheel.name
    assert again.read_bytes() == wheel.read_bytes()
    assert (unpacked / "build.spec").is_file()
    assert (unpacked / "delivery" / "notices.py").is_file()
