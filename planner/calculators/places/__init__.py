"""What one more person in each place would change, and what other skills would."""
