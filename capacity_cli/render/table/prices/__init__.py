"""What price lists say, as tables."""
