"""Job descriptions in the words of a language."""
