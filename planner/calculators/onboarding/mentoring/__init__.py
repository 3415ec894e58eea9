"""Who helps new hires in: the fit of buddies and mentors, their assignment and their load."""
