"""A file appears whole, or not at all."""

import errno
import os
import stat
import tempfile

import pytest

from fieldreg.assets import load_words
from fieldreg.domain.faults import Fault
from fieldreg.files import read_fault, release, write_whole


def test_the_new_file_takes_the_place_of_the_old_and_is_its_owners_alone(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def write(part):
        part.write_bytes(b"half")
        raise KeyError

    with pytest.raises(KeyError):
        release(path, write)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("file", b"old")]


@pytest.mark.parametrize("where", ["no/such/folder/file", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path, where):
    with pytest.raises(Fault, match="cannot_write_file"):
        write_whole(tmp_path / where, b"x")


def test_what_a_power_cut_left_half_written_goes_with_the_next_file(tmp_path):
    left, at_work, other = (
        tmp_path / name for name in (".fieldreg-a.part", ".fieldreg-b.part", "letter.part")
    )
    for file in (left, at_work, other):
        file.write_bytes(b"Rukmini Contoh")
    for file in (left, other):
        os.utime(file, (1, 1))
    write_whole(tmp_path / "kartu.pdf", b"whole")
    assert {file.name for file in tmp_path.iterdir()} == {at_work.name, other.name, "kartu.pdf"}


def test_a_folder_that_may_not_be_written_to_is_told_as_that(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Fault, match="folder_not_writable"):
        write_whole(tmp_path / "keys.json", b"x")


@pytest.mark.parametrize("error", [FileNotFoundError, NotADirectoryError, PermissionError])
def test_what_the_system_says_in_english_is_said_in_words_of_ours(error):
    told = load_words("id").fault(read_fault(error(2, "No such file or directory"), "usulan.xlsx"))
    assert "usulan.xlsx" in told
    assert "No such" not in told
