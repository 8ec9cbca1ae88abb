"""The command line: the only place that knows Typer and the names of options."""
