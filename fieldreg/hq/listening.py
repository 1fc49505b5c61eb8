"""A socket that takes connections, and the server that answers on it."""

import errno
import socket
from typing import TYPE_CHECKING

from fieldreg.domain.faults import Fault
from fieldreg.hq.headquarters import Hq

if TYPE_CHECKING:
    import uvicorn


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on.

    Raises Fault (port_taken, port_forbidden, address_not_here, port_trouble).
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        # asyncio sends small writes at once only on sockets that say TCP;
        # else each reply waits 40 ms for an ACK.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise _refusal(error, host, port) from error
    # So that the same port is free again at once after a stop; Windows needs no such leave.
    if hasattr(socket, "SO_REUSEPORT"):
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise _refusal(error, host, port) from error
    return listener


def _refusal(error: OSError, host: str, port: int) -> Fault:
    """Why the system does not let us listen there: each has another way out."""
    if error.errno == errno.EADDRINUSE:
        return Fault("port_taken", host=host, port=port)
    if isinstance(error, PermissionError):
        return Fault("port_forbidden", port=port)
    if isinstance(error, socket.gaierror) or error.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
        return Fault("address_not_here", host=host)
    return Fault("port_trouble", host=host, port=port, why=error.strerror or "?")


def server_of(hq: Hq) -> "uvicorn.Server":
    """A server of this HQ that has not begun to run."""
    import uvicorn  # noqa: PLC0415 - only who serves pays for loading it

    from fieldreg.hq.api import make_app  # noqa: PLC0415 - likewise FastAPI

    return uvicorn.Server(
        uvicorn.Config(
            make_app(hq),
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=10,
        )
    )
