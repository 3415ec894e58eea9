"""Values and messages in the reader's language."""
