"""What a page puts around the text, and what is left without it."""
