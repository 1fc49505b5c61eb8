"""Rules that hold with the power off: frozen values and pure functions, standard library only.

The clock, ids and tables come from the caller. Everything here may be called from any thread.
"""
