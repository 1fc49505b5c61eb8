"""HQ as it runs in earnest: a process of its own, or several, behind one port."""

import multiprocessing
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldreg.hq import Hq, HqConfig, init, serve

_START_S = 30


@contextmanager
def served(folder: Path, database_url: str = "", *, workers: int = 1) -> Iterator[tuple[Hq, str, int]]:
    """An HQ for its own people (in this process), its URL for laptops, and the pid of the program."""
    config = HqConfig(folder=folder, database_url=database_url)
    init(config, issuer="HQ Contoh")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    program = context.Process(target=serve, args=(config,), kwargs={"port": port, "workers": workers})
    program.start()
    try:
        _wait_for(port)
        with Hq(config) as hq:
            yield hq, f"http://127.0.0.1:{port}", program.pid
    finally:
        program.terminate()
        program.join(_START_S)
        if program.is_alive():
            program.kill()
            program.join()


def children_of(pid: int) -> list[int]:
    """The processes that a program has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _wait_for(port: int) -> None:
    end = time.monotonic() + _START_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return
