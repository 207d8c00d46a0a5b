"""What a line or a block is, told by its words: conventions of journals, and what comes of them."""
