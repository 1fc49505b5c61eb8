"""Why something that came over the border cannot be taken."""


class WireError(ValueError):
    """The bytes are not what they should be: malformed, too large, wrongly signed.

    `code` is one of: malformed, too_large, bad_signature, bad_digest, unknown_encoding, unknown_kind; of a
    file also other_reader (sealed to another key), damaged (cut short or changed).
    Carries no part of the message, so it may be logged.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
