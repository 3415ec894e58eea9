"""Derives the market tables from a folder of raw public sources."""
