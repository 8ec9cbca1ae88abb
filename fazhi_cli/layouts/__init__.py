"""Rows to documents: cards, case sheets, checklists, listings, and the notes under them."""
