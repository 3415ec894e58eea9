"""The Onboarding page as data: rows, tasks, loads, their words and the edits made there."""
