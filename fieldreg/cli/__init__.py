"""The verbs of `fieldreg` and `fieldreg-hq`: they prove that the hall needs no window."""
