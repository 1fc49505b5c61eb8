"""Lines to HQ. Home of requests."""

from fieldreg.remote.enrol import Enrolled, enrol_over_https
from fieldreg.remote.https import HttpsLine
from fieldreg.remote.lists import fetch_list
from fieldreg.remote.sending import Way, checked_url

__all__ = ["Enrolled", "HttpsLine", "Way", "checked_url", "enrol_over_https", "fetch_list"]
