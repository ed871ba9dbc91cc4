-- The append-only log. Written only by Tx::commit, so that seq order is commit order.
create table event (
    seq integer primary key,
    -- when we knew
    at integer not null,
    -- when it happened
    occurred_at integer not null,
    -- user | contact | system
    actor_kind text not null,
    actor integer,
    ticket integer references ticket (id),
    kind text not null,
    version integer not null,
    -- ids, enums, numbers as JSON; never free text
    payload text not null,
    because text not null
) strict;
create index event_ticket on event (ticket, seq);

-- Free text of events, apart, so that erasure can blank it.
create table event_text (
    event integer not null references event (seq),
    -- before | after
    part text not null,
    contact integer references contact (id),
    text text not null,
    primary key (event, part)
) strict;

-- Work to do after a commit, inserted in the transaction that causes it.
create table job (
    id integer primary key,
    kind text not null,
    -- the id of what it is about
    subject integer not null,
    run_at integer not null,
    -- waiting | running | dead
    state text not null,
    -- raised at each claim, before the work: the fencing token
    attempt integer not null,
    -- attempts before it was last scheduled anew: tries = attempt - base
    base integer not null,
    lease_until integer,
    node text,
    -- what the last try said
    said text not null,
    created_at integer not null,
    unique (kind, subject)
) strict;
create index job_due on job (state, run_at);

-- Received mail as bytes: the row exists before anybody reads the text. The file is named by its hash.
create table raw_mail (
    id integer primary key,
    hash blob not null,
    size integer not null,
    -- which way it came: pipe
    inlet text not null,
    -- the mailbox it was for, when the inlet knew
    mailbox text,
    received_at integer not null,
    -- new | read | quarantined
    state text not null,
    -- tries to read it, counted before each
    tries integer not null,
    reason text not null,
    -- the message it was read into, or whose variant it is
    message integer
) strict;
create index raw_mail_state on raw_mail (state, id);
