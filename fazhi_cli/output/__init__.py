"""Where an answer goes: a terminal, a pipe, a file, a folder."""
