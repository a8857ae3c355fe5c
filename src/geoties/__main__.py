"""`python -m geoties` is the command line."""

from geoties.cli import main

main()
