-- An ordered process of statuses.
create table pipeline (
    id bigint generated always as identity primary key,
    name text collate "C" not null,
    -- which built-in pipeline it is: translated until renamed
    builtin text collate "C",
    position bigint not null
);

create table status (
    id bigint generated always as identity primary key,
    pipeline bigint not null references pipeline (id),
    name text collate "C" not null,
    -- stable name for the API
    internal text collate "C" not null,
    builtin text collate "C",
    -- new | open | waiting | closed: the only thing rules branch on
    category text collate "C" not null,
    -- time spent here does not count for service levels
    pauses boolean not null,
    position bigint not null,
    unique (pipeline, internal)
);

-- What tickets are about: a choice that the desk defines.
create table category (
    id bigint generated always as identity primary key,
    name text collate "C" not null,
    name_folded text collate "C" not null unique
);

-- One connected mailbox (later also form, widget, number, page).
create table channel (
    id bigint generated always as identity primary key,
    -- email
    kind text collate "C" not null,
    -- name on outgoing mail
    name text collate "C" not null,
    address text collate "C" not null,
    address_folded text collate "C" not null unique,
    created_at bigint not null
);

-- The unit of work. What a list sorts, filters, counts or shows stands in this row, kept in the transaction that changes it.
create table ticket (
    id bigint generated always as identity primary key,
    -- what people say; counts from 1
    number bigint not null unique,
    subject text collate "C" not null,
    -- folded copy, compared bytewise
    subject_folded text collate "C" not null,
    pipeline bigint not null references pipeline (id),
    status bigint not null references status (id),
    -- the status's category, for filters without a join
    category text collate "C" not null,
    closed boolean not null,
    spam boolean not null,
    deleted boolean not null,
    deleted_at bigint,
    merged boolean not null,
    owner bigint references "user" (id),
    team bigint references team (id),
    -- 1 low to 4 urgent; 0 none
    priority bigint not null,
    about bigint references category (id),
    -- null = by hand
    channel bigint references channel (id),
    -- first requester
    contact bigint references contact (id),
    -- cut text of the newest message
    snippet text collate "C" not null,
    -- who wrote it: contact | reply | comment | system
    wrote text collate "C" not null,
    wrote_by bigint,
    -- a reply on it failed to leave
    failed boolean not null,
    created_at bigint not null,
    -- since when it is closed; null while it is not
    closed_at bigint,
    -- the closed ticket that this one follows up
    follows bigint references ticket (id),
    -- newest message or creation
    moved_at bigint not null,
    -- the event of the newest message (or of the creation), set by the commit that inserts it
    moved_seq bigint not null,
    -- made by the browser: the same key twice is one ticket
    key text collate "C" unique
);
-- the walks of the views: open tickets by owner, team and all, newest first
create index ticket_owner on ticket (owner, closed, moved_at, id);
create index ticket_team on ticket (team, closed, moved_at, id);
create index ticket_moved on ticket (closed, moved_at, id);
create index ticket_contact on ticket (contact);
create index ticket_spam on ticket (moved_at, id) where spam;
create index ticket_deleted on ticket (moved_at, id) where deleted;

-- Users who wrote a public message on a ticket: the view Sent.
create table replier (
    ticket bigint not null references ticket (id),
    member bigint not null references "user" (id),
    primary key (ticket, member)
);
create index replier_member on replier (member, ticket);

-- Contacts who take part: requesters (position 0 is the primary one) and followers (Cc).
create table participant (
    ticket bigint not null references ticket (id),
    contact bigint not null references contact (id),
    -- requester | follower
    role text collate "C" not null,
    position bigint not null,
    primary key (ticket, contact)
);
create index participant_contact on participant (contact, ticket);

-- A thread. A customer conversation and an internal one never share a row.
create table conversation (
    id bigint generated always as identity primary key,
    ticket bigint not null references ticket (id),
    -- customer | internal
    kind text collate "C" not null,
    channel bigint references channel (id),
    created_at bigint not null
);
create index conversation_ticket on conversation (ticket, kind);

create table message (
    id bigint generated always as identity primary key,
    ticket bigint not null references ticket (id),
    conversation bigint not null references conversation (id),
    -- received | reply | comment
    kind text collate "C" not null,
    -- one of the two; neither when a mail named nobody
    author_user bigint references "user" (id),
    author_contact bigint references contact (id),
    -- as signed on that message
    author_name text collate "C" not null,
    author_address text collate "C" not null,
    -- the author was no participant when it came
    stranger boolean not null,
    occurred_at bigint not null,
    -- text collate "C" | simple | designed
    body text collate "C" not null,
    -- visible part, quoted part, and the whole as plain text
    shown text collate "C" not null,
    quoted text collate "C" not null,
    plain text collate "C" not null,
    automatic boolean not null,
    damaged boolean not null,
    -- new | reply-address | our-id | their-id; null for what staff wrote
    matched text collate "C",
    -- the mail's own id without brackets; ours for replies
    mail_id text collate "C",
    -- the raw mail it was read from
    raw bigint,
    -- SHA-256 of its text: with channel, mail id and author it is one message
    fingerprint bytea,
    -- queued | kept | sending | sent | unsure | failed; null when it is no reply
    delivery text collate "C",
    -- queued: until; sending, unsure: next try; sent, failed: when
    delivery_at bigint,
    -- what the other side said
    delivery_said text collate "C" not null,
    -- taken back before it left
    taken_back_at bigint,
    -- for taking back: status, owner and team before the reply changed them
    before_status bigint,
    before_owner bigint,
    before_team bigint,
    -- made by the browser: the same key twice is one message
    key text collate "C" unique,
    -- its event, set by the commit that inserts it
    seq bigint not null
);
create index message_ticket on message (ticket, occurred_at, id);
create index message_mail_id on message (mail_id);

-- Which message a mail is: same mailbox, same Message-ID, same author is one message; a later body is a variant of it.
create table mail_identity (
    channel bigint not null references channel (id),
    mail_id text collate "C" not null,
    author text collate "C" not null,
    message bigint not null references message (id),
    primary key (channel, mail_id, author)
);
create index message_undelivered on message (delivery) where delivery in ('kept', 'failed');

-- Who else a received mail was sent to: they may join by its id.
create table message_recipient (
    message bigint not null references message (id),
    address_folded text collate "C" not null,
    primary key (message, address_folded)
);

-- Bytes by content hash, as somebody named them.
create table file (
    id bigint generated always as identity primary key,
    hash bytea not null,
    size bigint not null,
    -- found in the bytes, never what the sender said
    kind text collate "C" not null,
    name text collate "C" not null,
    -- who uploaded it; null = it came by mail
    uploader bigint references "user" (id),
    created_at bigint not null
);
create index file_hash on file (hash);

create table attachment (
    id bigint generated always as identity primary key,
    message bigint not null references message (id),
    file bigint not null references file (id),
    name text collate "C" not null,
    -- shown inside the body
    inline boolean not null,
    content_id text collate "C",
    position bigint not null
);
create index attachment_message on attachment (message, position);

-- What a person has seen of a ticket: unread is per person.
create table seen (
    member bigint not null references "user" (id),
    ticket bigint not null references ticket (id),
    -- newest event that was on screen
    seq bigint not null,
    primary key (member, ticket)
);

-- What a person has begun to write. Older texts stay as versions.
create table draft (
    id bigint generated always as identity primary key,
    member bigint not null references "user" (id),
    ticket bigint not null references ticket (id),
    -- reply | comment
    kind text collate "C" not null,
    revision bigint not null,
    html text collate "C" not null,
    saved_at bigint not null,
    -- the one that is being written; the others are versions
    current boolean not null
);
create index draft_member on draft (member, ticket, kind, revision);
