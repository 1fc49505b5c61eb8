"""Kegiatan: the activation, how it stands, and the day's end."""
