"""Sign-in, and the first set-up of a laptop."""
