"""Documents: what an office hands round, made once as a value and rendered by a writer for each file format."""
