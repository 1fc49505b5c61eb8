"""fieldreg: offline-first field registration of informal workers."""
