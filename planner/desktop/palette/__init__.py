"""The command palette: search anything, run anything."""
