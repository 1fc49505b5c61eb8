"""HQ as it stands in the world: the real program, and a proxy before it that ends TLS."""

import asyncio
import ssl
import sys
import threading
from contextlib import suppress
from pathlib import Path

from fieldreg.hq import HqConfig, serve

_HQ_PORT = 8169


def main(folder: str, certificate: str, host: str) -> None:
    """Serve the HQ in `folder` under `https://host:443` until the process is ended."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    threading.Thread(target=lambda: asyncio.run(_front(host, context)), daemon=True).start()
    serve(HqConfig(folder=Path(folder)), port=_HQ_PORT)


async def _front(host: str, context: ssl.SSLContext) -> None:
    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", _HQ_PORT)
            await asyncio.gather(_pass(reader, inner_writer), _pass(inner_reader, writer))

    server = await asyncio.start_server(join, host, 443, ssl=context)
    await server.serve_forever()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
