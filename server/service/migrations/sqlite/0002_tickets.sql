-- An ordered process of statuses.
create table pipeline (
    id integer primary key,
    name text not null,
    -- which built-in pipeline it is: translated until renamed
    builtin text,
    position integer not null
) strict;

create table status (
    id integer primary key,
    pipeline integer not null references pipeline (id),
    name text not null,
    -- stable name for the API
    internal text not null,
    builtin text,
    -- new | open | waiting | closed: the only thing rules branch on
    category text not null,
    -- time spent here does not count for service levels
    pauses integer not null check (pauses in (0, 1)),
    position integer not null,
    unique (pipeline, internal)
) strict;

-- What tickets are about: a choice that the desk defines.
create table category (
    id integer primary key,
    name text not null,
    name_folded text not null unique
) strict;

-- One connected mailbox (later also form, widget, number, page).
create table channel (
    id integer primary key,
    -- email
    kind text not null,
    -- name on outgoing mail
    name text not null,
    address text not null,
    address_folded text not null unique,
    created_at integer not null
) strict;

-- The unit of work. What a list sorts, filters, counts or shows stands in this row, kept in the transaction that changes it.
create table ticket (
    id integer primary key,
    -- what people say; counts from 1
    number integer not null unique,
    subject text not null,
    -- folded copy, compared bytewise
    subject_folded text not null,
    pipeline integer not null references pipeline (id),
    status integer not null references status (id),
    -- the status's category, for filters without a join
    category text not null,
    closed integer not null check (closed in (0, 1)),
    spam integer not null check (spam in (0, 1)),
    deleted integer not null check (deleted in (0, 1)),
    deleted_at integer,
    merged integer not null check (merged in (0, 1)),
    owner integer references "user" (id),
    team integer references team (id),
    -- 1 low to 4 urgent; 0 none
    priority integer not null,
    about integer references category (id),
    -- null = by hand
    channel integer references channel (id),
    -- first requester
    contact integer references contact (id),
    -- cut text of the newest message
    snippet text not null,
    -- who wrote it: contact | reply | comment | system
    wrote text not null,
    wrote_by integer,
    -- a reply on it failed to leave
    failed integer not null check (failed in (0, 1)),
    created_at integer not null,
    -- since when it is closed; null while it is not
    closed_at integer,
    -- the closed ticket that this one follows up
    follows integer references ticket (id),
    -- newest message or creation
    moved_at integer not null,
    -- the event of the newest message (or of the creation), set by the commit that inserts it
    moved_seq integer not null,
    -- made by the browser: the same key twice is one ticket
    key text unique
) strict;
-- the walks of the views: open tickets by owner, team and all, newest first
create index ticket_owner on ticket (owner, closed, moved_at, id);
create index ticket_team on ticket (team, closed, moved_at, id);
create index ticket_moved on ticket (closed, moved_at, id);
create index ticket_contact on ticket (contact);
create index ticket_spam on ticket (moved_at, id) where spam;
create index ticket_deleted on ticket (moved_at, id) where deleted;

-- Users who wrote a public message on a ticket: the view Sent.
create table replier (
    ticket integer not null references ticket (id),
    member integer not null references "user" (id),
    primary key (ticket, member)
) strict;
create index replier_member on replier (member, ticket);

-- Contacts who take part: requesters (position 0 is the primary one) and followers (Cc).
create table participant (
    ticket integer not null references ticket (id),
    contact integer not null references contact (id),
    -- requester | follower
    role text not null,
    position integer not null,
    primary key (ticket, contact)
) strict;
create index participant_contact on participant (contact, ticket);

-- A thread. A customer conversation and an internal one never share a row.
create table conversation (
    id integer primary key,
    ticket integer not null references ticket (id),
    -- customer | internal
    kind text not null,
    channel integer references channel (id),
    created_at integer not null
) strict;
create index conversation_ticket on conversation (ticket, kind);

create table message (
    id integer primary key,
    ticket integer not null references ticket (id),
    conversation integer not null references conversation (id),
    -- received | reply | comment
    kind text not null,
    -- one of the two; neither when a mail named nobody
    author_user integer references "user" (id),
    author_contact integer references contact (id),
    -- as signed on that message
    author_name text not null,
    author_address text not null,
    -- the author was no participant when it came
    stranger integer not null check (stranger in (0, 1)),
    occurred_at integer not null,
    -- text | simple | designed
    body text not null,
    -- visible part, quoted part, and the whole as plain text
    shown text not null,
    quoted text not null,
    plain text not null,
    automatic integer not null check (automatic in (0, 1)),
    damaged integer not null check (damaged in (0, 1)),
    -- new | reply-address | our-id | their-id; null for what staff wrote
    matched text,
    -- the mail's own id without brackets; ours for replies
    mail_id text,
    -- the raw mail it was read from
    raw integer,
    -- SHA-256 of its text: with channel, mail id and author it is one message
    fingerprint blob,
    -- queued | kept | sending | sent | unsure | failed; null when it is no reply
    delivery text,
    -- queued: until; sending, unsure: next try; sent, failed: when
    delivery_at integer,
    -- what the other side said
    delivery_said text not null,
    -- taken back before it left
    taken_back_at integer,
    -- for taking back: status, owner and team before the reply changed them
    before_status integer,
    before_owner integer,
    before_team integer,
    -- made by the browser: the same key twice is one message
    key text unique,
    -- its event, set by the commit that inserts it
    seq integer not null
) strict;
create index message_ticket on message (ticket, occurred_at, id);
create index message_mail_id on message (mail_id);

-- Which message a mail is: same mailbox, same Message-ID, same author is one message; a later body is a variant of it.
create table mail_identity (
    channel integer not null references channel (id),
    mail_id text not null,
    author text not null,
    message integer not null references message (id),
    primary key (channel, mail_id, author)
) strict;
create index message_undelivered on message (delivery) where delivery in ('kept', 'failed');

-- Who else a received mail was sent to: they may join by its id.
create table message_recipient (
    message integer not null references message (id),
    address_folded text not null,
    primary key (message, address_folded)
) strict;

-- Bytes by content hash, as somebody named them.
create table file (
    id integer primary key,
    hash blob not null,
    size integer not null,
    -- found in the bytes, never what the sender said
    kind text not null,
    name text not null,
    -- who uploaded it; null = it came by mail
    uploader integer references "user" (id),
    created_at integer not null
) strict;
create index file_hash on file (hash);

create table attachment (
    id integer primary key,
    message integer not null references message (id),
    file integer not null references file (id),
    name text not null,
    -- shown inside the body
    inline integer not null check (inline in (0, 1)),
    content_id text,
    position integer not null
) strict;
create index attachment_message on attachment (message, position);

-- What a person has seen of a ticket: unread is per person.
create table seen (
    member integer not null references "user" (id),
    ticket integer not null references ticket (id),
    -- newest event that was on screen
    seq integer not null,
    primary key (member, ticket)
) strict;

-- What a person has begun to write. Older texts stay as versions.
create table draft (
    id integer primary key,
    member integer not null references "user" (id),
    ticket integer not null references ticket (id),
    -- reply | comment
    kind text not null,
    revision integer not null,
    html text not null,
    saved_at integer not null,
    -- the one that is being written; the others are versions
    current integer not null check (current in (0, 1))
) strict;
create index draft_member on draft (member, ticket, kind, revision);
