"""A bad line in user space: rate, delay and loss as TCP feels them, over loopback.

Bytes go in segments of 1,460. Each waits its turn on the wire (rate) and then travels (half the round trip);
a lost one arrives a round trip later (fast retransmission) or, with nothing behind it, a second later
(retransmission timer), and in either case holds up those behind it, for TCP delivers in order. A connection
costs a round trip before its first byte. At 64 kbit/s a window never matters: 2,400 bytes fill the line.
"""

import queue
import random
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self

_SEGMENT = 1460
_TIMER_S = 1.0


class ShapedLine:
    """A forwarder to `target`; `url` is what a laptop takes for HQ's address."""

    def __init__(
        self, target: str, *, bits_s: int = 64_000, round_trip_s: float = 0.3, loss: float = 0.02
    ) -> None:
        host, _, port = target.removeprefix("http://").partition(":")
        self._target = host, int(port)
        self._bytes_s, self._round_trip_s, self._loss = bits_s / 8, round_trip_s, loss
        self._chance = random.Random(2)
        self._ends: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for each in self._ends:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            far = socket.create_connection(self._target)
            self._ends += near, far
            far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, sink, late in ((near, far, self._round_trip_s), (far, near, 0.0)):
                self._direction(source, sink, late)

    def _direction(self, source: socket.socket, sink: socket.socket, late_s: float) -> None:
        on_the_way: queue.Queue[tuple[float, bytes]] = queue.Queue()
        for work in (self._send, self._deliver):
            run: Callable[..., None] = work
            args = (source, on_the_way, late_s) if work == self._send else (sink, on_the_way)
            threading.Thread(target=run, args=args, daemon=True).start()

    def _send(
        self, source: socket.socket, on_the_way: "queue.Queue[tuple[float, bytes]]", late_s: float
    ) -> None:
        free = time.monotonic() + late_s
        arrived = 0.0
        waiting = b""
        with suppress(OSError):
            while data := waiting or source.recv(65536):
                segment, waiting = data[:_SEGMENT], data[_SEGMENT:]
                free = max(free, time.monotonic()) + len(segment) / self._bytes_s
                arrival = free + self._round_trip_s / 2
                while self._chance.random() < self._loss:
                    arrival += self._round_trip_s if waiting else _TIMER_S
                arrived = max(arrived, arrival)
                on_the_way.put((arrived, segment))
        on_the_way.put((max(arrived, time.monotonic()), b""))

    @staticmethod
    def _deliver(sink: socket.socket, on_the_way: "queue.Queue[tuple[float, bytes]]") -> None:
        with suppress(OSError):
            while True:
                at, segment = on_the_way.get()
                time.sleep(max(0.0, at - time.monotonic()))
                if not segment:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(segment)
