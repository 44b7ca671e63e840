//! What the taggers say of a token.

/// A part of speech: the universal one (UPOS), with the form of verbs and the number of nouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names of Universal Dependencies and the Penn Treebank")]
pub enum Part {
    Adj,
    Adp,
    Adv,
    Cconj,
    Det,
    Intj,
    Noun,
    NounPlural,
    Num,
    Particle,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    #[default]
    X,
    Modal,
    AuxBase,
    AuxPast,
    AuxGerund,
    AuxParticiple,
    AuxPresent,
    AuxThird,
    VerbBase,
    VerbPast,
    VerbGerund,
    VerbParticiple,
    VerbPresent,
    VerbThird,
}

/// Parts in the order of their numbers, with UPOS and the Penn tag that tells them apart.
const PARTS: [(Part, &str, &str); Part::COUNT] = [
    (Part::Adj, "ADJ", ""),
    (Part::Adp, "ADP", ""),
    (Part::Adv, "ADV", ""),
    (Part::Cconj, "CCONJ", ""),
    (Part::Det, "DET", ""),
    (Part::Intj, "INTJ", ""),
    (Part::Noun, "NOUN", ""),
    (Part::NounPlural, "NOUN", "NNS"),
    (Part::Num, "NUM", ""),
    (Part::Particle, "PART", ""),
    (Part::Pron, "PRON", ""),
    (Part::Propn, "PROPN", ""),
    (Part::Punct, "PUNCT", ""),
    (Part::Sconj, "SCONJ", ""),
    (Part::Sym, "SYM", ""),
    (Part::X, "X", ""),
    (Part::Modal, "AUX", "MD"),
    (Part::AuxBase, "AUX", "VB"),
    (Part::AuxPast, "AUX", "VBD"),
    (Part::AuxGerund, "AUX", "VBG"),
    (Part::AuxParticiple, "AUX", "VBN"),
    (Part::AuxPresent, "AUX", "VBP"),
    (Part::AuxThird, "AUX", "VBZ"),
    (Part::VerbBase, "VERB", "VB"),
    (Part::VerbPast, "VERB", "VBD"),
    (Part::VerbGerund, "VERB", "VBG"),
    (Part::VerbParticiple, "VERB", "VBN"),
    (Part::VerbPresent, "VERB", "VBP"),
    (Part::VerbThird, "VERB", "VBZ"),
];

impl Part {
    /// How many there are.
    pub const COUNT: usize = 29;

    /// The part of a universal tag and a Penn tag; `X` where the first is unknown.
    pub fn of(upos: &str, penn: &str) -> Self {
        let same = PARTS.iter().filter(|(_, name, _)| *name == upos);
        let exact = same.clone().find(|(_, _, form)| !form.is_empty() && *form == penn);
        exact.or(same.clone().next()).map_or(Self::X, |(part, _, _)| *part)
    }

    /// The part with a number; `X` where there is none.
    pub fn from_number(number: u8) -> Self {
        PARTS.get(usize::from(number)).map_or(Self::X, |(part, _, _)| *part)
    }

    /// The universal tag.
    pub fn upos(self) -> &'static str {
        PARTS[self as usize].1
    }

    /// Whether it may stand in a noun phrase: a noun, an article, an adjective, a number.
    pub fn is_nominal(self) -> bool {
        self.is_noun() || matches!(self, Self::Det | Self::Adj | Self::Num)
    }

    /// Whether it is an auxiliary.
    pub fn is_aux(self) -> bool {
        self.upos() == "AUX"
    }

    /// Whether it is a main verb.
    pub fn is_verb(self) -> bool {
        self.upos() == "VERB"
    }

    /// Whether it is a form that a clause can have as its verb by itself.
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Self::VerbPast
                | Self::VerbPresent
                | Self::VerbThird
                | Self::AuxPast
                | Self::AuxPresent
                | Self::AuxThird
                | Self::Modal
        )
    }

    /// Whether it is a common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::NounPlural | Self::Propn)
    }
}

/// What a token is in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameLabel {
    /// A human being.
    #[default]
    Person,
    /// A body, company, party or armed group.
    Organisation,
    /// A country, city, region or site.
    Place,
    /// A people, nationality or faith.
    People,
}

impl NameLabel {
    /// Number of tags: outside, and the beginning and inside of each.
    pub const TAGS: usize = 9;
    /// All of them, in the order of their tags.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::People];

    /// The label of a corpus tag without its `B-` or `I-`.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "PER" => Some(Self::Person),
            "ORG" => Some(Self::Organisation),
            "LOC" => Some(Self::Place),
            "NORP" => Some(Self::People),
            _ => None,
        }
    }

    /// The number of the tag that begins such a name; the one inside it is one higher.
    pub fn begin(self) -> u8 {
        self as u8 * 2 + 1
    }

    /// The label of a tag; `None` outside.
    pub fn of_tag(tag: u8) -> Option<Self> {
        Self::ALL.get(usize::from(tag.checked_sub(1)?) / 2).copied()
    }

    /// Whether one tag may follow another: inside only after the beginning or inside of its kind.
    pub fn may_follow(from: usize, to: usize) -> bool {
        to == 0 || to % 2 == 1 || from == to || from + 1 == to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_numbers_agree() {
        for (number, (part, _, _)) in PARTS.iter().enumerate() {
            assert_eq!(*part as usize, number);
            assert_eq!(Part::from_number(number as u8), *part);
        }
        assert_eq!(Part::of("VERB", "VBD"), Part::VerbPast);
        assert_eq!(Part::of("NOUN", "NNS"), Part::NounPlural);
        assert_eq!(Part::of("ADJ", "JJR"), Part::Adj);
        assert_eq!(Part::of("?", ""), Part::X);
    }

    #[test]
    fn tags_of_names() {
        assert_eq!(NameLabel::of_tag(0), None);
        assert_eq!(NameLabel::of_tag(4), Some(NameLabel::Organisation));
        assert!(NameLabel::may_follow(3, 4) && !NameLabel::may_follow(1, 4));
    }
}
