"""Tables from outside, copied or in files, as plain cells."""
