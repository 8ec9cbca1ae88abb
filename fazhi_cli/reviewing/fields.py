"""What may be said of a clause, and beside the units of a task: one table for what is shown, asked and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fazhi_cli.rulebook.nodes import Node

Form = Literal["phrases", "phrase", "flag", "kind", "no-limits", "units", "roles", "join", "cut"]
"""How a value is typed: words of the text, several or one; yes or no; what a clause is; words that are no limit, each with the
reason; names of units; of some units the word that is printed for what they do; whether a clause and the next are one; behind which words
one is two.
"""


class Field(NamedTuple):
    """A key of the file, what people call it, and how its value is typed. value: what stands in the file for yes."""

    key: str
    heading: str
    form: Form
    value: str | bool = True


OF_CLAUSE = (
    Field("when", "時限", "phrases"),
    Field("not_when", "不作時限", "no-limits"),
    Field("per", "逐案辦理", "flag", "case"),
    Field("event", "起算事由", "phrase"),
    Field("actor", "行為主體", "phrases"),
    Field("to", "報送或對象", "phrases"),
    Field("output", "交付成果", "phrases"),
    Field("if", "條件", "phrases"),
    Field("except", "例外", "phrases"),
    Field("items", "列舉事項", "phrases"),
    Field("open", "列舉未盡", "flag"),
    Field("cites", "引用文件", "phrases"),
    Field("kind", "性質", "kind"),
)
"""The keys of a clause but for its words themselves."""

OF_ITS_WORDS = (
    Field("text", "與下一條合併", "join"),
    Field("text", "拆成兩條", "cut"),
)
"""What may be done with the words of a clause, which stay as they are."""

OF_ASSIGNMENT = (
    Field("lead", "牽頭單位", "units"),
    Field("responsible", "責任單位", "units"),
    Field("roles", "另有角色詞", "roles"),
    Field("when", "單位旁的時限", "phrases"),
    Field("contact", "聯繫方式", "phrases"),
    Field("basis", "依據", "phrases"),
)
"""The keys of an assignment, of the task itself or within its text."""


def written(node: Node, field: Field) -> list[str]:
    """What a part of the file says under a key, as texts; of an entry that is a mapping its words.

    A flag that is set is one text, as it stands in the file; a role word is told with its unit.
    """
    value = node.get(field.key)
    if field.form == "kind":
        return [value.get("is").text] if value.value else []
    if field.form == "roles":
        roles = value.value if isinstance(value.value, dict) else {}
        return [f"{unit}：{word.text}" for unit, word in roles.items()]
    return [_words(entry) for entry in node.each(field.key) if _words(entry)]


def _words(entry: Node) -> str:
    """The words of an entry; of an item whose words the sentence shares with others, all that it prints."""
    if isinstance(entry.value, dict):
        return "".join(entry.get(part).text for part in ("stem", "text", "tail"))
    return entry.text
