"""Alongside: self-hosted software for performance conversations that build trust."""

__version__ = "0.1.0"
