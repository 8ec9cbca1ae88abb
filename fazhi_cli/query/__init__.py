"""Selection -> rows: the one way from a question to an answer, for every command, format and the Python API."""
