"""Small exact values every layer shares: money, months, typed identifiers."""
