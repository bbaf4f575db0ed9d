"""Asking authors what they hold about somebody, and counting their answers."""
