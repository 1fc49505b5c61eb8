"""Sinkronisasi: what waits for HQ, and bringing it there."""
