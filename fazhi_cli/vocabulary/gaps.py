"""The words for what the plan does not say, where SILENT does not fit."""

UNCLEAR = "方案未明確"
"""In the cells of a checklist."""

UNENDING = "(列舉以「等」結尾,未窮盡)"
"""After the items of a list that the plan leaves open."""
