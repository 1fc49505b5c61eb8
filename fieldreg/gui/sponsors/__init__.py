"""Sponsor: promises, candidates, the hand-over, and whose months end."""
