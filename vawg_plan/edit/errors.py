"""What an edit says when it does nothing."""


class CannotEdit(Exception):
    """A file cannot be edited safely; the message is a sentence why, with what to do.

    Nothing was changed.
    """
