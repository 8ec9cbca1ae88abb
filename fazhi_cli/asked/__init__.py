"""What people type: numbers, days, events, and the selection that they make."""
