"""What is wrong with a kind as it is written, and how to go on."""

from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible


class KindProblem(NotPossible):
    """Names the key, the line where there is one, and the way on."""

    def __init__(self, key: str, advice: str, *, line: int | None = None) -> None:
        self.key, self.advice, self.line = key, advice, line
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        if self.line is None:
            return _("%(key)s: %(advice)s") % {"key": self.key, "advice": self.advice}
        return _("Line %(line)d, %(key)s: %(advice)s") % {"line": self.line, "key": self.key, "advice": self.advice}
