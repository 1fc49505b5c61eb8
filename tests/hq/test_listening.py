"""Where headquarters may not listen, it says why: each reason has another way out."""

import errno
import os
import socket

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.hq.listening import listen


def test_a_port_that_is_in_use_is_taken():
    with listen("127.0.0.1", 0) as first, pytest.raises(Fault, match="port_taken"):
        listen("127.0.0.1", first.getsockname()[1])


def test_an_address_of_another_machine_is_not_called_taken():
    with pytest.raises(Fault, match="address_not_here"):
        listen("192.0.2.7", 0)  # an address that stands in documents only (RFC 5737)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.EADDRINUSE, "in use"), "port_taken"),
        (OSError(errno.EACCES, "denied"), "port_forbidden"),
        (OSError(errno.EADDRNOTAVAIL, "not here"), "address_not_here"),
        (socket.gaierror(socket.EAI_NONAME, "no such name"), "address_not_here"),
        (OSError(errno.ENOBUFS, os.strerror(errno.ENOBUFS)), "port_trouble"),
    ],
)
def test_each_refusal_of_the_system_is_told_apart(monkeypatch, error, code):
    """What an account may open differs from machine to machine: here the system's answer is given."""

    def refuse(_self, _address):
        raise error

    monkeypatch.setattr("socket.socket.bind", refuse)
    with pytest.raises(Fault, match=code):
        listen("127.0.0.1", 80)


def test_a_machine_without_the_newer_addresses_says_so(monkeypatch):
    def refuse(*_):
        raise OSError(errno.EAFNOSUPPORT, "not supported")

    monkeypatch.setattr("socket.socket", refuse)
    with pytest.raises(Fault, match="address_not_here"):
        listen("::1", 80)
