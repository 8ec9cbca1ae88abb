"""The signs that keep apart what is not the plan's own word."""

OFFICE = "※"
"""Before what the office adds to the plan: its list of bureaus, its decision on a reading."""

OFFICE_DETAIL = f"{OFFICE}本單位細化"
"""Before what the office has laid down itself: an output, a limit, a contact."""

CHANGE = "〔調整〕"
"""Before what is not the plan's word but a later change of it."""

UNREAD = "〔未經人工核對〕"
"""Behind the title of a task that a program proposed and nobody has compared with the document yet."""

LAW = "〔參考〕"
"""Before law that stands beside the plan: never the plan's word."""
