"""Pasted cells become positions, budgets or days off."""
