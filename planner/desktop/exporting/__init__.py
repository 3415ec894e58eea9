"""The export dialog and its parts."""
