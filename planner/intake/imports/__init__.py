"""Rows of rosters, offers and pay surveys become edits."""
