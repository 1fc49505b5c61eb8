"""What crosses the border between a laptop and HQ: messages, hash chain, signatures.

Pure: bytes in, values out. Nothing here opens a connection or a file. Any thread.
"""

from fieldreg.wire.chain import Header, entry_hash, genesis
from fieldreg.wire.codec import (
    decode_decision,
    decode_fact,
    decode_message,
    encode_decision,
    encode_fact,
    encode_message,
)
from fieldreg.wire.compression import ENCODINGS, pack, unpack
from fieldreg.wire.enrolment import EnrolCode, EnrolReply, EnrolRequest, make_enrol_code, read_enrol_code
from fieldreg.wire.errors import WireError
from fieldreg.wire.httpsig import (
    HttpRequest,
    HttpResponse,
    key_id_of,
    sign_request,
    sign_response,
    verify_request,
    verify_response,
)
from fieldreg.wire.keys import PublicKey, SigningKey
from fieldreg.wire.messages import (
    MAX_ENTRIES,
    MAX_MESSAGE_BYTES,
    EntryForm,
    FeedItem,
    Fork,
    Push,
    Receipt,
    Refusal,
    Reply,
)
from fieldreg.wire.receipts import sign_receipt, verify_receipt

__all__ = [
    "ENCODINGS",
    "MAX_ENTRIES",
    "MAX_MESSAGE_BYTES",
    "EnrolCode",
    "EnrolReply",
    "EnrolRequest",
    "EntryForm",
    "FeedItem",
    "Fork",
    "Header",
    "HttpRequest",
    "HttpResponse",
    "PublicKey",
    "Push",
    "Receipt",
    "Refusal",
    "Reply",
    "SigningKey",
    "WireError",
    "decode_decision",
    "decode_fact",
    "decode_message",
    "encode_decision",
    "encode_fact",
    "encode_message",
    "entry_hash",
    "genesis",
    "key_id_of",
    "make_enrol_code",
    "pack",
    "read_enrol_code",
    "sign_receipt",
    "sign_request",
    "sign_response",
    "unpack",
    "verify_receipt",
    "verify_request",
    "verify_response",
]
