"""Pendaftaran: one person after the other, by keyboard."""
