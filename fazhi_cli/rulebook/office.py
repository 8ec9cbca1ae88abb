"""The files that an office adds to a rulebook: what is not the plan's, with the basis on which it holds."""

from __future__ import annotations

from fazhi_cli.field_types import Days, Model, Phrase


class Notice(Model):
    """A notice of days off, as its office published it: the days off, and the weekend days worked instead."""

    notice: Phrase
    off: Days = ()
    work: Days = ()


class WorkdaysFile(Model):
    """data/workdays.yaml: what the published calendar lacks, or what holds otherwise in this office."""

    notices: tuple[Notice, ...] = ()
