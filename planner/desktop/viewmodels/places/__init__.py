"""Which places fit a role, as the Places page shows it."""
