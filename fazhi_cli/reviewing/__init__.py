"""What a program proposed, gone through by a person: what is asked, what is shown of it, and each decision written at once."""
