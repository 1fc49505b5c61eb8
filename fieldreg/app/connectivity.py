"""Whether there is a network, asked of this machine alone: no byte leaves it, no name is looked up.

A datagram socket that is "connected" sends nothing; the system only says which of its own addresses would
be used. Another address, or one where there was none, is another network: a hotspot, the office's cable.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

_ANYWHERE = ("192.0.2.1", "2001:db8::1")
"""Addresses of nobody (RFC 5737, RFC 3849): whatever route leads there is the way to the world."""
_PORT = 9

OwnAddresses = tuple[str, ...]
Look = Callable[[str], OwnAddresses]


def own_addresses(hq_host: str = "") -> OwnAddresses:
    """This machine's addresses from which HQ, and the world, would be reached; () without a network.

    About 50 µs. `hq_host` counts where it is an address; a name is not resolved, for that would cost data.
    """
    targets = [*_ANYWHERE]
    with suppress(ValueError):
        targets.append(str(ip_address(hq_host)))
    found = (_own_address(target) for target in targets)
    return tuple(dict.fromkeys(address for address in found if address))


class Connectivity:
    """Notices networks that come. Ask it every few seconds; any one thread."""

    def __init__(self, hq_url: str, *, look: Look = own_addresses) -> None:
        self._host = urlsplit(hq_url).hostname or ""
        self._near = self._host == "localhost" or self._host.startswith("127.") or self._host == "::1"
        self._look = look
        self._addresses = look(self._host)

    @property
    def online(self) -> bool:
        """Whether there was any network at the last look. HQ on this very machine needs none."""
        return self._near or bool(self._addresses)

    def look_again(self) -> bool:
        """Look, and say whether a network has come since the last look, or taken another's place."""
        before, self._addresses = self._addresses, self._look(self._host)
        return bool(set(self._addresses) - set(before))


def _own_address(target: str) -> str:
    family = socket.AF_INET6 if ":" in target else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect((target, _PORT))
            return str(asked.getsockname()[0])
    except OSError:
        return ""
