"""The real programs, as subprocesses, against a real HQ on loopback."""

import json
import os
import subprocess
import sys

import pytest

from fieldreg.hq import EmbeddedHq

PIN = "246810"


@pytest.fixture(scope="session")
def run():
    """Run `fieldreg VERB …` in English and get (exit code, stdout, stderr); `home` is the data folder."""

    def call(*arguments, home=None, program="fieldreg", stdin="", **environment):
        module = {"fieldreg": "fieldreg", "fieldreg-hq": "fieldreg.cli.hq_main"}[program]
        command = (
            [sys.executable, "-m", module]
            if program == "fieldreg"
            else [sys.executable, "-c", f"from {module} import run; run()"]
        )
        env = {**os.environ, "FIELDREG_PIN": PIN, "FIELDREG_LANG": "en", **environment}
        if home is not None:
            env["FIELDREG_HOME"] = env["FIELDREG_HQ_HOME"] = str(home)
        done = subprocess.run(  # noqa: PLW1510 - the exit code is what is tested
            [*command, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            env=env,
            timeout=300,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.fixture(scope="session")
def run_json(run):
    """Run a verb with `--json` and get (exit code, value)."""

    def call(*arguments, **options):
        code, out, err = run(*arguments, "--json", **options)
        assert out, err
        return code, json.loads(out)

    return call


@pytest.fixture(scope="session")
def hq(tmp_path_factory):
    with EmbeddedHq.start(tmp_path_factory.mktemp("hq"), issuer="HQ Contoh") as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture(scope="session")
def home(run, hq, tmp_path_factory):
    """A laptop that has been enrolled by the verb."""
    home = tmp_path_factory.mktemp("home")
    code, out, err = run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi", home=home)
    assert (code, err) == (0, ""), err
    assert "500 numbers" in out
    return home
