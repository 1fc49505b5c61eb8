"""The examples of docs/integrator.md do what they say, with nothing of ours."""

import re
from base64 import b64decode
from pathlib import Path

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature

from fieldreg import wire
from fieldreg.app import issue_cards, register_member, waiting_for_cards
from fieldreg.cards import read_cards
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import enrolled_desk, form, sync_direct

PAGE = (Path(__file__).parents[1] / "docs" / "integrator.md").read_text("utf-8")


@pytest.fixture(scope="module")
def examples():
    space = {}
    for block in re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        exec(block, space)
    return space


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """(HQ's public lists as they go out, the text of a card, the text of a withdrawn card)."""
    folder = tmp_path_factory.mktemp("integrator")
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="https://hq.example")
    texts = []
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345602000")
        for name in ("first", "second"):
            with enrolled_desk(folder / name, hq) as desk:
                sync_direct(desk, hq)
                register_member(desk, form(5))
                issue_cards(desk, waiting_for_cards(desk), folder / f"{name}.pdf", layout="cr80")
                sync_direct(desk, hq)
            texts += read_cards(folder / f"{name}.pdf")
        lists = [wire.encode_message(each) for each in (hq.signed_keys(), hq.signed_voids())]
        names = set(next(hq.records()))
    return lists, texts, names


def test_another_program_tells_a_genuine_card_from_others(examples, world):
    (keys, voids), (genuine, withdrawn), _ = world
    published = msgspec.json.decode(keys)["published"]["keys"]
    by_kid = {key["kid"]: key | {"raw": b64decode(key["public_key"])} for key in published}
    void = examples["void_numbers"](msgspec.json.decode(voids)["published"]["numbers"])
    assert len(void) == 1
    issued = examples["read_card"](genuine, by_kid, void, 0)[6]
    assert examples["read_card"](genuine, by_kid, void, issued)[169][4].startswith("Sutrisno Contoh")
    with pytest.raises(ValueError, match="withdrawn"):
        examples["read_card"](withdrawn, by_kid, void, issued)
    first, second = (by_kid[kid] for kid in by_kid)
    swapped = dict(zip(by_kid, (second, first), strict=True))
    with pytest.raises(InvalidSignature):
        examples["read_card"](genuine, swapped, void, issued)
    late = {kid: key | {"revoked_at_ms": issued * 1000} for kid, key in by_kid.items()}
    with pytest.raises(ValueError, match="did not count"):
        examples["read_card"](genuine, late, void, issued)


def test_the_keys_of_a_record_are_those_of_the_page(world):
    named = set(re.findall(r"`([a-z_]+)`", PAGE.partition("## A line of")[2].partition("##")[0]))
    assert named == world[2]
