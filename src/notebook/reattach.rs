//! Finding the passage of a reference again: by article, words, context, hint.

use crate::model::{Article, Span, SpanRef};

/// Characters of context that must agree where short words stand in another article;
/// every four characters of the words themselves count for one of them.
const ENOUGH_CONTEXT: usize = 12;
/// And at least so many, however long the words are.
const LEAST_CONTEXT: usize = 2;

/// Where a reference was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Index of the article.
    pub article: usize,
    /// The passage.
    pub span: Span,
}

/// Find the passage of a reference among articles; `None` keeps it for the list of what
/// no longer fits.
///
/// The article of the same id is tried first, then all others: an edited file has a new
/// id, a moved file keeps its words. Of several places with the same words, the one whose
/// context agrees best is taken, and among equals the one nearest to the hint.
pub fn reattach<'a>(
    reference: &SpanRef,
    articles: impl IntoIterator<Item = &'a Article>,
) -> Option<Attached> {
    let enough =
        ENOUGH_CONTEXT.saturating_sub(reference.exact.chars().count() / 4).max(LEAST_CONTEXT);
    let mut best: Option<(usize, bool, std::cmp::Reverse<usize>, Attached)> = None;
    for (index, article) in articles.into_iter().enumerate() {
        let same = article.id == reference.article;
        for (start, _) in article.text.match_indices(&reference.exact) {
            let span = Span::new(start, start + reference.exact.len());
            let agreement = agreement(&article.text, span, reference);
            if !same && agreement < enough {
                continue;
            }
            let nearness = std::cmp::Reverse(start.abs_diff(reference.hint));
            let found = (agreement, same, nearness, Attached { article: index, span });
            if best
                .as_ref()
                .is_none_or(|known| (found.0, found.1, found.2) > (known.0, known.1, known.2))
            {
                best = Some(found);
            }
        }
    }
    best.map(|(_, _, _, attached)| attached)
}

/// How many characters of the context on both sides agree, counted from the words outwards.
fn agreement(text: &str, span: Span, reference: &SpanRef) -> usize {
    let before = text.get(..span.start).unwrap_or("").chars().rev();
    let after = text.get(span.end..).unwrap_or("").chars();
    let left =
        before.zip(reference.prefix.chars().rev()).take_while(|(one, other)| one == other).count();
    let right = after.zip(reference.suffix.chars()).take_while(|(one, other)| one == other).count();
    left + right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, text: &str) -> Article {
        Article { id: id.to_string(), text: text.to_string(), ..Article::default() }
    }

    #[test]
    fn a_reference_survives_edits_moves_and_repeats() {
        let old =
            article("a", "The ferry sank. The mayor wept. Later the ferry sank again, they said.");
        let second = old.text.rfind("ferry sank").unwrap();
        let reference = SpanRef::new(&old, Span::new(second, second + 10)).unwrap();
        let edited = article(
            "b",
            "Update: the ferry sank. The mayor wept a lot. Later the ferry sank again, they said.",
        );
        let found = reattach(&reference, [&article("x", "Nothing here."), &edited]).unwrap();
        assert_eq!(found.article, 1);
        assert_eq!(found.span.start, edited.text.rfind("ferry sank").unwrap());
    }

    #[test]
    fn words_that_are_gone_are_not_found_elsewhere() {
        let old = article("a", "The mayor wept.");
        let reference = SpanRef::new(&old, Span::new(4, 9)).unwrap();
        assert_eq!(reattach(&reference, [&article("b", "Another mayor laughed.")]), None);
        assert_eq!(reattach(&reference, [&article("a", "No one wept.")]), None);
    }
}
