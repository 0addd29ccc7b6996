"""Answers as Markdown, for a comment or a page: what comes from a document is text and never markup."""
