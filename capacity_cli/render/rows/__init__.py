"""What an answer shows, as rows of texts: the same in tables and in Markdown."""
