"""Why HQ refuses a message: the codes, and the HTTP status that each becomes."""

STATUS = {
    "malformed": 400,
    "unknown_kind": 400,
    "bad_signature": 401,
    "bad_digest": 401,
    "unknown_device": 401,
    "key_retired": 401,
    "device_revoked": 403,
    "enrol_code_unknown": 403,
    "enrol_code_expired": 403,
    "enrol_code_used": 403,
    "not_found": 404,
    "wrong_method": 405,
    "too_large": 413,
    "range_wrong": 416,
    "too_many": 429,
    "unknown_encoding": 415,
    "wrong_content_type": 415,
    "hq_error": 500,
    "hq_busy": 503,
}
"""Every code that a `Refusal` may bear."""


class Refused(Exception):  # noqa: N818 - said of the message, as a fact
    """HQ does not take this message; nothing was stored. `code` is a key of `STATUS`."""

    def __init__(self, code: str, *, retry_after_s: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after_s = retry_after_s
