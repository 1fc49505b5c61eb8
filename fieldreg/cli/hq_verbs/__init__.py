"""One file a verb of `fieldreg-hq`."""
