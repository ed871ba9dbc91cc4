//! Sign-in, lock-out, sessions, who may change whom.

use crate::lab::pass;
use desk::person::{Preferences, Reach, Role};
use desk::refusal::Problem;
use desk::time::{DAY, MINUTE};
use desk::{Refusal, limits};
use service::people::MemberInput;
use service::sessions::{Device, FirstUser};
use std::net::{IpAddr, Ipv4Addr};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn device(known: Option<String>) -> Device {
    Device { peer: HERE, browser: "Test".into(), known }
}

fn first() -> FirstUser {
    FirstUser {
        desk: "Pédalune support".into(),
        name: "Ana".into(),
        email: "Ana@Pedalune.example".into(),
        password: "ride the night bus".into(),
    }
}

both! {
    async fn the_first_user_is_super_admin_and_there_is_only_one_first(lab) {
        assert!(!lab.desk.has_users().await.expect("a query"));
        let opened = lab.desk.first_user(first(), device(None)).await.expect("made");
        let session = lab.desk.session(&opened.token, HERE).await.expect("a query").expect("signed in");
        assert_eq!((session.agent.role, session.name.as_str()), (Role::SuperAdmin, "Ana"));
        assert_eq!(lab.desk.desk_name().await.expect("a query"), "Pédalune support");
        let mut second = first();
        second.email = "eve@mail.example".into();
        assert_eq!(lab.desk.first_user(second, device(None)).await.err(), Some(Refusal::NotFound));
    }

    async fn a_wrong_password_and_an_unknown_name_are_the_same_answer(lab) {
        lab.desk.first_user(first(), device(None)).await.expect("made");
        let wrong = lab.desk.sign_in("ana@pedalune.example", "not the password", device(None)).await.err();
        let unknown = lab.desk.sign_in("nobody@pedalune.example", "not the password", device(None)).await.err();
        assert_eq!(wrong, unknown);
        assert_eq!(wrong, Some(Refusal::field("password", Problem::WrongCredentials)));
        assert!(lab.desk.sign_in(" ANA@pedalune.example ", "ride the night bus", device(None)).await.is_ok());
    }

    async fn the_eleventh_guess_is_not_tried_and_a_known_device_still_gets_in(lab) {
        let opened = lab.desk.first_user(first(), device(None)).await.expect("made");
        for _ in 0..limits::GUESSES {
            assert!(lab.desk.sign_in("ana@pedalune.example", "guess guess guess", device(None)).await.is_err());
        }
        let right = lab.desk.sign_in("ana@pedalune.example", "ride the night bus", device(None)).await;
        assert!(matches!(right.err(), Some(Refusal::TooMany(_))), "even the right one waits");
        let owner = device(Some(opened.device));
        assert!(lab.desk.sign_in("ana@pedalune.example", "ride the night bus", owner).await.is_ok());
        pass(16 * MINUTE);
        assert!(lab.desk.sign_in("ana@pedalune.example", "ride the night bus", device(None)).await.is_ok());
    }

    async fn a_session_ends_by_revoking_by_age_and_by_disabling(lab) {
        let one = lab.desk.first_user(first(), device(None)).await.expect("made");
        let two = lab.desk.sign_in("ana@pedalune.example", "ride the night bus", device(None)).await.expect("in");
        let session = lab.desk.session(&one.token, HERE).await.expect("a query").expect("signed in");
        let devices = lab.desk.devices(&session).await.expect("a list");
        assert_eq!(devices.len(), 2);
        let other = devices.iter().find(|device| !device.current).expect("the other").id;
        lab.desk.revoke(&session, other).await.expect("revoked");
        assert!(lab.desk.session(&two.token, HERE).await.expect("a query").is_none());
        assert!(lab.desk.session_alive(session.id).await.expect("a query"));
        pass(31 * DAY);
        assert!(lab.desk.session(&one.token, HERE).await.expect("a query").is_none());
        assert!(lab.desk.session("", HERE).await.expect("a query").is_none());
    }

    async fn easy_and_short_passwords_are_refused(lab) {
        for (password, problem) in [
            ("short", Problem::TooShort(limits::PASSWORD_MIN)),
            ("password123", Problem::TooCommon),
            ("aaaaaaaaaaaa", Problem::TooCommon),
            ("ana@pedalune.example", Problem::TooCommon),
        ] {
            let mut weak = first();
            weak.password = password.into();
            assert_eq!(lab.desk.first_user(weak, device(None)).await.err(), Some(Refusal::field("password", problem)), "{password}");
        }
        let mut long = first();
        long.password = "x1".repeat(limits::PASSWORD_MAX / 2) + "y";
        let refused = lab.desk.first_user(long, device(None)).await.err();
        assert_eq!(refused, Some(Refusal::field("password", Problem::TooLong(limits::PASSWORD_MAX))));
    }

    async fn preferences_come_back_at_the_next_sign_in(lab) {
        let opened = lab.desk.first_user(first(), device(None)).await.expect("made");
        let session = lab.desk.session(&opened.token, HERE).await.expect("a query").expect("signed in");
        let mut chosen = Preferences { language: desk::person::Language::Fr, undo_send: 30, single_keys: false, ..Default::default() };
        lab.desk.save_preferences(&session, chosen.clone()).await.expect("kept");
        let again = lab.desk.sign_in("ana@pedalune.example", "ride the night bus", device(None)).await.expect("in");
        let session = lab.desk.session(&again.token, HERE).await.expect("a query").expect("signed in");
        assert_eq!(session.preferences, chosen);
        chosen.zone = "Europe/Atlantis".into();
        assert_eq!(lab.desk.save_preferences(&session, chosen).await, Err(Refusal::field("zone", Problem::NotAChoice)));
    }

    async fn an_admin_makes_agents_but_no_admins_and_the_last_super_admin_stays(lab) {
        let ana = lab.ana().await;
        let admin = lab.agent("Bram", Role::Admin, Reach::Everything, &[]).await;
        let member = |role: Role, email: &str| MemberInput {
            name: "New".into(), email: email.into(), role, reach: Reach::Team, teams: Vec::new(),
            password: "ride the night bus".into(), disabled: false,
        };
        assert!(lab.desk.save_member(&admin, None, member(Role::Agent, "a@pedalune.example")).await.is_ok());
        let refused = lab.desk.save_member(&admin, None, member(Role::Admin, "b@pedalune.example")).await;
        assert_eq!(refused.err(), Some(Refusal::field("role", Problem::NotAChoice)));
        let taken = lab.desk.save_member(&admin, None, member(Role::Agent, "A@pedalune.example")).await;
        assert_eq!(taken.err(), Some(Refusal::field("email", Problem::Taken)));
        let last = lab.desk.save_member(&ana, ana.user(), member(Role::Admin, "ana@pedalune.example")).await;
        assert_eq!(last.err(), Some(Refusal::field("role", Problem::LastSuperAdmin)));
    }
}
