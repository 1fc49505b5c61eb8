"""The main job on one machine: a headquarters, a bad line, a laptop, a market's list, and the proofs."""

from fieldreg.cli.demo.journey import Report, run_demo
from fieldreg.cli.demo.proofs import say_proof

__all__ = ["Report", "run_demo", "say_proof"]
