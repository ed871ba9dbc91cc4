//! The service's promises, each tested on SQLite and on PostgreSQL: the same number of tests on both.

#[macro_use]
mod lab;

mod access;
mod drafts;
mod filter;
mod jobs;
mod log;
mod mail;
mod people;
mod replies;
mod schema;
mod statements;
mod tickets;
