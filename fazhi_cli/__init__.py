"""fazhi: a government plan as YAML, proved, asked and printed."""

__version__ = "0.1.0"
