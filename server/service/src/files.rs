//! Bytes on disk by content hash, written whole before the row that names them; and who may read them.

use crate::db::{On, Tx, each};
use crate::{Answer, Fault, HelpDesk, agent_of, key, live};
use desk::person::Actor;
use desk::refusal::Problem;
use desk::{AttachmentId, FileId, MessageId, Refusal, TicketId, limits};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;

/// A file that is being written.
pub struct Upload {
    path: PathBuf,
    home: PathBuf,
    file: tokio::fs::File,
    hash: Sha256,
    size: u64,
    finished: bool,
}

/// A file that is on disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// SHA-256 of the bytes.
    pub hash: [u8; 32],
    /// Bytes.
    pub size: u64,
}

/// A file to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Open {
    /// Where the bytes are.
    pub path: PathBuf,
    /// Name as it hangs on its message.
    pub name: String,
    /// Kind found in the bytes.
    pub kind: String,
    /// Bytes.
    pub size: u64,
    /// May be shown as a picture.
    pub picture: bool,
}

/// Kinds that a browser may show as a picture: rasters without script.
pub fn is_picture(kind: &str) -> bool {
    matches!(kind, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}

impl Upload {
    /// Takes more bytes; refuses past [`limits::FILE`].
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.size += bytes.len() as u64;
        if self.size > limits::FILE {
            return Err(Refusal::field("file", Problem::TooLarge(limits::FILE)).into());
        }
        self.hash.update(bytes);
        Ok(self.file.write_all(bytes).await?)
    }

    /// Makes the file durable under its hash: fsync, rename, fsync of the folder.
    pub async fn finish(mut self) -> Result<Stored, Fault> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let hash: [u8; 32] = std::mem::take(&mut self.hash).finalize().into();
        settle(&self.path, &by_hash(&self.home, &hash)).await?;
        self.finished = true;
        Ok(Stored { hash, size: self.size })
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if !self.finished {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Moves a finished file to its place and makes the move durable. The same bytes twice are one file.
pub(crate) async fn settle(from: &Path, to: &Path) -> Result<(), Fault> {
    let folder = to.parent().ok_or_else(|| Fault::row("a file without a folder"))?;
    tokio::fs::create_dir_all(folder).await?;
    tokio::fs::rename(from, to).await?;
    tokio::fs::File::open(folder).await?.sync_all().await?;
    if let Some(above) = folder.parent() {
        tokio::fs::File::open(above).await?.sync_all().await?;
    }
    Ok(())
}

/// `home/ab/abcdef…`.
pub(crate) fn by_hash(home: &Path, hash: &[u8]) -> PathBuf {
    let name = key::hex(hash);
    home.join(&name[..2]).join(name)
}

const ADD: &str = "
    insert into file (hash, size, kind, name, uploader, created_at) values ($1, $2, $3, $4, $5, $6) returning id";
const ATTACH: &str = "
    insert into attachment (message, file, name, inline, content_id, position) values ($1, $2, $3, $4, $5, $6)";
const OPEN: &str = "
    select message.ticket, file.hash, attachment.name, file.kind, file.size
    from attachment
    join file on file.id = attachment.file
    join message on message.id = attachment.message
    where attachment.id = $1 and message.taken_back_at is null";
const INLINE: &str = "
    select message.ticket, file.hash, attachment.name, file.kind, file.size
    from attachment
    join file on file.id = attachment.file
    join message on message.id = attachment.message
    where attachment.message = $1 and attachment.content_id = $2
    order by attachment.id limit 1";
const FRAME: &str = "select ticket, shown, quoted from message where id = $1 and body = 'designed'";
const MINE: &str = "select name, size from file where id = $1 and uploader = $2";

type Found = (i64, Vec<u8>, String, String, i64);

impl HelpDesk {
    fn files_home(&self) -> PathBuf {
        self.options().data.join("files")
    }

    /// Where the bytes with this hash are.
    pub fn file_path(&self, hash: &[u8; 32]) -> PathBuf {
        by_hash(&self.files_home(), hash)
    }

    /// Begins a file.
    pub async fn begin_file(&self) -> Result<Upload, Fault> {
        let home = self.files_home();
        let path = home.join("new").join(key::token());
        let file = tokio::fs::File::create_new(&path).await?;
        Ok(Upload { path, home, file, hash: Sha256::new(), size: 0, finished: false })
    }

    /// Keeps an upload of the actor until its message is sent.
    pub async fn keep_file(&self, actor: &Actor, stored: Stored, name: &str, kind: &str) -> Answer<FileId> {
        let user = agent_of(actor)?.user;
        let mut tx = self.write_tx().await?;
        let id = add(&mut tx, &stored, name, kind, Some(user.0)).await?;
        tx.commit().await?;
        Ok(FileId(id))
    }

    /// An attachment of a message on a ticket that the actor may see.
    pub async fn attachment(&self, actor: &Actor, id: AttachmentId) -> Answer<Open> {
        let mut rx = self.read_tx().await?;
        let found: Option<Found> =
            each!(rx, |c| sqlx::query_as(OPEN).bind(id.0).fetch_optional(c).await).map_err(Fault::from)?;
        Ok(self.opened(&mut rx, actor, found).await?)
    }

    /// A picture inside a message's body, by its Content-ID.
    pub async fn inline(&self, actor: &Actor, message: MessageId, content_id: &str) -> Answer<Open> {
        let mut rx = self.read_tx().await?;
        let found: Option<Found> =
            each!(rx, |c| sqlx::query_as(INLINE).bind(message.0).bind(content_id).fetch_optional(c).await)
                .map_err(Fault::from)?;
        Ok(self.opened(&mut rx, actor, found).await?)
    }

    /// The sanitised HTML of one designed mail, quotes included.
    pub async fn frame(&self, actor: &Actor, message: MessageId) -> Answer<String> {
        let mut rx = self.read_tx().await?;
        let found: Option<(i64, String, String)> =
            each!(rx, |c| sqlx::query_as(FRAME).bind(message.0).fetch_optional(c).await)
                .map_err(Fault::from)?;
        let Some((ticket, shown, quoted)) = found else { return Err(Refusal::NotFound) };
        live::visible(&mut rx, actor, TicketId(ticket)).await?;
        Ok(shown + &quoted)
    }

    async fn opened(&self, on: &mut impl On, actor: &Actor, found: Option<Found>) -> Result<Open, Fault> {
        let Some((ticket, hash, name, kind, size)) = found else { return Err(Refusal::NotFound.into()) };
        live::visible(on, actor, TicketId(ticket)).await?;
        Ok(Open {
            path: by_hash(&self.files_home(), &hash),
            name,
            picture: is_picture(&kind),
            kind,
            size: size.unsigned_abs(),
        })
    }
}

/// Adds the row of a stored file.
pub(crate) async fn add(
    tx: &mut Tx,
    stored: &Stored,
    name: &str,
    kind: &str,
    uploader: Option<i64>,
) -> Result<i64, Fault> {
    let name = safe_name(name);
    let at = tx.at.0;
    Ok(each!(tx, |c| sqlx::query_scalar(ADD)
        .bind(stored.hash.to_vec())
        .bind(stored.size as i64)
        .bind(kind)
        .bind(&name)
        .bind(uploader)
        .bind(at)
        .fetch_one(c)
        .await)?)
}

/// Hangs a file on a message.
pub(crate) async fn attach(
    tx: &mut Tx,
    message: i64,
    file: i64,
    name: &str,
    inline: bool,
    content_id: Option<&str>,
    position: i64,
) -> Result<(), Fault> {
    let name = safe_name(name);
    Ok(each!(tx, |c| sqlx::query(ATTACH)
        .bind(message)
        .bind(file)
        .bind(&name)
        .bind(inline)
        .bind(content_id)
        .bind(position)
        .execute(c)
        .await
        .map(drop))?)
}

/// Name and size of an upload of this user.
pub(crate) async fn upload_of(
    on: &mut impl On,
    file: FileId,
    user: i64,
) -> Result<Option<(String, i64)>, Fault> {
    Ok(each!(on, |c| sqlx::query_as(MINE).bind(file.0).bind(user).fetch_optional(c).await)?)
}

/// A name without folders, control characters, marks that turn the reading direction, or leading dots; never empty.
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = crate::door_line(last)
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
        .take(limits::NAME)
        .collect();
    let clean = clean.trim_start_matches('.').trim();
    if clean.is_empty() { "file".to_owned() } else { clean.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_keeps_no_path_and_no_tricks() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("C:\\x\\invoice.pdf"), "invoice.pdf");
        assert_eq!(safe_name("\u{200b}.htaccess"), "htaccess");
        assert_eq!(safe_name("photo\u{202e}gpj.exe"), "photogpj.exe");
        assert_eq!(safe_name(""), "file");
    }
}
