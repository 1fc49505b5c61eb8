"""A desk that only checks cards: HQ's lists from a line or a stick, pinned, never going back."""

import pytest

from fieldreg import wire
from fieldreg.app import Home, kept_lists, take_lists
from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.domain.faults import Fault

KEY, OTHER = wire.SigningKey(b"k" * 32), wire.SigningKey(b"o" * 32)


def stick(folder, *, at=1, void=(), key=KEY, voids_key=None, voids=True):
    """A file as `fieldreg-hq keys --voids` writes it."""
    keys = wire.sign_keys(key, IssuerKeysPublished(issuer="HQ", as_of_ms=at, keys=()))
    published = wire.VoidsPublished(
        issuer="HQ", version=len(void), as_of_ms=at, numbers=wire.pack_numbers(void)
    )
    path = folder / "lists-from-hq.json"
    lists = wire.TrustLists(keys=keys, voids=wire.sign_voids(voids_key or key, published) if voids else None)
    path.write_bytes(wire.encode_message(lists))
    return str(path)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "desk")


def test_nothing_is_kept_at_first(home):
    assert kept_lists(home) is None
    assert not home.folder.exists()


def test_the_first_lists_are_kept_with_their_key(home, tmp_path):
    taken = take_lists(home, stick(tmp_path, void=["12345600001"]))
    assert (taken.first_use, taken.hq_key, taken.voids_as_of_ms) == (True, KEY.public.text, 1)
    again = kept_lists(home)
    assert again is not None
    assert (again.first_use, again.hq_key) == (False, KEY.public.text)
    assert list(again.trust.void) == ["12345600001"]


def test_a_given_key_is_no_trust_on_first_use(home, tmp_path):
    assert not take_lists(home, stick(tmp_path), hq_key=KEY.public.text).first_use
    with pytest.raises(Fault) as refused:
        take_lists(Home(tmp_path / "new"), stick(tmp_path), hq_key=OTHER.public.text)
    assert refused.value.code == "hq_key_other"
    assert not (tmp_path / "new").exists()


def test_another_hq_is_refused_and_changes_nothing(home, tmp_path):
    take_lists(home, stick(tmp_path, void=["12345600001"]))
    before = home.lists.read_bytes()
    with pytest.raises(Fault) as refused:
        take_lists(home, stick(tmp_path, at=9, key=OTHER))
    assert refused.value.code == "hq_key_other"
    assert home.lists.read_bytes() == before


def test_an_older_list_never_takes_the_place_of_a_newer_one(home, tmp_path):
    take_lists(home, stick(tmp_path, at=9, void=["12345600001"]))
    old = take_lists(home, stick(tmp_path, at=5))
    assert (old.keys_as_of_ms, list(old.trust.void)) == (9, ["12345600001"])


def test_keys_alone_leave_the_void_list_that_is_there(home, tmp_path):
    take_lists(home, stick(tmp_path, at=5, void=["12345600001"]))
    taken = take_lists(home, stick(tmp_path, at=9, voids=False))
    assert (taken.keys_as_of_ms, taken.voids_as_of_ms) == (9, 5)
    assert "12345600001" in taken.trust.void


def test_without_a_void_list_it_says_so(home, tmp_path):
    assert take_lists(home, stick(tmp_path, voids=False)).voids_as_of_ms is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"keys":{},"voids":{}}'])
def test_a_file_that_is_no_list_is_told(home, tmp_path, content):
    path = tmp_path / "f.json"
    path.write_bytes(content)
    with pytest.raises(Fault) as refused:
        take_lists(home, str(path))
    assert refused.value.code == "lists_unreadable"


def test_a_void_list_of_somebody_else_is_refused(home, tmp_path):
    with pytest.raises(Fault) as refused:
        take_lists(home, stick(tmp_path, voids_key=OTHER))
    assert refused.value.code == "lists_unreadable"


def test_when_hq_is_away_the_kept_lists_do_and_it_is_said(home, tmp_path):
    take_lists(home, stick(tmp_path, void=["12345600001"]))
    taken = take_lists(home, "http://127.0.0.1:9")
    assert (taken.stale, "12345600001" in taken.trust.void) == ("hq_unreachable", True)
    with pytest.raises(Fault, match="hq_unreachable"):
        take_lists(Home(tmp_path / "new"), "http://127.0.0.1:9")
