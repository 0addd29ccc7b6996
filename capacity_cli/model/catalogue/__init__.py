"""What price lists say, ready to be looked at: editions in brief, a list in full, two editions compared."""
