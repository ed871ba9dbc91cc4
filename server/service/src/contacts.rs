//! The address book: who a mail is from, who takes part in a ticket.

use crate::db::{On, Tx, each};
use crate::reading::fetch;
use crate::{Answer, Fault, HelpDesk, agent_of};
use desk::mail::EmailAddress;
use desk::person::{Actor, Contact, Language};
use desk::{ContactId, TicketId, Timestamp, limits, text};
use sea_query::{Cond, Expr, ExprTrait, Order, Query};

const BY_ADDRESS: &str = "select contact from contact_address where kind = 'email' and folded = $1";
const ADD: &str =
    "insert into contact (name, name_folded, language, created_at) values ($1, $2, $3, $4) returning id";
const ADD_ADDRESS: &str =
    "insert into contact_address (contact, kind, value, folded, position) values ($1, 'email', $2, $3, 0)";
const RENAME: &str = "update contact set name = $1, name_folded = $2 where id = $3";
const LANGUAGE: &str = "update contact set language = $1 where id = $2";
const ADDRESSES: &str = "select kind, value from contact_address where contact = $1 order by position, id";
const CARD: &str = "select name, language, created_at from contact where id = $1";
const NAME: &str = "select name from contact where id = $1";
const PARTICIPANTS: &str =
    "select contact, role from participant where ticket = $1 order by position, contact";
const JOIN: &str = "
    insert into participant (ticket, contact, role, position) values ($1, $2, $3, $4)
    on conflict (ticket, contact) do nothing";

impl HelpDesk {
    /// Contacts whose name or address holds the words, at most 8. The address book is open to all who work on tickets.
    pub async fn find_contacts(&self, actor: &Actor, words: &str) -> Answer<Vec<Contact>> {
        agent_of(actor)?;
        let words = text::fold(&crate::door_line(words));
        if words.is_empty() || words.chars().count() > limits::NAME {
            return Ok(Vec::new());
        }
        let mut rx = self.read_tx().await?;
        let statement = Query::select()
            .distinct()
            .columns([("contact", "id"), ("contact", "name_folded")])
            .from("contact")
            .left_join("contact_address", Expr::col(("contact_address", "contact")).equals(("contact", "id")))
            .cond_where(
                Cond::any()
                    .add(crate::dialect::contains(&mut rx, ("contact", "name_folded"), &words))
                    .add(crate::dialect::contains(&mut rx, ("contact_address", "folded"), &words)),
            )
            .order_by(("contact", "name_folded"), Order::Asc)
            .limit(8)
            .take();
        let mut contacts = Vec::new();
        for (id, _) in fetch::<(i64, String)>(&mut rx, &statement).await? {
            contacts.extend(contact(&mut rx, ContactId(id)).await?);
        }
        Ok(contacts)
    }
}

/// A contact with addresses.
pub(crate) async fn contact(on: &mut impl On, id: ContactId) -> Result<Option<Contact>, Fault> {
    let card: Option<(String, Option<String>, i64)> =
        each!(on, |c| sqlx::query_as(CARD).bind(id.0).fetch_optional(c).await)?;
    let Some((name, language, created_at)) = card else { return Ok(None) };
    let addresses: Vec<(String, String)> =
        each!(on, |c| sqlx::query_as(ADDRESSES).bind(id.0).fetch_all(c).await)?;
    let (emails, phones): (Vec<_>, Vec<_>) = addresses.into_iter().partition(|(kind, _)| kind == "email");
    Ok(Some(Contact {
        id,
        name,
        emails: emails.into_iter().map(|(_, value)| value).collect(),
        phones: phones.into_iter().map(|(_, value)| value).collect(),
        language: language.as_deref().and_then(Language::from_word),
        created_at: Timestamp(created_at),
    }))
}

/// A contact's name.
pub(crate) async fn name(on: &mut impl On, id: ContactId) -> Result<String, Fault> {
    let name: Option<String> = each!(on, |c| sqlx::query_scalar(NAME).bind(id.0).fetch_optional(c).await)?;
    Ok(name.unwrap_or_default())
}

/// The contact with this address, made if absent. A contact whose name is only its address takes the name it signs with.
pub(crate) async fn known(tx: &mut Tx, address: &EmailAddress, signed: &str) -> Result<ContactId, Fault> {
    let folded = address.folded();
    let signed: String = crate::door_line(signed).chars().take(limits::NAME).collect();
    let found: Option<i64> =
        each!(tx, |c| sqlx::query_scalar(BY_ADDRESS).bind(&folded).fetch_optional(c).await)?;
    if let Some(id) = found {
        let name = name(tx, ContactId(id)).await?;
        if !signed.is_empty() && text::fold(&name) == text::fold(address.as_str()) {
            let fold = text::fold(&signed);
            each!(tx, |c| sqlx::query(RENAME).bind(&signed).bind(&fold).bind(id).execute(c).await.map(drop))?;
        }
        return Ok(ContactId(id));
    }
    let shown = if signed.is_empty() { address.as_str().to_owned() } else { signed };
    let id = add(tx, &shown).await?;
    each!(tx, |c| sqlx::query(ADD_ADDRESS)
        .bind(id.0)
        .bind(address.as_str())
        .bind(&folded)
        .execute(c)
        .await
        .map(drop))?;
    Ok(id)
}

/// A contact without an address: a mail that named nobody.
pub(crate) async fn add(tx: &mut Tx, name: &str) -> Result<ContactId, Fault> {
    let fold = text::fold(name);
    let at = tx.at.0;
    let id: i64 = each!(tx, |c| sqlx::query_scalar(ADD)
        .bind(name)
        .bind(&fold)
        .bind(None::<String>)
        .bind(at)
        .fetch_one(c)
        .await)?;
    Ok(ContactId(id))
}

/// Remembers the language a contact last wrote in.
pub(crate) async fn speaks(tx: &mut Tx, contact: ContactId, language: Language) -> Result<(), Fault> {
    Ok(each!(tx, |c| sqlx::query(LANGUAGE).bind(language.word()).bind(contact.0).execute(c).await.map(drop))?)
}

/// Who takes part in a ticket: requesters, then followers, in order; the first requester is primary.
pub(crate) async fn participants(
    on: &mut impl On,
    ticket: TicketId,
) -> Result<Vec<(ContactId, bool)>, Fault> {
    let rows: Vec<(i64, String)> =
        each!(on, |c| sqlx::query_as(PARTICIPANTS).bind(ticket.0).fetch_all(c).await)?;
    let mut all: Vec<(ContactId, bool)> =
        rows.into_iter().map(|(contact, role)| (ContactId(contact), role == "requester")).collect();
    all.sort_by_key(|(_, requester)| !requester);
    Ok(all)
}

/// Adds a requester (or a follower) to a ticket.
pub(crate) async fn join(
    tx: &mut Tx,
    ticket: TicketId,
    contact: ContactId,
    requester: bool,
    position: i64,
) -> Result<(), Fault> {
    let role = if requester { "requester" } else { "follower" };
    Ok(each!(tx, |c| sqlx::query(JOIN)
        .bind(ticket.0)
        .bind(contact.0)
        .bind(role)
        .bind(position)
        .execute(c)
        .await
        .map(drop))?)
}
