"""Showing: answers, findings and problems as tables, JSON and sentences in two languages."""
