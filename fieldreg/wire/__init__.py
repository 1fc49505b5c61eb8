"""What crosses the border between a laptop and HQ: messages, hash chain, signatures.

Pure: bytes in, values out. Nothing here opens a connection or a file. Any thread.
"""

from fieldreg.wire.bundles import (
    MAX_BUNDLE_BYTES,
    Bundle,
    BundleReply,
    open_bundle,
    open_reply,
    seal_bundle,
    seal_reply,
)
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
from fieldreg.wire.enrol_files import (
    EnrolFile,
    EnrolFileReply,
    open_enrol_reply,
    read_enrol_file,
    seal_enrol_reply,
    write_enrol_file,
)
from fieldreg.wire.enrolment import EnrolCode, EnrolReply, EnrolRequest, make_enrol_code, read_enrol_code
from fieldreg.wire.errors import WireError
from fieldreg.wire.filters import FILTER_HEAD_BYTES, FILTER_KEY_BYTES, FilterHead, is_filter, make_filter
from fieldreg.wire.httpsig import (
    HttpRequest,
    HttpResponse,
    key_id_of,
    sign_request,
    sign_response,
    verify_request,
    verify_response,
)
from fieldreg.wire.key_change import check_key_change, sign_key_change
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
from fieldreg.wire.sealing import make_sealing_key, seal, sealing_public, sealing_secret, unseal
from fieldreg.wire.trust import (
    SignedKeys,
    SignedVoids,
    TrustLists,
    VoidsPublished,
    open_keys,
    open_voids,
    sign_keys,
    sign_voids,
    split_lists,
)
from fieldreg.wire.voids import VoidNumbers, pack_numbers, unpack_numbers

__all__ = [
    "ENCODINGS",
    "FILTER_HEAD_BYTES",
    "FILTER_KEY_BYTES",
    "MAX_BUNDLE_BYTES",
    "MAX_ENTRIES",
    "MAX_MESSAGE_BYTES",
    "Bundle",
    "BundleReply",
    "EnrolCode",
    "EnrolFile",
    "EnrolFileReply",
    "EnrolReply",
    "EnrolRequest",
    "EntryForm",
    "FeedItem",
    "FilterHead",
    "Fork",
    "Header",
    "HttpRequest",
    "HttpResponse",
    "PublicKey",
    "Push",
    "Receipt",
    "Refusal",
    "Reply",
    "SignedKeys",
    "SignedVoids",
    "SigningKey",
    "TrustLists",
    "VoidNumbers",
    "VoidsPublished",
    "WireError",
    "check_key_change",
    "decode_decision",
    "decode_fact",
    "decode_message",
    "encode_decision",
    "encode_fact",
    "encode_message",
    "entry_hash",
    "genesis",
    "is_filter",
    "key_id_of",
    "make_enrol_code",
    "make_filter",
    "make_sealing_key",
    "open_bundle",
    "open_enrol_reply",
    "open_keys",
    "open_reply",
    "open_voids",
    "pack",
    "pack_numbers",
    "read_enrol_code",
    "read_enrol_file",
    "seal",
    "seal_bundle",
    "seal_enrol_reply",
    "seal_reply",
    "sealing_public",
    "sealing_secret",
    "sign_key_change",
    "sign_keys",
    "sign_receipt",
    "sign_request",
    "sign_response",
    "sign_voids",
    "split_lists",
    "unpack",
    "unpack_numbers",
    "unseal",
    "verify_receipt",
    "verify_request",
    "verify_response",
    "write_enrol_file",
]
