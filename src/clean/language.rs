//! Which language an article is in.

/// Below so many bytes nothing is concluded from the text.
const LEAST_TEXT: usize = 200;
/// Words that are needed to know English by its commonest ones.
const LEAST_WORDS: usize = 30;
/// How much of a text is looked at.
const MOST_TEXT: usize = 1500;

/// The ISO 639-1 code of a text: as declared, else as recognised, else `en`.
///
/// A declared language is believed only where the text does not plainly speak
/// against it: pages often declare their site's language, not the article's.
pub fn of(text: &str, declared: Option<&str>) -> String {
    let declared =
        declared.map(|one| one.split(['-', '_']).next().unwrap_or(one).trim().to_ascii_lowercase());
    let declared = declared.filter(|one| one.len() == 2);
    recognised(text).or(declared).unwrap_or_else(|| "en".to_string())
}

fn recognised(text: &str) -> Option<String> {
    let mut end = text.len().min(MOST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let part = text.get(..end).filter(|part| part.len() >= LEAST_TEXT)?;
    if is_plain_english(part) {
        return Some("en".to_string());
    }
    let info = whatlang::detect(part).filter(whatlang::Info::is_reliable)?;
    let code = info.lang().code();
    Some(
        TWO_LETTERS
            .iter()
            .find(|(three, _)| *three == code)
            .map_or("und", |(_, two)| two)
            .to_string(),
    )
}

/// Whether a text is full of words that only English has; asking for all languages takes a
/// tenth of the time of annotating, and most piles are English.
fn is_plain_english(text: &str) -> bool {
    let (mut all, mut english) = (0, 0);
    for word in text.split_ascii_whitespace() {
        all += 1;
        english +=
            usize::from(matches!(word, "the" | "of" | "and" | "to" | "that" | "with" | "by"));
    }
    // One word in eight; English news has one in five, its neighbours hardly any.
    all >= LEAST_WORDS && english * 8 >= all
}

/// ISO 639-3 codes as whatlang gives them, with their ISO 639-1 twins.
const TWO_LETTERS: &[(&str, &str)] = &[
    ("eng", "en"),
    ("rus", "ru"),
    ("cmn", "zh"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("ben", "bn"),
    ("fra", "fr"),
    ("deu", "de"),
    ("ukr", "uk"),
    ("kat", "ka"),
    ("ara", "ar"),
    ("hin", "hi"),
    ("jpn", "ja"),
    ("heb", "he"),
    ("yid", "yi"),
    ("pol", "pl"),
    ("amh", "am"),
    ("jav", "jv"),
    ("kor", "ko"),
    ("nob", "nb"),
    ("dan", "da"),
    ("swe", "sv"),
    ("fin", "fi"),
    ("tur", "tr"),
    ("nld", "nl"),
    ("hun", "hu"),
    ("ces", "cs"),
    ("ell", "el"),
    ("bul", "bg"),
    ("bel", "be"),
    ("mar", "mr"),
    ("kan", "kn"),
    ("ron", "ro"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("mkd", "mk"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("tam", "ta"),
    ("vie", "vi"),
    ("urd", "ur"),
    ("tha", "th"),
    ("guj", "gu"),
    ("uzb", "uz"),
    ("pan", "pa"),
    ("aze", "az"),
    ("ind", "id"),
    ("tel", "te"),
    ("pes", "fa"),
    ("mal", "ml"),
    ("ori", "or"),
    ("mya", "my"),
    ("nep", "ne"),
    ("sin", "si"),
    ("khm", "km"),
    ("tuk", "tk"),
    ("aka", "ak"),
    ("zul", "zu"),
    ("sna", "sn"),
    ("afr", "af"),
    ("lat", "la"),
    ("slk", "sk"),
    ("cat", "ca"),
    ("tgl", "tl"),
    ("hye", "hy"),
    ("cym", "cy"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_taken_as_declared() {
        assert_eq!(of("Kurz.", Some("de-AT")), "de");
        assert_eq!(of("Short.", None), "en");
    }

    #[test]
    fn a_long_text_speaks_for_itself() {
        let german = "Die Gespräche zwischen den beiden Inseln wurden am Montag in der alten Zollstation \
            fortgesetzt, nachdem sie drei Wochen lang geruht hatten. Niemand hatte damit gerechnet, dass \
            beide Seiten so rasch wieder an einen Tisch kommen würden, sagte der Hafenmeister am Abend.";
        assert_eq!(of(german, Some("en")), "de");
    }
}
