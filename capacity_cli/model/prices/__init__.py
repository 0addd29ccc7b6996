"""Price lists as they are written: vendors are data, and this is its form."""
