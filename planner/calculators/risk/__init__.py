"""What chance does to a plan: hiring, leaving, exchange rates and pay drawn many times."""
