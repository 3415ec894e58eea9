"""The desktop window: everything Qt, and nothing else is."""
