"""Every key of every page stands in the officers' guide."""

from tests.keys_page import PAGE, page_of_keys


def test_every_key_stands_in_the_guide(signed_in):
    window, _hands = signed_in
    assert page_of_keys(window) == PAGE.read_text("utf-8"), "make reference"
