"""What one bracket, line or row of a document says of who has a text."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace

from fazhi_cli.importing.assignment_words import HELPS, fold


@dataclass
class Assigned:
    """What one bracket, line or row says: units by role in their order, and what stands beside them.

    roles: the printed word of each unit, as it stands. words: the words for the parts, by which a layout is known.
    """

    printed: str
    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    when: list[str] = field(default_factory=list)
    contact: list[str] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    first_leads: bool = False
    implied: str | None = None

    @property
    def units(self) -> list[str]:
        return [*self.lead, *self.responsible]

    def add(self, other: Assigned, between: str) -> None:
        """Take in what stands right behind it; between: what parts the two."""
        self.printed += between + other.printed
        known = set(self.units)
        self.lead += [unit for unit in other.lead if unit not in known]
        known.update(self.lead)
        self.responsible += [unit for unit in other.responsible if unit not in known]
        self.roles = other.roles | self.roles
        self.when += other.when
        self.contact += other.contact
        self.basis += other.basis
        self.first_leads = self.first_leads or other.first_leads
        self.implied = self.implied or other.implied

    def as_printed(self, printed: str) -> Assigned:
        """Another that says the same, as it is printed elsewhere."""
        own = replace(self, printed=printed)
        for name in ("lead", "responsible", "roles", "when", "contact", "basis"):
            setattr(own, name, copy(getattr(self, name)))
        return own

    def let_first_lead(self) -> None:
        """Make the first unit of a list the lead, where no word says who leads; those of a list that only helps do not."""
        if self.responsible and not self.lead and not HELPS.search(fold(self.roles.get(self.responsible[0], ""))):
            self.lead, self.responsible = self.responsible[:1], self.responsible[1:]
