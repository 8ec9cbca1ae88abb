"""What happened to a plan since it was issued: the kinds of change, and what is left of a limit after all of them."""
