"""The words of the trade: numerals, names, kinds, time wordings and their meaning, working days, script."""
