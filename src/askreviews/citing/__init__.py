"""Where a text cites: by numbers in brackets, raised, glued to words or set apart, by author and year."""
