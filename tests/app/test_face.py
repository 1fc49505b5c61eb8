"""The face of the app loads its rooms only when they are asked for."""

import subprocess
import sys

import fieldreg.app


def test_every_public_name_is_found():
    assert set(fieldreg.app.__all__) == set(fieldreg.app._HOME_OF)
    for name in fieldreg.app.__all__:
        assert hasattr(fieldreg.app, name)


def test_naming_a_folder_loads_no_database():
    code = (
        "import sys; from fieldreg.app import Home, load_settings;"
        "sys.exit(any(name in sys.modules for name in ('sqlite_utils', 'sqlcipher3', 'cryptography')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
