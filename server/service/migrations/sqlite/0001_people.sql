-- Staff: a member of staff signs in, owns tickets and writes. Never deleted, so that old tickets keep their names.
create table "user" (
    id integer primary key,
    -- as shown to colleagues and on replies
    name text not null,
    -- sign-in address as written, and all lower case for comparing
    email text not null,
    email_folded text not null unique,
    -- agent | admin | super-admin
    role text not null,
    -- own | team | everything: which tickets they may see
    reach text not null,
    -- argon2id in PHC form; empty = cannot sign in with a password
    password text not null,
    -- en | fr | nl | pseudo
    language text not null,
    -- system | light | dark
    theme text not null,
    -- IANA zone name
    zone text not null,
    -- single-key shortcuts work
    single_keys integer not null check (single_keys in (0, 1)),
    -- seconds in which a sent reply can be taken back
    undo_send integer not null,
    -- available | away: what the person chose
    availability text not null,
    -- a live connection exists, or ended less than two minutes ago
    connected integer not null check (connected in (0, 1)),
    created_at integer not null,
    -- since when they may no longer sign in
    disabled_at integer
) strict;

-- A group of users. Access counts every membership, routing only the main one.
create table team (
    id integer primary key,
    name text not null,
    name_folded text not null unique
) strict;

create table team_member (
    team integer not null references team (id),
    member integer not null references "user" (id),
    -- at most one main team a user
    main integer not null check (main in (0, 1)),
    primary key (team, member)
) strict;
create index team_member_member on team_member (member, team);

-- A sign-in on a device. The token is random and stored only as its SHA-256.
create table session (
    id integer primary key,
    token blob not null unique,
    member integer not null references "user" (id),
    created_at integer not null,
    -- to the minute
    seen_at integer not null,
    browser text not null,
    address text not null
) strict;
create index session_member on session (member);

-- Devices on which somebody signed in before: their owner is not locked out by other people's guesses.
create table device (
    token blob not null,
    member integer not null references "user" (id),
    seen_at integer not null,
    primary key (token, member)
) strict;

-- Wrong passwords by subject (an account, an address of the network) in windows of fifteen minutes.
create table guess (
    subject text not null,
    -- start of the window
    since integer not null,
    n integer not null,
    primary key (subject, since)
) strict;

-- Single values of the desk: its name, its mailbox of the command line.
create table setting (
    name text primary key,
    value text not null
) strict;

-- Counters that must not have holes seen twice, such as ticket numbers.
create table counter (
    name text primary key,
    n integer not null
) strict;

-- People outside: who asks.
create table contact (
    id integer primary key,
    -- as they sign; the address where no name is known
    name text not null,
    name_folded text not null,
    -- language of their last message, when known
    language text,
    created_at integer not null
) strict;

-- Addresses and phones of a contact.
create table contact_address (
    id integer primary key,
    contact integer not null references contact (id),
    -- email | phone
    kind text not null,
    -- as written, and folded for comparing
    value text not null,
    folded text not null,
    -- primary first
    position integer not null
) strict;
create unique index contact_address_folded on contact_address (kind, folded);
create index contact_address_contact on contact_address (contact, position);
