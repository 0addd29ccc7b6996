"""What price lists say, callable from Python: editions in brief, a list in full, two editions compared."""
