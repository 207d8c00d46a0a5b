"""What a format, and the programs that write it, put around the words."""
