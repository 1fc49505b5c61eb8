"""One file a verb; each is imported only when it is called, so that a short verb starts fast."""
