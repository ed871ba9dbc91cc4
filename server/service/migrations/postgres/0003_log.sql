-- The append-only log. Written only by Tx::commit, so that seq order is commit order.
create table event (
    seq bigint generated always as identity primary key,
    -- when we knew
    at bigint not null,
    -- when it happened
    occurred_at bigint not null,
    -- user | contact | system
    actor_kind text collate "C" not null,
    actor bigint,
    ticket bigint references ticket (id),
    kind text collate "C" not null,
    version bigint not null,
    -- ids, enums, numbers as JSON; never free text
    payload text collate "C" not null,
    because text collate "C" not null
);
create index event_ticket on event (ticket, seq);

-- Free text of events, apart, so that erasure can blank it.
create table event_text (
    event bigint not null references event (seq),
    -- before | after
    part text collate "C" not null,
    contact bigint references contact (id),
    text text collate "C" not null,
    primary key (event, part)
);

-- Work to do after a commit, inserted in the transaction that causes it.
create table job (
    id bigint generated always as identity primary key,
    kind text collate "C" not null,
    -- the id of what it is about
    subject bigint not null,
    run_at bigint not null,
    -- waiting | running | dead
    state text collate "C" not null,
    -- raised at each claim, before the work: the fencing token
    attempt bigint not null,
    -- attempts before it was last scheduled anew: tries = attempt - base
    base bigint not null,
    lease_until bigint,
    node text collate "C",
    -- what the last try said
    said text collate "C" not null,
    created_at bigint not null,
    unique (kind, subject)
);
create index job_due on job (state, run_at);

-- Received mail as bytes: the row exists before anybody reads the text. The file is named by its hash.
create table raw_mail (
    id bigint generated always as identity primary key,
    hash bytea not null,
    size bigint not null,
    -- which way it came: pipe
    inlet text collate "C" not null,
    -- the mailbox it was for, when the inlet knew
    mailbox text collate "C",
    received_at bigint not null,
    -- new | read | quarantined
    state text collate "C" not null,
    -- tries to read it, counted before each
    tries bigint not null,
    reason text collate "C" not null,
    -- the message it was read into, or whose variant it is
    message bigint
);
create index raw_mail_state on raw_mail (state, id);
