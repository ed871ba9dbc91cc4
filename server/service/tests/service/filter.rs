//! A filter has one answer, from memory and from the database.

use crate::lab::mail;
use desk::filter::{Condition, Filter};
use desk::person::{Reach, Role};
use desk::pipeline::StatusCategory;
use desk::ticket::{Change, Priority, Sort};
use desk::view::{ListQuery, View};
use desk::{CategoryId, ChannelId, PipelineId, StatusId, TeamId, UserId};

/// Small deterministic numbers (Steele, Lea, Flood: splitmix64).
struct Dice(u64);
impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
    fn some(&mut self, upto: u64) -> Vec<i64> {
        (0..self.roll(3)).map(|_| self.roll(upto) as i64 + 1).collect()
    }
    fn maybe(&mut self, upto: u64) -> Vec<Option<i64>> {
        (0..self.roll(4))
            .map(|_| match self.roll(upto + 1) {
                0 => None,
                n => Some(n as i64),
            })
            .collect()
    }
    fn condition(&mut self) -> Condition {
        match self.roll(12) {
            0 => Condition::Category(
                self.some(4).into_iter().map(|n| StatusCategory::ALL[n as usize - 1]).collect(),
            ),
            1 => Condition::Status(self.some(5).into_iter().map(StatusId).collect()),
            2 => Condition::Pipeline(self.some(2).into_iter().map(PipelineId).collect()),
            3 => Condition::Owner(self.maybe(4).into_iter().map(|n| n.map(UserId)).collect()),
            4 => Condition::Team(self.maybe(3).into_iter().map(|n| n.map(TeamId)).collect()),
            5 => Condition::Priority(
                self.maybe(4).into_iter().map(|n| n.and_then(Priority::from_rank)).collect(),
            ),
            6 => Condition::About(self.maybe(2).into_iter().map(|n| n.map(CategoryId)).collect()),
            7 => Condition::Channel(self.maybe(2).into_iter().map(|n| n.map(ChannelId)).collect()),
            8 => Condition::Spam,
            9 => Condition::Deleted,
            10 => Condition::Merged,
            _ => Condition::RepliedBy(self.some(4).into_iter().map(UserId).collect()),
        }
    }
    fn filter(&mut self, depth: u64) -> Filter {
        match if depth == 0 { 3 } else { self.roll(5) } {
            0 => Filter::And((0..self.roll(3)).map(|_| self.filter(depth - 1)).collect()),
            1 => Filter::Or((0..self.roll(3)).map(|_| self.filter(depth - 1)).collect()),
            2 => Filter::Not(Box::new(self.filter(depth - 1))),
            _ => Filter::Is(self.condition()),
        }
    }
}

both! {
    async fn memory_and_database_agree_on_random_filters(lab) {
        let ana = lab.ana().await;
        for name in ["Bram", "Chiara", "Dirk"] {
            lab.agent(name, Role::Agent, Reach::Team, &["Ghent", "Lyon", "Billing"][..]).await;
        }
        let mut dice = Dice(4187);
        for n in 0..40 {
            let taken = lab.mail(mail("jo@mail.example", "Lock", &format!("{n}@mail.example")), &[]).await;
            let ticket = lab.ticket(&ana, taken.ticket).await;
            let mut changes = Vec::new();
            if dice.roll(2) == 0 { changes.push(Change::Owner(Some(UserId(dice.roll(4) as i64 + 1)))); }
            if dice.roll(3) == 0 { changes.push(Change::Team(Some(TeamId(dice.roll(3) as i64 + 1)))); }
            if dice.roll(2) == 0 { changes.push(Change::Priority(Priority::from_rank(dice.roll(4) as i64 + 1))); }
            changes.push(Change::Status(StatusId(dice.roll(4) as i64 + 1)));
            changes.push(Change::Spam(dice.roll(5) == 0));
            changes.push(Change::Deleted(dice.roll(6) == 0));
            if dice.roll(3) == 0 {
                let key = format!("k{n}");
                let reply = crate::lab::says(ticket, desk::conversation::Writing::Reply, "Hi", &key);
                lab.desk.write(&ana, reply).await.expect("replied");
            }
            lab.desk.change(&ana, ticket, changes, false).await.expect("changed");
        }
        let all = lab.desk.rows_by(&Filter::all()).await.expect("all");
        assert_eq!(all.len(), 40);
        for round in 0..400 {
            let filter = dice.filter(3);
            let mut here: Vec<i64> = all.iter().filter(|row| filter.matches(&row.facts)).map(|row| row.number.0).collect();
            let mut there: Vec<i64> =
                lab.desk.rows_by(&filter).await.expect("rows").iter().map(|row| row.number.0).collect();
            here.sort_unstable();
            there.sort_unstable();
            assert_eq!(here, there, "round {round}: {filter:?}");
        }
    }

    async fn pages_follow_each_other_without_a_gap_in_every_order(lab) {
        let ana = lab.ana().await;
        let mut dice = Dice(7);
        for n in 0..60 {
            let taken = lab.mail(mail("jo@mail.example", "Lock", &format!("{n}@mail.example")), &[]).await;
            let ticket = lab.ticket(&ana, taken.ticket).await;
            let priority = Priority::from_rank(dice.roll(5) as i64);
            lab.desk.change(&ana, ticket, vec![Change::Priority(priority)], false).await.expect("changed");
        }
        for sort in Sort::ALL {
            let mut query = ListQuery::of(View::Open);
            query.sort = *sort;
            let first = lab.desk.page(&ana, &query, None).await.expect("a page");
            assert_eq!((first.items.len(), first.total), (50, 60));
            let second = lab.desk.page(&ana, &query, first.next).await.expect("a page");
            assert_eq!((second.items.len(), second.next), (10, None));
            let keys: Vec<_> = first.items.iter().chain(&second.items).map(|item| sort.key(&item.row)).collect();
            assert!(keys.windows(2).all(|pair| pair[0] > pair[1]), "{sort:?} is strictly descending");
        }
    }
}
