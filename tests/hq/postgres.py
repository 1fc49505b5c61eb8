"""A real PostgreSQL for tests and benches: found or installed, started by an unprivileged user, stopped."""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import psycopg
import pytest

_WAIT_S = 30
_INITDB = ["--username", "hq", "--auth", "trust", "--no-sync", "--encoding", "UTF8", "--locale", "C"]


class Cluster:
    """One server on a socket in a folder of its own: it listens on no port. `close` leaves nothing."""

    def __init__(self, *, durable: bool = False) -> None:
        """Start it. `durable` keeps fsync, as a bench needs it; tests end no machine, only processes."""
        programs = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="fr-pg-"))
        self._as = {"cwd": "/", "user": _unprivileged(self._folder)}
        self._names = itertools.count(1)
        data = self._folder / "data"
        subprocess.run(
            [programs / "initdb", "--pgdata", data, *_INITDB],
            check=True,
            capture_output=True,
            **self._as,
        )
        settings = {
            "listen_addresses": "", "unix_socket_directories": str(self._folder), "max_connections": "200",
            "fsync": "on" if durable else "off", "shared_buffers": "256MB", "max_wal_size": "4GB",
        }  # fmt: skip
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._log = (self._folder / "log").open("wb")
        self._server = subprocess.Popen(
            [programs / "postgres", "-D", data, *options], stdout=self._log, stderr=self._log, **self._as
        )
        self._wait()

    def new_database(self, template: str = "template1") -> str:
        """A new database's name; `template` may be another database that nobody is connected to."""
        name = f"hq{next(self._names)}"
        self._admin(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        """Throw a database away, whoever is connected."""
        self._admin(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url(self, name: str) -> str:
        """What `--database-url` takes."""
        return f"postgresql://hq@/{name}?host={self._folder}"

    def close(self) -> None:
        """Stop the server and delete what it kept."""
        self._server.terminate()
        try:
            self._server.wait(_WAIT_S)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._log.close()
        shutil.rmtree(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _admin(self, statement: str) -> None:
        with psycopg.connect(f"host={self._folder} user=hq dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)

    def _wait(self) -> None:
        end = time.monotonic() + _WAIT_S
        while True:
            try:
                self._admin("SELECT 1")
            except psycopg.OperationalError:
                if self._server.poll() is not None or time.monotonic() > end:
                    self.close()
                    raise
                time.sleep(0.02)
            else:
                return


def _programs() -> Path:
    """Where `postgres` and `initdb` are; installed from Debian where that is allowed."""
    found = _find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "postgresql"]):
            subprocess.run(command, check=False, capture_output=True)
        found = _find()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI must test on PostgreSQL, and there is none")
        pytest.skip("no PostgreSQL here, and no right to install one")
    return found


def _find() -> Path | None:
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _unprivileged(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: whose processes it gets instead (None: our own)."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in known else "nobody"
    shutil.chown(folder, name)
    folder.chmod(0o755)
    return name
