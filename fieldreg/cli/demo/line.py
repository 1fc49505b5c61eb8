"""A line between laptop and HQ that can be cut in the middle, and that counts what passes."""

import contextlib
import socket
import threading
from typing import Self


class BadLine:
    """A TCP forwarder on loopback that can hang up on everybody in the middle of a message."""

    def __init__(self, target_port: int) -> None:
        self._target = ("127.0.0.1", target_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._left: dict[bool, int] = {}
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self.bytes_up = 0
        self.bytes_down = 0
        self.cuts = 0
        self._thread = threading.Thread(target=self._accept, name="bad-line", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """What the laptop takes for HQ's address."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut_after(self, count: int, *, up: bool) -> None:
        """Cut once, after `count` more bytes from the laptop (`up`) or from HQ."""
        with self._lock:
            self._left[up] = count

    def close(self) -> None:
        """Hang up for good."""
        with contextlib.suppress(OSError):
            # Wakes the accepting thread, which close() alone does not on every system.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._hang_up()
        self._thread.join(timeout=5)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                laptop, _address = self._listener.accept()
            except OSError:
                return
            try:
                hq = socket.create_connection(self._target)
            except OSError:
                laptop.close()  # HQ is down: the laptop sees a line that leads nowhere
                continue
            with self._lock:
                self._open |= {laptop, hq}
            for source, sink, up in ((laptop, hq, True), (hq, laptop, False)):
                threading.Thread(
                    target=self._pump, args=(source, sink), kwargs={"up": up}, daemon=True
                ).start()

    def _pump(self, source: socket.socket, sink: socket.socket, *, up: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(16 * 1024):
                allowed = self._count(len(data), up=up)
                sink.sendall(data[:allowed])
                if allowed < len(data):
                    self._hang_up()
                    return
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def _count(self, size: int, *, up: bool) -> int:
        """How many of the bytes may still pass."""
        with self._lock:
            left = self._left.get(up)
            allowed = size if left is None else min(size, left)
            if up:
                self.bytes_up += allowed
            else:
                self.bytes_down += allowed
            if left is not None:
                self._left[up] = left - allowed
                if allowed < size:
                    del self._left[up]
                    self.cuts += 1
            return allowed

    def _hang_up(self) -> None:
        with self._lock:
            sockets, self._open = self._open, set()
        for each in sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
