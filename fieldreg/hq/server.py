"""HQ on a line: `serve` for a server, `EmbeddedHq` in a thread for the demo, practice and tests."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from fieldreg.domain.faults import Fault
from fieldreg.hq.check_http import Register
from fieldreg.hq.config import HqConfig
from fieldreg.hq.headquarters import Hq, init
from fieldreg.hq.listening import listen, server_of
from fieldreg.hq.logs import log_to_stderr
from fieldreg.hq.workers import serve_workers

if TYPE_CHECKING:
    import uvicorn

LOOPBACK = "127.0.0.1"


def serve(
    config: HqConfig,
    *,
    host: str = LOOPBACK,
    port: int = 8169,
    workers: int = 1,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until a signal ends the process; call it on the main thread.

    `ready` is called once the port is ours and the database is open: from then on laptops are taken.

    Several `workers` are processes of their own over one database. Put a TLS-ending proxy in front of it for
    any line but loopback. Logs JSON lines to stderr. Raises Fault as `listen` does, and
    hq_missing.
    """
    log_to_stderr()
    with listen(host, port) as listener:
        if workers > 1:
            serve_workers(config, listener, workers=workers, ready=ready)
            return
        with Hq(config) as hq:
            hq.judge_waiting()
            hq.checker.start()
            ready()
            server_of(hq).run(sockets=[listener])


class EmbeddedHq:
    """An HQ on a free loopback port, in a thread of this process.

    `with EmbeddedHq.start(folder) as hq:` makes it where the folder has none. `stop` and `resume` keep
    port and data. Call it from one thread; `hq` may be used from any.
    """

    def __init__(self, config: HqConfig, *, port: int = 0, register: Register | None = None) -> None:
        self._config = config
        self._register = register
        self._port = port
        self._hq: Hq | None = None
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @classmethod
    def start(
        cls,
        folder: Path,
        *,
        port: int = 0,
        issuer: str = "fieldreg HQ",
        database_url: str = "",
        register: Register | None = None,
    ) -> Self:
        """Start one; `port` 0 takes a free one; `register` as `Hq` has it. Raises Fault (port_taken)."""
        config = HqConfig(folder=folder, database_url=database_url)
        if not config.key_file.exists():
            init(config, issuer=issuer)
        embedded = cls(config, port=port, register=register)
        embedded.resume()
        return embedded

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where it listens, also while it is stopped."""
        return f"http://{LOOPBACK}:{self._port}"

    @property
    def hq(self) -> Hq:
        """The open HQ, while it runs."""
        if self._hq is None:
            raise RuntimeError("this HQ is stopped")
        return self._hq

    def resume(self) -> None:
        """Run (again): on return it takes connections. Nothing happens where it runs already."""
        if self._hq is not None:
            return
        hq = Hq(self._config, register=self._register)
        try:
            listener = listen(LOOPBACK, self._port)
        except Fault:
            hq.close()
            raise
        hq.judge_waiting()
        hq.checker.start()
        self._hq, self._port = hq, listener.getsockname()[1]
        # The socket listens already, so whoever connects before the loop turns only waits a moment.
        self._server = server_of(hq)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listener]}, name="fieldreg-hq", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Finish the requests at hand, take no more, and close the database. Again is harmless."""
        if self._hq is None or self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join()
        self._hq.close()
        self._hq = None

    def new_code(self, *, name: str = "", valid_for: timedelta = timedelta(days=1)) -> str:
        """A one-time enrolment code."""
        return self.hq.new_enrol_code(name=name, valid_for=valid_for)

    def add_pool(self, first: str, last: str) -> None:
        """Numbers to lease out (`Hq.add_pool`)."""
        self.hq.add_pool(first, last)

    def records(self) -> Iterator[dict[str, Any]]:
        """Every person, one each (`Hq.records`)."""
        return self.hq.records()

    def devices(self) -> list[dict[str, Any]]:
        """Every laptop (`Hq.devices`)."""
        return self.hq.devices()
