"""What a receipt printer gets: read by an eye that knows ESC/POS only as its manual tells it."""

import re
import socket
from threading import Thread

import pytest

from fieldreg.cards import Slip, send_raw, slip_commands
from fieldreg.domain.faults import Fault

SLIP = Slip(
    title="Tanda terima iuran",
    rows=(
        ("Nama", "Muhammad Abdurrahman Al-Fatih Nurhidayatullah"),
        ("NIK", "•••• •••• •••• 0003"),
        ("Iuran", "Rp45.600"),
        ("Tempat", "Pasar Nüsa “B”, Jl. Ki Hajar 文"),
    ),
    strong="Diterima Rp45.600",
    notes=("Perlindungan berjalan setelah pendaftaran divalidasi kantor pusat.",),
    signed_by="Petugas: Dewi",
)
# ESC @; ESC ! n; ESC E n and its like with one argument; GS B/b n; GS V m; ESC d n; ESC { n
COMMANDS = re.compile(rb"\x1b@|\x1b[!EaMt{d-].|\x1d[bBV].", re.DOTALL)


def lines(commands):
    return COMMANDS.sub(b"", commands).decode("ascii").splitlines()


def test_every_line_fits_the_roll_and_nothing_is_lost():
    commands = slip_commands(SLIP)
    assert commands.startswith(b"\x1b@")
    assert re.search(rb"\x1dV.$", commands, re.DOTALL), "cut at the end"
    printed = lines(commands)
    assert max(map(len, printed)) <= 32
    said = " ".join(" ".join(printed).split())
    for words in (
        "Tanda terima iuran", "Muhammad Abdurrahman Al-Fatih Nurhidayatullah", "**** **** **** 0003",
        "Rp45.600", 'Pasar Nusa "B", Jl. Ki Hajar ?', "divalidasi kantor pusat.", "Petugas: Dewi",
    ):  # fmt: skip
        assert words in said
    assert f"{'Iuran':<24}Rp45.600" in printed


def test_into_a_file_and_over_the_network(tmp_path):
    send_raw(b"\x1b@slip", str(tmp_path / "lp0"))
    assert (tmp_path / "lp0").read_bytes() == b"\x1b@slip"
    got = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear():
            connection, _ = server.accept()
            with connection:
                while part := connection.recv(4096):
                    got.append(part)

        thread = Thread(target=hear)
        thread.start()
        port = server.getsockname()[1]
        send_raw(b"\x1b@slip", f"tcp://127.0.0.1:{port}")
        thread.join()
    assert b"".join(got) == b"\x1b@slip"
    with pytest.raises(Fault, match="printer_missing"):
        send_raw(b"x", f"tcp://127.0.0.1:{port}")
    for target in ("http://127.0.0.1", "tcp://", "tcp://127.0.0.1:99999999"):
        with pytest.raises(Fault, match="printer_target_unknown"):
            send_raw(b"x", target)
    with pytest.raises(Fault, match="printer_missing"):
        send_raw(b"x", str(tmp_path / "no" / "lp0"))
    with pytest.raises(Fault, match="printer_failed"):
        send_raw(b"x", str(tmp_path))
