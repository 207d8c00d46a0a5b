"""``python -m askreviews`` is the command line."""

from askreviews.cli import main

if __name__ == "__main__":
    main()
