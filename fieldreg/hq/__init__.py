"""Headquarters: enrols laptops, takes and judges their facts, leases numbers, keeps the proof.

Everything is reached through `Hq`; `serve` and `EmbeddedHq` put it on a line. FastAPI and uvicorn are
loaded only when something is served.
"""

from fieldreg.hq.check_http import Register
from fieldreg.hq.checks import Question
from fieldreg.hq.config import HqConfig
from fieldreg.hq.headquarters import Hq, init
from fieldreg.hq.keys import SignedKeys
from fieldreg.hq.refusals import Refused
from fieldreg.hq.server import EmbeddedHq, serve

__all__ = ["EmbeddedHq", "Hq", "HqConfig", "Question", "Refused", "Register", "SignedKeys", "init", "serve"]
