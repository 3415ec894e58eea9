"""What the columns and cells of a table say, and how to mend those that say nothing sound."""
