"""Tables: rows under their columns, however a file sets them."""
