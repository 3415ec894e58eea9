"""Charts of what chance, levers and scenarios do to a plan."""
