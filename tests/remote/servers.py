"""Servers written by hand: an HQ of a few lines, and everything that only looks like one."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fieldreg import wire

ID = "a" * 32
OTHER = "b" * 32


@dataclass
class Answer:
    """What goes back, byte for byte."""

    status: int
    headers: dict[str, str]
    body: bytes
    length: int | None = None
    """What Content-Length claims, where it is not the body's."""


Handler = Callable[[wire.HttpRequest], Answer]


@contextmanager
def serving(
    handler: Handler, *, tls: ssl.SSLContext | None = None, keep_alive: bool = False
) -> Iterator[str]:
    """A server on loopback that answers every POST and GET by `handler`; its URL."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            sent = wire.HttpRequest(
                method=self.command, path=self.path, headers=dict(self.headers.items()), body=body
            )
            answer = handler(sent)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(answer.length or len(answer.body)))
            if not keep_alive:
                self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = not keep_alive

        do_GET = do_POST  # noqa: N815 - the library's name

        def log_message(self, *_):
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def finish_request(self, request, client_address):
            # here, on the connection's own thread: a handshake must not hold up the others
            with suppress(OSError):
                spoken = tls.wrap_socket(request, server_side=True) if tls else request
                super().finish_request(spoken, client_address)
                if tls:
                    spoken.close()

    server = Server(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class LittleHq:
    """Signs as HQ does; each method is a handler."""

    def __init__(self):
        self.key = wire.SigningKey.generate()
        self.first = None

    def reply(self, device=ID, installation=ID, key=None):
        receipt = wire.sign_receipt(
            key or self.key, device=device, installation=installation, seq=0, entry_hash=b"\0" * 32, at_ms=1
        )
        return wire.Reply(receipt=receipt, time=1)

    def answer(self, sent, message, *, status=200, key=None, packed=None, encoding="zstd"):
        answer = wire.HttpResponse(
            status_code=status,
            request=sent,
            headers={"Content-Type": "application/json", "Content-Encoding": encoding},
            body=wire.pack(wire.encode_message(message), encoding) if packed is None else packed,
        )
        wire.sign_response(answer, key or self.key)
        return Answer(status, answer.headers, answer.body)

    def honest(self, sent):
        return self.answer(sent, self.reply())

    def replaying(self, sent):
        """The very first answer, again and again."""
        self.first = self.first or self.honest(sent)
        return self.first

    def refusing(self, status, code):
        return lambda sent: self.answer(sent, wire.Refusal(error=code), status=status, encoding="identity")
