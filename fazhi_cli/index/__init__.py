"""The compiled form of a rulebook or a library: one SQLite file that can be deleted at any time."""
