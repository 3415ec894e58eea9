"""What to offer and by which engagement: offers, fairness within a team, and pay policies."""
