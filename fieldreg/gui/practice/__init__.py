"""Practice: a headquarters of its own in this process and invented people; nothing leaves the laptop."""
