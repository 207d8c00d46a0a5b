"""Ask scientific reviews a question; their own passages answer, with their reference numbers."""

__version__ = "0.1.0"
