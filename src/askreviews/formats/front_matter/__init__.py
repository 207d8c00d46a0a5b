"""What stands before the body: the title, and what is said of the work."""
