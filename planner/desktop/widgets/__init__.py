"""Charts and editors shared by pages."""
