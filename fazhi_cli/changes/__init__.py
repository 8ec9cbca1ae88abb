"""What happened to a plan since it was issued: the kinds of change and what each does."""
