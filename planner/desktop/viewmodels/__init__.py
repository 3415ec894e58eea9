"""Results as Qt item models."""
