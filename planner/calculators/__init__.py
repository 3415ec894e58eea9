"""Pure functions from market and plan to frozen results."""
