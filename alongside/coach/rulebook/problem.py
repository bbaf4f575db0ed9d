"""What is wrong with a rule, in one sentence that says which and where."""


class RuleProblem(ValueError):
    """A file of rules that does not read."""
