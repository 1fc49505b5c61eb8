"""Periksa kartu: whether a card is genuine."""
