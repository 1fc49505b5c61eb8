"""What helps before anybody is signed in: a forgotten PIN, damaged data."""
