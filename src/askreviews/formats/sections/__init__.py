"""Where sections begin, and how deep they stand."""
