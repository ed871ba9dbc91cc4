//! The live connection: who is told what, and above all who is not. Real desk, real log, real hub; only the sockets are channels.

mod house;
mod tab;

use desk::conversation::{NewMessage, Writing};
use desk::limits::LIVE_IN_A_MINUTE;
use desk::live::{Change, Say};
use desk::person::{Reach, Role};
use desk::ticket::{Change as Turn, Doing, NewTicket, Present, Priority};
use desk::view::{ListQuery, View};
use desk::{Seq, TicketId};
use futures::channel::mpsc;
use futures::{SinkExt, StreamExt};
use house::{Person, Tested, ticket};
use server::live::client::attend;
use server::live::{Ended, Heard, Told};
use tab::{PATIENCE, QUIET, Tab};
use tokio::time::timeout;

fn rows(changes: &[Change]) -> Vec<TicketId> {
    let row = |change: &Change| match change {
        Change::Row(item) => Some(item.row.facts.id),
        _ => None,
    };
    changes.iter().filter_map(row).collect()
}

fn new(subject: &str, owner: Option<&Person>) -> NewTicket {
    NewTicket {
        subject: subject.into(),
        owner: owner.and_then(|owner| owner.actor.user()),
        ..NewTicket::default()
    }
}

async fn turn(tested: &Tested, by: &Person, ticket: TicketId, turn: Turn) {
    tested.desk.change(&by.actor, ticket, vec![turn], false).await.expect("changed");
}

async fn comment(tested: &Tested, by: &Person, ticket: TicketId, text: &str) {
    let message = NewMessage {
        ticket,
        kind: Writing::Comment,
        html: format!("<p>{text}</p>"),
        files: Vec::new(),
        status: None,
        seen: tested.desk.newest_seq().await.expect("asked"),
        anyway: true,
        key: server::reference::next(),
    };
    tested.desk.write(&by.actor, message).await.expect("written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_that_moves_out_of_sight_is_gone_for_one_and_a_row_for_the_other() {
    let (tested, boss) = Tested::open().await;
    let ana = tested.person("ana", Role::Agent, Reach::Own, &[]).await;
    let bert = tested.person("bert", Role::Agent, Reach::Own, &[]).await;
    let page = ticket(&tested.desk, &boss, new("secret of bert", Some(&ana))).await;
    let id = page.row.facts.id;
    let (mut anas, mut berts) = (Tab::open(&tested, &ana).await, Tab::open(&tested, &bert).await);
    assert!(rows(&anas.watch(&tested, View::Open, Some(id)).await).is_empty());
    assert!(rows(&berts.watch(&tested, View::Open, None).await).is_empty());

    // Renamed and moved in one step: the new name is already none of her business.
    let owner = Turn::Owner(bert.actor.user());
    let rename = Turn::Subject("secret of bert, renamed".into());
    tested.desk.change(&boss.actor, id, vec![owner, rename], false).await.expect("changed");
    comment(&tested, &boss, id, "only for bert").await;

    let told = anas.changes().await;
    assert!(told.contains(&Change::Gone { ticket: id, lost: true }), "{told:?}");
    for change in &told {
        let text = serde_json::to_string(change).expect("json");
        assert!(!text.contains("renamed") && !text.contains("only for bert"), "{text}");
        let kind =
            matches!(change, Change::Gone { .. } | Change::Counts(_) | Change::Total(_) | Change::Hello);
        assert!(kind, "{change:?}");
    }
    assert_eq!(rows(&berts.changes().await).last(), Some(&id));
    turn(&tested, &boss, id, Turn::Priority(Some(Priority::Urgent))).await;
    assert!(anas.rest().await.is_empty(), "not even that something happens");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_open_ticket_gets_its_messages_and_the_list_only_its_row() {
    let (tested, boss) = Tested::open().await;
    let ana = tested.person("ana", Role::Agent, Reach::Everything, &[]).await;
    let id = ticket(&tested.desk, &boss, new("lock", Some(&boss))).await.row.facts.id;
    let (mut open, mut list) = (Tab::open(&tested, &ana).await, Tab::open(&tested, &ana).await);
    open.watch(&tested, View::Open, Some(id)).await;
    list.watch(&tested, View::Open, None).await;
    comment(&tested, &boss, id, "the lock is stuck").await;

    let told = open.changes().await;
    assert_eq!(rows(&told), [id]);
    assert!(told.iter().any(|change| matches!(change, Change::Ticket(item) if item.unread)));
    assert!(
        told.iter()
            .any(|change| matches!(change, Change::Message(message) if message.body.shown.contains("stuck")))
    );
    assert!(told.iter().any(|change| matches!(change, Change::Activity(_))));
    let told = list.changes().await;
    assert_eq!(rows(&told), [id]);
    assert!(
        !told
            .iter()
            .any(|change| matches!(change, Change::Message(_) | Change::Ticket(_) | Change::Activity(_)))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_and_the_size_of_the_list_follow_exactly() {
    let (tested, boss) = Tested::open().await;
    let mut tab = Tab::open(&tested, &boss).await;
    tab.watch(&tested, View::Unassigned, None).await;
    for n in 1..=5 {
        ticket(&tested.desk, &boss, new(&format!("ticket {n}"), None)).await;
    }
    let told = tab.changes().await;
    let totals: Vec<u64> = told
        .iter()
        .filter_map(|change| if let Change::Total(n) = change { Some(*n) } else { None })
        .collect();
    assert_eq!(totals.last(), Some(&5), "{told:?}");
    let counts = told
        .iter()
        .rev()
        .find_map(|change| if let Change::Counts(counts) = change { Some(counts) } else { None });
    assert_eq!(counts, Some(&tested.desk.counts(&boss.actor).await.expect("counted")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returning_tab_is_told_what_it_missed_and_one_from_another_past_starts_over() {
    let (tested, boss) = Tested::open().await;
    let before = tested.desk.newest_seq().await.expect("asked");
    let first = ticket(&tested.desk, &boss, new("one", None)).await.row.facts.id;
    let second = ticket(&tested.desk, &boss, new("two", None)).await.row.facts.id;
    turn(&tested, &boss, second, Turn::Owner(boss.actor.user())).await;
    let mut tab = Tab::open(&tested, &boss).await;
    let told = tab.watch_since(View::Unassigned, None, before).await;
    assert_eq!(rows(&told), [first], "the second came and went: not a word");
    let newest = tested.desk.newest_seq().await.expect("asked");
    assert_eq!(tab.watch_since(View::Open, None, Seq(newest.0 + 1)).await, [Change::Resync]);
    assert!(tab.watch_since(View::Open, None, newest).await.is_empty(), "nothing was missed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_another_process_arrives_too() {
    let (tested, boss) = Tested::open().await;
    let mut tab = Tab::open(&tested, &boss).await;
    tab.watch(&tested, View::Open, None).await;
    let other = house::desk(&tested.desk.options().data).await;
    let id = ticket(&other, &boss, new("from the other process", None)).await.row.facts.id;
    assert_eq!(rows(&tab.changes().await), [id]);
    other.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rights_that_change_reach_an_open_tab_at_once() {
    let (tested, boss) = Tested::open().await;
    let ana = tested.person("ana", Role::Agent, Reach::Everything, &[]).await;
    let id = ticket(&tested.desk, &boss, new("lock", Some(&boss))).await.row.facts.id;
    let mut tab = Tab::open(&tested, &ana).await;
    tab.watch(&tested, View::Open, Some(id)).await;
    let mut input = service::people::MemberInput {
        name: "ana".into(),
        email: "ana@desk.example".into(),
        role: Role::Agent,
        reach: Reach::Own,
        teams: Vec::new(),
        password: String::new(),
        disabled: false,
    };
    tested.desk.save_member(&boss.actor, ana.actor.user(), input.clone()).await.expect("saved");
    let told = tab.changes().await;
    assert!(told.contains(&Change::Resync), "{told:?}");
    assert!(told.contains(&Change::Gone { ticket: id, lost: true }), "{told:?}");
    comment(&tested, &boss, id, "not for ana").await;
    assert!(tab.rest().await.is_empty());

    input.disabled = true;
    tested.desk.save_member(&boss.actor, ana.actor.user(), input).await.expect("saved");
    assert!(tab.changes().await.contains(&Change::SignedOut));
    assert_eq!(tab.task.await.expect("no panic"), Ended::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_open_tabs_of_that_sign_in() {
    let (tested, boss) = Tested::open().await;
    let mut tab = Tab::open(&tested, &boss).await;
    tab.watch(&tested, View::Open, None).await;
    tested.desk.sign_out(boss.session.id).await.expect("signed out");
    assert!(tab.changes().await.contains(&Change::SignedOut));
    assert_eq!(tab.task.await.expect("no panic"), Ended::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_on_a_ticket_see_each_other_and_nobody_else_does() {
    let (tested, boss) = Tested::open().await;
    let ana = tested.person("ana", Role::Agent, Reach::Everything, &[]).await;
    let carl = tested.person("carl", Role::Agent, Reach::Own, &[]).await;
    let id = ticket(&tested.desk, &boss, new("lock", Some(&boss))).await.row.facts.id;
    let mut anas = Tab::open(&tested, &ana).await;
    assert_eq!(anas.watch(&tested, View::Open, Some(id)).await, [Change::Present(vec![])]);
    let mut carls = Tab::open(&tested, &carl).await;
    assert_eq!(carls.watch(&tested, View::Open, Some(id)).await, [Change::Gone { ticket: id, lost: true }]);
    anas.rest().await; // carl came to the desk; that much everybody may know
    let mut bosss = Tab::open(&tested, &boss).await;
    bosss.watch(&tested, View::Open, Some(id)).await;
    bosss.say(Say::Doing(Doing::Replying)).await;
    carls.say(Say::Doing(Doing::Replying)).await;
    let user = boss.actor.user().expect("staff");
    let told = anas.changes().await;
    assert_eq!(
        told.last(),
        Some(&Change::Present(vec![Present { user, doing: Doing::Replying }])),
        "{told:?}"
    );
    drop(bosss.say);
    assert_eq!(bosss.task.await.expect("no panic"), Ended::Left);
    assert!(anas.changes().await.contains(&Change::Present(vec![])));
    assert!(!carls.rest().await.iter().any(|change| matches!(change, Change::Present(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_out_of_sight_and_one_that_does_not_exist_answer_the_same() {
    let (tested, boss) = Tested::open().await;
    let carl = tested.person("carl", Role::Agent, Reach::Own, &[]).await;
    let id = ticket(&tested.desk, &boss, new("lock", Some(&boss))).await.row.facts.id;
    let mut tab = Tab::open(&tested, &carl).await;
    let missing = TicketId(999_999);
    assert_eq!(tab.watch(&tested, View::Open, Some(id)).await, [Change::Gone { ticket: id, lost: true }]);
    assert_eq!(
        tab.watch(&tested, View::Open, Some(missing)).await,
        [Change::Gone { ticket: missing, lost: true }]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_tab_read_the_others_of_that_person_know() {
    let (tested, boss) = Tested::open().await;
    let ana = tested.person("ana", Role::Agent, Reach::Everything, &[]).await;
    let page = ticket(&tested.desk, &boss, new("lock", None)).await;
    let (id, seq) = (page.row.facts.id, page.row.moved_seq);
    let (mut one, mut two) = (Tab::open(&tested, &ana).await, Tab::open(&tested, &ana).await);
    let mut bosss = Tab::open(&tested, &boss).await;
    for tab in [&mut one, &mut two, &mut bosss] {
        tab.rest().await;
    }
    one.say(Say::Saw(id, seq)).await;
    assert_eq!(two.changes().await, [Change::Seen(id, seq)]);
    assert!(one.rest().await.is_empty() && bosss.rest().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_too_much_or_nonsense_is_shown_out() {
    let (tested, boss) = Tested::open().await;
    let mut tab = Tab::open(&tested, &boss).await;
    for _ in 0..LIVE_IN_A_MINUTE {
        tab.say(Say::Ping).await;
    }
    assert!(tab.rest().await.is_empty());
    assert!(!tab.task.is_finished(), "at the limit");
    tab.say(Say::Ping).await;
    assert_eq!(tab.task.await.expect("no panic"), Ended::Misused);

    let mut other = Tab::open(&tested, &boss).await;
    other.say.send(Heard::Nonsense).await.expect("heard");
    assert_eq!(other.task.await.expect("no panic"), Ended::Misused);

    let mut third = Tab::open(&tested, &boss).await;
    let mut query = ListQuery::of(View::Open);
    query.owners = vec![desk::UserId(1); desk::limits::CONDITIONS + 1];
    third.say(Say::Watch { list: Some((query, Seq(0))), ticket: None }).await;
    assert_eq!(third.task.await.expect("no panic"), Ended::Misused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_tells_its_tabs_to_come_back() {
    let (tested, boss) = Tested::open().await;
    let mut tab = Tab::open(&tested, &boss).await;
    tab.watch(&tested, View::Open, None).await;
    assert_eq!(tested.house.hub.connected(), 1);
    tested.house.hub.close();
    timeout(PATIENCE, tested.house.hub.emptied()).await.expect("everybody left");
    assert_eq!(tab.task.await.expect("no panic"), Ended::Restart);
    assert_eq!(Ended::Restart.code(), 1012);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_does_not_read_is_told_to_start_over_and_holds_up_nobody() {
    let (tested, boss) = Tested::open().await;
    let id = ticket(&tested.desk, &boss, new("lock", None)).await.row.facts.id;
    // A line that takes one frame and then no more.
    let (mut say, hear) = mpsc::channel(10);
    let (tell, mut told) = mpsc::channel(0);
    tokio::spawn(attend(tested.house.hub.clone(), boss.session.clone(), hear, tell));
    let seq = tested.desk.newest_seq().await.expect("asked");
    let list = Some((ListQuery::of(View::Open), seq));
    say.send(Heard::Say(Say::Watch { list, ticket: Some((id, seq)) })).await.expect("heard");
    let mut healthy = Tab::open(&tested, &boss).await;
    healthy.watch(&tested, View::Open, None).await;
    for _ in 0..8 {
        comment(&tested, &boss, id, &"x".repeat(60_000)).await;
    }
    assert_eq!(rows(&healthy.changes().await).last(), Some(&id));
    let mut kinds = Vec::new();
    while let Ok(Some(told)) = timeout(QUIET, told.next()).await {
        if let Told::Frame(frame) = told {
            kinds.push(frame.change);
        }
    }
    assert!(kinds.contains(&Change::Resync), "{} frames", kinds.len());
}
