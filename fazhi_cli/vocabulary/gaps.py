"""The words for what the plan does not say."""

UNSPECIFIED = "方案未規定"
"""On the card of a task."""

UNCLEAR = "方案未明確"
"""In the cells of a checklist."""

UNENDING = "(列舉以「等」結尾,未窮盡)"
"""After the items of a list that the plan leaves open."""
