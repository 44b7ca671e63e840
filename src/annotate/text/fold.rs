//! Folding: case and accents away, for comparing names and for search.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents: "Türkiye" and "TURKIYE" are the same.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(base)
        .collect()
}

/// Do something with a folded text, without an allocation where it is short and ASCII.
pub fn with_folded<T>(text: &str, f: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; 64];
    match room.get_mut(..text.len()).filter(|_| text.is_ascii()) {
        Some(bytes) => {
            bytes.copy_from_slice(text.as_bytes());
            bytes.make_ascii_lowercase();
            f(std::str::from_utf8(bytes).unwrap_or(text))
        }
        None => f(&fold(text)),
    }
}

/// The words of a name, folded, without the marks between them.
pub fn folded_words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(String::from)
        .collect()
}

/// Whether a noun has a plural ending: "porters", not "boss".
pub fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// A noun without its plural ending.
pub fn singular(word: &str) -> &str {
    if let Some(stem) = word.strip_suffix("ies")
        && stem.len() > 2
    {
        return word;
    }
    match word.strip_suffix("es") {
        Some(stem)
            if stem.ends_with("sh")
                || stem.ends_with("ch")
                || stem.ends_with("ss")
                || stem.ends_with('x') =>
        {
            stem
        }
        _ => word
            .strip_suffix('s')
            .filter(|stem| stem.len() > 2 && !stem.ends_with('s'))
            .unwrap_or(word),
    }
}

/// A word without its commonest endings, for comparing what two texts tell.
pub fn stem(word: &str) -> &str {
    ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 3))
        .unwrap_or(word)
}

/// Letters that do not decompose.
fn base(c: char) -> impl Iterator<Item = char> {
    let text = match c {
        'ı' => "i",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        '’' | 'ʼ' | '‘' | 'ʻ' => "'",
        '–' | '—' | '‑' => "-",
        _ => "",
    };
    let same = text.is_empty().then_some(c);
    text.chars().chain(same)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_odd_letters_fold() {
        assert_eq!(fold("TÜRKİYE"), fold("Turkiye"));
        assert_eq!(fold("Łódź – Ærø"), "lodz - aero");
        assert_eq!(fold("Sánchez’s"), "sanchez's");
    }
}
