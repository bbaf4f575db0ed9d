"""The one domain exception."""


class NotPossible(Exception):
    """The state of things does not allow this. The message says so, and how to go on; answered with 409."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
