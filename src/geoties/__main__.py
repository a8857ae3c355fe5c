"""`python -m geoties` is the command line."""

from geoties.cli import main

# Processes that read texts import this module again.
if __name__ == "__main__":
    main()
