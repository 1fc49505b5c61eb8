"""Copies of what is on this laptop, the recovery code, and the way back from a copy."""
