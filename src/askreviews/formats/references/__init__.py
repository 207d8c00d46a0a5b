"""The reference list: where it is, and where each of its entries begins."""
