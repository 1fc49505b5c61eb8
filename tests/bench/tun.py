"""The worst line as the kernel sees it: two network namespaces, two TUN devices, a forwarder between them.

Packets wait for their turn (rate), travel (delay), get lost, or find a full queue, each way by itself, so
real TCP and real TLS do what they do on such a line. While it is dropped nothing passes; what was connected
before stays dead afterwards, as behind a hotspot that has forgotten its translations. Linux, as root.
"""

import fcntl
import os
import queue
import random
import select
import struct
import subprocess
import threading
import time
from contextlib import suppress
from typing import Self

_SET_INTERFACE, _TUN_NO_INFO = 0x400454CA, 0x1001
_MTU = 1400
_QUEUE_BYTES = 48 * 1024
"""What a cheap modem holds: six seconds at 64 kbit/s."""
LAPTOP, HQ = "10.169.0.1", "10.169.0.2"


def possible() -> bool:
    """Whether this machine lets us make one."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and os.access("/dev/net/tun", os.R_OK | os.W_OK)


class TunLine:
    """`near` and `far` are commands that run what follows them on the laptop's side and on HQ's."""

    def __init__(
        self,
        *,
        bits_s: int = 64_000,
        round_trip_s: float = 0.3,
        loss: float = 0.02,
        drop_every_s: float = 0.0,
        drop_for_s: float = 10.0,
        first_drop_s: float = 0.0,
    ) -> None:
        """`first_drop_s`: when the first drop comes after `start_drops`; 0 as the others."""
        self._bytes_s, self._delay_s, self._loss = bits_s / 8, round_trip_s / 2, loss
        self._every_s, self._for_s, self._first_s = drop_every_s, drop_for_s, first_drop_s
        self._chance = random.Random(2)
        self._names = [f"fr{os.getpid()}{end}" for end in "ab"]
        self.near, self.far = (("ip", "netns", "exec", name) for name in self._names)
        self._down = False
        self._epoch = 0
        self._epoch_of: dict[tuple[bytes, bytes], int] = {}
        self._stopping = threading.Event()
        self.drops = self.lost = 0
        self.bytes = [0, 0]
        """Up and down, IP headers and repeats included."""

    def __enter__(self) -> Self:
        self._devices = []
        for name, own, other in zip(self._names, (LAPTOP, HQ), (HQ, LAPTOP), strict=True):
            device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(device, _SET_INTERFACE, struct.pack("16sH", name.encode(), _TUN_NO_INFO))
            self._devices.append(device)
            for command in (
                f"netns add {name}",
                f"link set {name} netns {name}",
                f"-n {name} link set lo up",
                f"-n {name} addr add {own} peer {other} dev {name}",
                f"-n {name} link set {name} mtu {_MTU} up",
            ):
                subprocess.run(["ip", *command.split()], check=True)
        near, far = self._devices
        self._threads = [
            threading.Thread(target=self._direction, args=(way, *ends))
            for way, ends in enumerate(((near, far), (far, near)))
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()
        for name, device in zip(self._names, self._devices, strict=True):
            subprocess.run(["ip", "netns", "del", name], check=False)
            os.close(device)

    def start_drops(self) -> None:
        """From now on the line drops, again and again."""
        threading.Thread(target=self._drop, daemon=True).start()

    def _drop(self) -> None:
        wait_s = self._first_s or self._every_s
        while self._every_s and not self._stopping.wait(wait_s):
            self._down, self.drops = True, self.drops + 1
            self._stopping.wait(self._for_s)
            self._epoch += 1
            self._down, wait_s = False, self._every_s

    def _direction(self, way: int, source: int, sink: int) -> None:
        on_the_way: queue.Queue[tuple[float, bytes]] = queue.Queue()
        deliverer = threading.Thread(target=self._deliver, args=(on_the_way, sink))
        deliverer.start()
        free = 0.0
        while not self._stopping.is_set():
            if not select.select([source], [], [], 0.1)[0]:
                continue
            packet = os.read(source, 65536)
            now = time.monotonic()
            full = (free - now) * self._bytes_s > _QUEUE_BYTES
            if self._is_dead(packet) or full or self._chance.random() < self._loss:
                self.lost += 1
                continue
            self.bytes[way] += len(packet)
            free = max(free, now) + len(packet) / self._bytes_s
            on_the_way.put((free + self._delay_s, packet))
        on_the_way.put((0.0, b""))
        deliverer.join()

    def _deliver(self, on_the_way: "queue.Queue[tuple[float, bytes]]", sink: int) -> None:
        while True:
            at, packet = on_the_way.get()
            if not packet:
                return
            time.sleep(max(0.0, at - time.monotonic()))
            if not self._down:
                with suppress(OSError):
                    os.write(sink, packet)

    def _is_dead(self, packet: bytes) -> bool:
        """Whether the line is down, or was since this connection began."""
        if self._down or packet[0] >> 4 != 4 or packet[9] != 6:
            return True
        start = (packet[0] & 15) * 4
        ports = packet[start : start + 2], packet[start + 2 : start + 4]
        begins = packet[start + 13] & 0x12 == 0x02  # SYN without ACK
        key = min(ports, ports[::-1])
        if begins:
            self._epoch_of[key] = self._epoch
        return self._epoch_of.get(key) != self._epoch
