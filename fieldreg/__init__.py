"""fieldreg: offline-first field registration of informal workers."""

__version__ = "0.1.0"
