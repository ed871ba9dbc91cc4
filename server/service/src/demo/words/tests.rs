//! The text files hold what the plots ask of them.

use super::*;
use crate::demo::people::{CATEGORIES, person};
use desk::Timestamp;

const NOW: i64 = 1_795_262_400_000;

fn slots(library: &Library, language: Language, dice: &mut Dice) -> Slots {
    let place = (0..).find(|place| person(*place, 1).language == language).unwrap();
    let calendar = Calendar::of_brussels(Timestamp(NOW));
    let mut slots = Slots::draw(library.of(language), &person(place, 1), NOW, &calendar, dice);
    for late in ["agent", "subject", "written", "at"] {
        slots.set(late, "Xavier".to_owned());
    }
    slots
}

#[test]
fn every_area_has_more_than_thirty_scenes_and_questions_in_each_language() {
    let library = Library::read();
    for (area, category) in CATEGORIES.iter().enumerate() {
        let of = |language| &library.of(language).areas[area];
        let all = [Language::En, Language::Fr, Language::Nl].map(of);
        let scenes: usize = all.iter().map(|area| area.scenes.len()).sum();
        assert!(scenes > 30, "{category}: {scenes}");
        assert!(all.iter().all(|area| area.questions.len() >= 3), "{category}");
        assert!(library.comments(area).len() >= 5, "{category}");
    }
}

#[test]
fn every_blank_of_every_sentence_can_be_filled() {
    let library = Library::read();
    let mut dice = Dice::new(1, 9);
    for language in [Language::En, Language::Fr, Language::Nl] {
        let tongue = library.of(language);
        let slots = slots(&library, language, &mut dice);
        let mut sentences: Vec<&str> = tongue.phrases.values().flatten().copied().collect();
        for area in &tongue.areas {
            sentences.extend(area.comments.iter().copied());
            sentences.extend(area.questions.iter().flat_map(|(question, answer, _)| [*question, *answer]));
            sentences.extend(area.scenes.iter().flat_map(|scene| [scene.subject, scene.story, scene.fix]));
        }
        for sentence in sentences {
            for blank in sentence.split('{').skip(1).filter_map(|part| part.split('}').next()) {
                assert!(
                    blank.contains('|') || slots.values.contains_key(blank),
                    "{language:?} {blank:?} in {sentence:?}"
                );
            }
            let filled = slots.fill(sentence, &mut dice);
            assert!(!filled.contains(['{', '}', '|', '[']), "{filled}");
            assert!(!filled.trim().is_empty());
        }
        assert!(tongue.phrases("months").len() == 12 && tongue.phrases("days").len() == 7);
    }
}

#[test]
fn amounts_and_months_are_written_as_the_language_does() {
    assert_eq!(price(Language::En, 1140), "€11.40");
    assert_eq!(price(Language::Fr, 1140), "11,40 €");
    assert_eq!(price(Language::Nl, 905), "€ 9,05");
    let library = Library::read();
    let mut dice = Dice::new(1, 1);
    let mut slots = slots(&library, Language::Fr, &mut dice);
    slots.set("month", "août".to_owned());
    assert_eq!(slots.fill("facture de {month}", &mut dice), "Facture d’août");
    slots.set("month", "mai".to_owned());
    assert_eq!(slots.fill("facture de {month}", &mut dice), "Facture de mai");
}

#[test]
fn what_colleagues_tell_each_other_has_no_blank_that_is_in_the_customers_language() {
    let library = Library::read();
    for comment in (0..CATEGORIES.len()).flat_map(|area| library.comments(area)) {
        for blank in ["day", "month", "next", "date", "later", "price", "price2", "item", "colour", "plan"] {
            assert!(!comment.contains(&format!("{{{blank}}}")), "{comment}");
        }
    }
}
