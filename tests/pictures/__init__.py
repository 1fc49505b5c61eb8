"""Pictures of the window, for people to look at: `make screenshots`. Nothing here is a test."""
