"""YAML and model: from the bytes of a folder to a Rulebook, and the problems found on the way."""
