"""`capacity prices`: what the price lists say; one file per command."""
