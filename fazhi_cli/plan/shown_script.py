"""The script in which a person reads; what converts into it is loaded only when there is something to convert."""

from typing import TYPE_CHECKING, Literal

from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from fazhi_cli.plan.mainland import Mainland

ScriptName = Literal["hans", "hant"]


class Script(Struct):
    """The script that a person reads: hans is simplified; hant and None leave every text as it stands.

    mainland turns the converted words of a rulebook back first, where the text is of a rulebook.
    """

    name: ScriptName | None = None
    mainland: "Mainland | None" = None

    @property
    def converts(self) -> bool:
        """Whether a text can come out other than it went in."""
        return self.name == "hans"

    def shown(self, text: str) -> str:
        """Write a text in this script."""
        if not self.converts:
            return text
        from fazhi_cli.plan.script import simplified

        return simplified(self.mainland(text) if self.mainland else text)
