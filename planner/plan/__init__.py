"""What the user decides: the plan as a frozen value, its edits, differences and file."""
