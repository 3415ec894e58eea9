"""What columns of people, offers and surveys are called, and what they hold."""
