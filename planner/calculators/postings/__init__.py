"""Job descriptions: what a posting says of a position, and how clear it is."""
