"""A plan and its scenarios side by side, and what each change makes of the difference."""
