"""A plan as its office published it, read into a proposal for a rulebook: nothing is lost, and what is only likely is marked."""
