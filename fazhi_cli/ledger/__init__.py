"""The register of progress: what units reported and the office decided, entry by entry, of which none is ever changed."""
