//! Binds what was played into rows of tickets and of the address book, and says who has seen what.

use super::ledger::Table;
use super::live::{Live, Load};
use super::people::{self, MAILBOX, Person, STAFF};
use super::plot::Old;
use super::stage::Stage;
use super::story::Story;
use crate::Fault;
use desk::text;
use desk::ticket::Priority;
use sea_query::Value;

impl Stage {
    /// The key of a person in the address book, who stands in it from now on.
    pub(super) fn contact(&mut self, place: usize, at: i64) -> Result<i64, Fault> {
        if self.contacts[place] > 0 {
            return Ok(self.contacts[place]);
        }
        self.keys.contact += 1;
        let id = self.keys.contact;
        self.contacts[place] = id;
        let person = &self.people[place];
        let row: [Value; 5] = [
            id.into(),
            person.name.as_str().into(),
            text::fold(&person.name).into(),
            person.language.word().into(),
            at.into(),
        ];
        self.ledger.add(Table::Contact, row)?;
        let phone = person.phone.as_ref().map(|phone| ("phone", phone.clone(), phone.replace(' ', "")));
        let email = ("email", person.address.clone(), text::fold(&person.address));
        for (position, (kind, value, folded)) in (0_i64..).zip([email].into_iter().chain(phone)) {
            self.keys.address += 1;
            let row: [Value; 6] = [
                self.keys.address.into(),
                id.into(),
                kind.into(),
                value.into(),
                folded.into(),
                position.into(),
            ];
            self.ledger.add(Table::Address, row)?;
        }
        Ok(id)
    }

    /// Its last step is played.
    pub(super) fn end(&mut self, live: Live) -> Result<(), Fault> {
        let ticket = live.standing.facts.id.0;
        for user in &live.standing.facts.repliers {
            self.ledger.add(Table::Replier, [ticket.into(), user.0.into()])?;
        }
        if !self.one {
            self.seen(&live)?;
        }
        if let (Some(closed), false) = (live.standing.closed_at, live.standing.facts.spam) {
            let (contact, area) = (live.story.contact, live.story.area);
            let old = Old { ticket, contact, subject: live.story.subject.clone(), area };
            if self.old.back().is_none_or(|(newest, _)| *newest <= closed) {
                self.old.push_back((closed, old));
            }
        }
        if live.written {
            self.moved.push((live.moved_seq, ticket));
        } else {
            self.done.push(live);
        }
        Ok(())
    }

    fn seen(&mut self, live: &Live) -> Result<(), Fault> {
        let facts = &live.standing.facts;
        let owner = STAFF
            .iter()
            .zip(&self.house.users)
            .position(|(_, id)| facts.owner.is_some_and(|owner| owner.0 == *id));
        for (place, member) in self.house.users.clone().into_iter().enumerate() {
            let acted = live.acted.iter().find(|(user, _)| *user == place).map(|(_, seq)| *seq);
            let whole = match place {
                people::INES => live.story.read_by_ines,
                _ if live.standing.closed_at.is_some() => acted.is_some() || owner == Some(place),
                _ => (acted.is_some() || owner == Some(place)) && self.dice.chance(70),
            };
            let seq = if whole {
                Some(self.keys.event.min(live.moved_seq.max(acted.unwrap_or_default())))
            } else {
                acted
            };
            if let Some(seq) = seq {
                self.ledger.add(Table::Seen, [member.into(), facts.id.0.into(), seq.into()])?;
            }
        }
        Ok(())
    }

    /// What has been played since the last load. A ticket whose story still goes on (`more`) is written as it will stand in the end;
    /// the place of its newest message follows when that is known.
    pub(super) fn load(&mut self, more: bool) -> Result<Load, Fault> {
        let mut rows = std::mem::take(&mut self.done);
        if more {
            let house = &self.house;
            for live in self.live.values_mut().filter(|live| live.standing.begun && !live.written) {
                live.written = true;
                let mut standing = live.standing.clone();
                for step in &live.story.steps[live.next..] {
                    standing.take(&step.act, step.at, 0, house);
                }
                rows.push(Live {
                    story: Story { steps: Vec::new(), subject: live.story.subject.clone(), ..live.story },
                    standing,
                    acted: Vec::new(),
                    ..*live
                });
            }
        }
        rows.sort_unstable_by_key(|live| live.standing.facts.id);
        for live in &rows {
            self.write_ticket(live)?;
        }
        let tickets = std::mem::take(&mut self.opened);
        let moved = std::mem::take(&mut self.moved);
        Ok(Load { statements: self.ledger.close(), moved, tickets, keys: self.keys })
    }

    fn write_ticket(&mut self, live: &Live) -> Result<(), Fault> {
        let (standing, facts) = (&live.standing, &live.standing.facts);
        let row: [Value; 26] = [
            facts.id.0.into(),
            live.number.into(),
            live.story.subject.as_str().into(),
            text::fold(&live.story.subject).into(),
            facts.pipeline.0.into(),
            facts.status.0.into(),
            facts.category.word().into(),
            (facts.category == desk::pipeline::StatusCategory::Closed).into(),
            facts.spam.into(),
            facts.deleted.into(),
            facts.merged.into(),
            facts.owner.map(|owner| owner.0).into(),
            facts.team.map(|team| team.0).into(),
            facts.priority.map_or(0, Priority::rank).into(),
            facts.about.map(|about| about.0).into(),
            facts.channel.map(|channel| channel.0).into(),
            standing.contact.into(),
            standing.snippet.as_str().into(),
            standing.wrote.into(),
            standing.wrote_by.into(),
            false.into(),
            standing.created_at.into(),
            standing.closed_at.into(),
            live.story.follows.into(),
            standing.moved_at.into(),
            live.moved_seq.into(),
        ];
        self.ledger.add(Table::Ticket, row)
    }

    /// The address of the desk, for those who look up whom a mail was sent to.
    pub(super) fn mailbox(&self) -> &'static str {
        MAILBOX
    }

    /// A person of the address book.
    pub(super) fn person(&self, place: usize) -> &Person {
        &self.people[place]
    }
}
