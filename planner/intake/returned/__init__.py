"""Returned workbooks: what finance changed in them, as edits of the plan to be reviewed."""
