"""Files made from a plan's results."""
