-- Staff: a member of staff signs in, owns tickets and writes. Never deleted, so that old tickets keep their names.
create table "user" (
    id bigint generated always as identity primary key,
    -- as shown to colleagues and on replies
    name text collate "C" not null,
    -- sign-in address as written, and all lower case for comparing
    email text collate "C" not null,
    email_folded text collate "C" not null unique,
    -- agent | admin | super-admin
    role text collate "C" not null,
    -- own | team | everything: which tickets they may see
    reach text collate "C" not null,
    -- argon2id in PHC form; empty = cannot sign in with a password
    password text collate "C" not null,
    -- en | fr | nl | pseudo
    language text collate "C" not null,
    -- system | light | dark
    theme text collate "C" not null,
    -- IANA zone name
    zone text collate "C" not null,
    -- single-key shortcuts work
    single_keys boolean not null,
    -- seconds in which a sent reply can be taken back
    undo_send bigint not null,
    -- available | away: what the person chose
    availability text collate "C" not null,
    -- a live connection exists, or ended less than two minutes ago
    connected boolean not null,
    created_at bigint not null,
    -- since when they may no longer sign in
    disabled_at bigint
);

-- A group of users. Access counts every membership, routing only the main one.
create table team (
    id bigint generated always as identity primary key,
    name text collate "C" not null,
    name_folded text collate "C" not null unique
);

create table team_member (
    team bigint not null references team (id),
    member bigint not null references "user" (id),
    -- at most one main team a user
    main boolean not null,
    primary key (team, member)
);
create index team_member_member on team_member (member, team);

-- A sign-in on a device. The token is random and stored only as its SHA-256.
create table session (
    id bigint generated always as identity primary key,
    token bytea not null unique,
    member bigint not null references "user" (id),
    created_at bigint not null,
    -- to the minute
    seen_at bigint not null,
    browser text collate "C" not null,
    address text collate "C" not null
);
create index session_member on session (member);

-- Devices on which somebody signed in before: their owner is not locked out by other people's guesses.
create table device (
    token bytea not null,
    member bigint not null references "user" (id),
    seen_at bigint not null,
    primary key (token, member)
);

-- Wrong passwords by subject (an account, an address of the network) in windows of fifteen minutes.
create table guess (
    subject text collate "C" not null,
    -- start of the window
    since bigint not null,
    n bigint not null,
    primary key (subject, since)
);

-- Single values of the desk: its name, its mailbox of the command line.
create table setting (
    name text collate "C" primary key,
    value text collate "C" not null
);

-- Counters that must not have holes seen twice, such as ticket numbers.
create table counter (
    name text collate "C" primary key,
    n bigint not null
);

-- People outside: who asks.
create table contact (
    id bigint generated always as identity primary key,
    -- as they sign; the address where no name is known
    name text collate "C" not null,
    name_folded text collate "C" not null,
    -- language of their last message, when known
    language text collate "C",
    created_at bigint not null
);

-- Addresses and phones of a contact.
create table contact_address (
    id bigint generated always as identity primary key,
    contact bigint not null references contact (id),
    -- email | phone
    kind text collate "C" not null,
    -- as written, and folded for comparing
    value text collate "C" not null,
    folded text collate "C" not null,
    -- primary first
    position bigint not null
);
create unique index contact_address_folded on contact_address (kind, folded);
create index contact_address_contact on contact_address (contact, position);
