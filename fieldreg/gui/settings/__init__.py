"""Pengaturan: how this laptop looks, and where it stands."""
