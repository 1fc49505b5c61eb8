"""Peserta: everybody on this laptop."""
