"""What comes from outside as cells of a spreadsheet: read, matched to fields, or said why not."""
