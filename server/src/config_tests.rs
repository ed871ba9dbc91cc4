//! What beats what, and what is refused.

use super::*;

struct Kept(PathBuf);

impl Kept {
    fn write(text: &str) -> Kept {
        let path = std::env::temp_dir().join(format!("guichet-config-{}.toml", crate::reference::next()));
        std::fs::write(&path, text).expect("a file");
        Kept(path)
    }

    fn flags(&self) -> ServeFlags {
        let desk = DeskFlags { config: Some(self.0.clone()), ..DeskFlags::default() };
        ServeFlags { desk, ..ServeFlags::default() }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).expect("it was there");
    }
}

#[test]
fn a_flag_beats_the_file_and_the_file_beats_what_is_usual() {
    let file = Kept::write("listen = \"127.0.0.1:4000\"\ndata = \"/srv/desk\"\n");
    let mut flags = file.flags();
    flags.listen = Some("127.0.0.1:5000".into());
    let config = Config::of(&flags).expect("good");
    assert_eq!((config.listen.as_str(), config.place.data.to_str()), ("127.0.0.1:5000", Some("/srv/desk")));
    assert_eq!(config.options().database, "sqlite:///srv/desk/guichet.db");
    assert!(config.place.named && !config.public.demo);
    let usual = Config::of(&ServeFlags::default()).expect("good");
    assert_eq!((usual.listen.as_str(), usual.place.named), ("127.0.0.1:3000", false));
}

#[test]
fn a_wrong_word_in_the_file_is_bad_usage_and_tells_no_secret() {
    for text in
        ["smtp-url = \"smtp://u:geheim@h\"\nlisten = 5\n", "smtp-url = \"geheim\"", "smpt-url = \"geheim\""]
    {
        let file = Kept::write(text);
        let failure = Config::of(&file.flags()).err().expect("refused");
        assert_eq!(failure.code, 2);
        assert!(!failure.line.contains("geheim"), "{}", failure.line);
    }
}

#[test]
fn addresses_that_are_none_are_bad_usage() {
    let flags = |change: fn(&mut ServeFlags)| {
        let mut flags = ServeFlags::default();
        change(&mut flags);
        Config::of(&flags).err().map(|failure| failure.code)
    };
    assert_eq!(flags(|flags| flags.mail_address = Some("support".into())), Some(2));
    assert_eq!(flags(|flags| flags.public_url = Some("desk.example".into())), Some(2));
    assert_eq!(flags(|flags| flags.trusted_proxies = vec!["everybody".into()]), Some(2));
    assert_eq!(flags(|flags| flags.smtp_url = Some("http://x".into())), Some(2));
    assert_eq!(flags(|flags| flags.mail_address = Some("support@desk.example".into())), None);
}
