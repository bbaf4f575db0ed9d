from .opening import Opening

__all__ = ["Opening"]
