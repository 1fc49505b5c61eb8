"""The schema, as frozen steps. A step that has been released is never changed: add the next one.

Version 0.1.0 has the first; its store is laid down in `tests/store/frozen/`, and must open for ever. Whoever
needs another column or table appends a step and its name, and leaves the others alone. At a release,
`python -m tests.store.frozen.make VERSION` lays that version's store down beside the earlier ones.
Plain SQL and nothing of ours imported, so that a database of every released version still opens.
"""

from sqlite3 import complete_statement

from sqlite_utils import Migrations
from sqlite_utils.db import Database

steps = Migrations("fieldreg")

STEP_NAMES = ("0001_two_logs_and_people", "0002_days_by_index", "0003_lists_by_index")
"""Every step that this version knows; a store that bears another one is newer than this program."""


@steps(name="0001_two_logs_and_people")
def _two_logs_and_people(db: Database) -> None:
    _run(
        db,
        """
        -- The two logs. Everything below them can be rebuilt from them.
        CREATE TABLE journal (
            seq       INTEGER PRIMARY KEY,
            fact_id   TEXT NOT NULL,             -- unique by its making (UUIDv7); HQ holds the constraint
            kind      TEXT NOT NULL,
            officer   TEXT NOT NULL,
            at_ms     INTEGER NOT NULL,
            skew_ms   INTEGER NOT NULL,
            body      BLOB,                      -- NULL once erased (UU PDP); body_hash keeps the chain whole
            body_hash BLOB NOT NULL,
            hash      BLOB NOT NULL,
            about     TEXT NOT NULL,             -- whose history it belongs to: a member_id, or ''
            residue   BLOB                       -- of an erased body: what is not about the person
        ) STRICT;
        CREATE INDEX journal_about ON journal (about) WHERE about <> '';
        CREATE TABLE feed (
            n         INTEGER PRIMARY KEY,
            kind      TEXT NOT NULL,
            body      BLOB NOT NULL,
            after_seq INTEGER NOT NULL,          -- the journal's head when it was applied: replay order
            at_ms     INTEGER NOT NULL           -- when its word came, as HQ tells the time
        ) STRICT;
        CREATE INDEX feed_judged ON feed (json_extract(CAST(body AS TEXT), '$.member_id'))
            WHERE kind IN ('RecordAccepted', 'RecordDuplicate', 'RecordRejected');

        -- Not derived: who this laptop is, and HQ's signed words.
        CREATE TABLE identity (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE receipt (
            arrival   INTEGER PRIMARY KEY,       -- the newest counts, also where it says less
            seq       INTEGER NOT NULL,
            hash      BLOB NOT NULL,
            at_ms     INTEGER NOT NULL,          -- HQ's clock
            signature TEXT NOT NULL,
            received_at_ms INTEGER NOT NULL      -- this laptop's clock
        ) STRICT;

        -- Journals of earlier installations (copied or restored disks), kept as they were.
        CREATE TABLE past_journal (
            installation TEXT NOT NULL,
            seq INTEGER NOT NULL, fact_id TEXT NOT NULL, kind TEXT NOT NULL, officer TEXT NOT NULL,
            at_ms INTEGER NOT NULL, skew_ms INTEGER NOT NULL, body BLOB, body_hash BLOB NOT NULL,
            hash BLOB NOT NULL, about TEXT NOT NULL, residue BLOB,
            PRIMARY KEY (installation, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE past_receipt (
            installation TEXT NOT NULL,
            arrival INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, at_ms INTEGER NOT NULL,
            signature TEXT NOT NULL, received_at_ms INTEGER NOT NULL,
            PRIMARY KEY (installation, arrival)
        ) STRICT, WITHOUT ROWID;

        -- What lists need; the whole registration is in its fact.
        CREATE TABLE member (
            seq          INTEGER PRIMARY KEY,    -- of the fact that registered the person
            member_id    TEXT NOT NULL UNIQUE,
            kpj          TEXT UNIQUE,
            nik          TEXT,                   -- NULL once erased
            name         TEXT NOT NULL,
            birth_date   TEXT NOT NULL,
            phone        TEXT NOT NULL,
            occupation   TEXT NOT NULL,
            work_place   TEXT NOT NULL,
            payer        TEXT NOT NULL,
            sponsorship  TEXT NOT NULL,
            programmes   TEXT NOT NULL,          -- joined with a plus: JKK+JKM
            payment      TEXT NOT NULL,
            reference    TEXT NOT NULL,          -- receipt or transfer number
            last_month   TEXT NOT NULL,          -- YYYY-MM, as registered; `continuation` may go further
            asks         TEXT NOT NULL,          -- what a list left out: phone district consent
            place        INTEGER,                -- of the sponsorship
            amount_rp    INTEGER NOT NULL,
            activation   TEXT NOT NULL,
            officer      TEXT NOT NULL,
            registered_at_ms INTEGER NOT NULL,
            live         INTEGER NOT NULL,       -- 0 once cancelled: the NIK may be entered again
            verdict      TEXT NOT NULL,
            reason       TEXT NOT NULL,          -- why HQ rejected it
            standing_kpj TEXT,                   -- the number that stands, for a duplicate
            card         TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX member_live_nik ON member (nik) WHERE live;
        CREATE INDEX member_born ON member (birth_date);
        CREATE INDEX member_phone ON member (phone) WHERE phone <> '';
        CREATE INDEX member_to_mend ON member (verdict) WHERE verdict IN ('rejected', 'duplicate');
        CREATE INDEX member_card ON member (card) WHERE card IN ('waiting', 'no_number', 'issued');
        CREATE INDEX member_sponsor ON member (sponsorship) WHERE sponsorship <> '';
        CREATE INDEX member_occupation ON member (occupation);
        CREATE INDEX member_ends ON member (last_month) WHERE live AND payer <> 'self';
        CREATE INDEX member_activation ON member (activation) WHERE activation <> '';
        CREATE VIRTUAL TABLE member_words USING fts5 (
            name, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
        );

        -- Leases of numbers, and of places of a sponsorship: written alike, drawn alike.
        CREATE TABLE lease (
            lease_id TEXT PRIMARY KEY,
            granted  INTEGER NOT NULL,           -- feed item that brought it: the order of drawing
            first    TEXT NOT NULL,              -- 11 digits
            last     TEXT NOT NULL,
            drawn    INTEGER NOT NULL,
            sponsorship TEXT NOT NULL,           -- '' for numbers
            abandoned   INTEGER NOT NULL         -- the disk was copied or restored: another may draw from it
        ) STRICT;
        CREATE INDEX lease_of ON lease (sponsorship, granted);
        CREATE TABLE lease_request (
            request_id TEXT PRIMARY KEY,
            numbers    INTEGER NOT NULL,
            granted    INTEGER NOT NULL,         -- 0 not yet, 1 answered, 2 given up (a twin may get it)
            sponsorship TEXT NOT NULL
        ) STRICT;
        CREATE TABLE place_back (                -- drawn once, and given back by a cancellation
            sponsorship TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (sponsorship, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sponsorship (
            code TEXT PRIMARY KEY, donor TEXT NOT NULL, payer TEXT NOT NULL, mou TEXT NOT NULL,
            programmes TEXT NOT NULL, first_month TEXT NOT NULL, months INTEGER NOT NULL,
            places INTEGER NOT NULL, kinds TEXT NOT NULL, region TEXT NOT NULL, ended INTEGER NOT NULL,
            published INTEGER NOT NULL           -- feed item
        ) STRICT;
        CREATE TABLE sponsorship_proposal (
            proposal_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, refused TEXT NOT NULL,
            code TEXT NOT NULL, donor TEXT NOT NULL, payer TEXT NOT NULL, mou TEXT NOT NULL,
            programmes TEXT NOT NULL, first_month TEXT NOT NULL, months INTEGER NOT NULL,
            places INTEGER NOT NULL, kinds TEXT NOT NULL, region TEXT NOT NULL
        ) STRICT;
        CREATE TABLE candidate_list (
            list_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, name TEXT NOT NULL, sponsorship TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            rows INTEGER NOT NULL,               -- proposed + known + faulty, always
            proposed INTEGER NOT NULL, known INTEGER NOT NULL, faulty INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE list_fault (
            list_id TEXT NOT NULL, code TEXT NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (list_id, code)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE candidate (
            seq       INTEGER PRIMARY KEY,       -- of the fact that proposed the person
            member_id TEXT NOT NULL UNIQUE,
            list_id   TEXT NOT NULL,
            row       INTEGER NOT NULL,
            nik       TEXT,                      -- NULL once erased
            name TEXT NOT NULL, birth_date TEXT NOT NULL, occupation TEXT NOT NULL,
            state TEXT NOT NULL, reason TEXT NOT NULL, sponsorship TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX candidate_row ON candidate (list_id, row);
        CREATE INDEX candidate_nik ON candidate (nik) WHERE nik IS NOT NULL;
        CREATE INDEX candidate_state ON candidate (state, seq);
        CREATE TABLE continuation (
            continuation_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, member_id TEXT NOT NULL,
            payer TEXT NOT NULL, sponsorship TEXT NOT NULL, place INTEGER, programmes TEXT NOT NULL,
            first_month TEXT NOT NULL, months INTEGER NOT NULL, last_month TEXT NOT NULL,
            payment TEXT NOT NULL, reference TEXT NOT NULL, amount_rp INTEGER NOT NULL,
            officer TEXT NOT NULL, at_ms INTEGER NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX continuation_of ON continuation (member_id);
        -- How an office calls its columns. No fact: a convenience of this laptop.
        CREATE TABLE list_column (
            office TEXT NOT NULL, title TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (office, title)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE card (
            kpj           TEXT PRIMARY KEY,
            member_id     TEXT NOT NULL,
            kid           TEXT NOT NULL,
            issued_at_ms  INTEGER NOT NULL,
            expires_at_ms INTEGER NOT NULL,
            printed_at_ms INTEGER,
            handed_at_ms  INTEGER
        ) STRICT;
        CREATE TABLE spoiled_card (
            seq INTEGER PRIMARY KEY,             -- of the fact that tells of it
            kpj TEXT NOT NULL, at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE void_card (kpj TEXT PRIMARY KEY, replaced_by TEXT) STRICT;
        CREATE TABLE issuer_key (
            kid           TEXT PRIMARY KEY,
            public_key    TEXT NOT NULL,
            valid_from_ms INTEGER NOT NULL,
            revoked_at_ms INTEGER
        ) STRICT;
        CREATE TABLE issuer (issuer TEXT PRIMARY KEY, as_of_ms INTEGER NOT NULL) STRICT;
        CREATE TABLE officer (officer_id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL) STRICT;
        CREATE TABLE erasure (member_id TEXT PRIMARY KEY) STRICT;
        CREATE TABLE activation (code TEXT PRIMARY KEY, plan BLOB NOT NULL) STRICT;
        CREATE TABLE current_activation (
            one INTEGER PRIMARY KEY CHECK (one = 1), code TEXT NOT NULL
        ) STRICT;
        CREATE TABLE informed (
            activation TEXT NOT NULL, day TEXT NOT NULL, occupation TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (activation, day, occupation)
        ) STRICT;
        CREATE TABLE team_count (activation TEXT PRIMARY KEY, counted BLOB NOT NULL) STRICT;
        CREATE TABLE day_closing (
            seq INTEGER PRIMARY KEY,             -- of the fact that tells of it
            day TEXT NOT NULL, at_ms INTEGER NOT NULL, officer TEXT NOT NULL, closed BLOB NOT NULL
        ) STRICT;
        -- What an officer has typed and not yet saved. No fact: nobody but this laptop ever sees it.
        CREATE TABLE draft (name TEXT PRIMARY KEY, content BLOB NOT NULL, at_ms INTEGER NOT NULL) STRICT;
        -- Cards on their way to paper. No fact: HQ hears of cards, not of printers.
        CREATE TABLE print_queue (
            n          INTEGER PRIMARY KEY,
            member_id  TEXT NOT NULL UNIQUE,
            printer    TEXT NOT NULL,
            sent_at_ms INTEGER                   -- NULL: still to be sent
        ) STRICT;
        CREATE TABLE revocation (reason TEXT PRIMARY KEY) STRICT;
        CREATE TABLE member_filter (
            version    INTEGER PRIMARY KEY,
            region     TEXT NOT NULL,            -- first digits of a NIK; '' for all
            as_of_ms   INTEGER NOT NULL,
            members    INTEGER NOT NULL,
            size_bytes INTEGER NOT NULL,
            sha256     TEXT NOT NULL,
            key        TEXT NOT NULL             -- of the hashes: base64
        ) STRICT;
    """,
    )


@steps(name="0002_days_by_index")
def _days_by_index(db: Database) -> None:
    _run(
        db,
        """
        -- A day is closed by what happened on it, not by everything that ever did.
        CREATE INDEX member_registered ON member (registered_at_ms);
        CREATE INDEX member_paper ON member (card) WHERE card NOT IN ('handed_over', 'waiting', 'no_number');
        CREATE INDEX member_gone ON member (kpj) WHERE NOT live;
        CREATE INDEX journal_at ON journal (at_ms + skew_ms);
        CREATE INDEX journal_reworded ON journal (about)
            WHERE kind IN ('MemberCancelled', 'MemberCorrected', 'NumberAssigned');
    """,
    )


@steps(name="0003_lists_by_index")
def _lists_by_index(db: Database) -> None:
    _run(
        db,
        """
        -- Every list of people is read in its own order, and cards are counted without reading anybody.
        DROP INDEX member_card;
        CREATE INDEX member_card ON member (card, live);
        DROP INDEX member_to_mend;
        CREATE INDEX member_verdict ON member (verdict);
        CREATE INDEX member_officer ON member (officer);
        CREATE INDEX member_gone_nik ON member (nik) WHERE NOT live;
    """,
    )


def _run(db: Database, script: str) -> None:
    # Not executescript: it would commit first, and a step must be undone whole when it fails.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
