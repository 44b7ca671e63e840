//! Which number of `10/11/25` is the month, where the report itself does not say: as the same
//! outlet writes elsewhere in the pile, else as the whole pile does.

use std::collections::BTreeMap;

use crate::clean::{NumericOrder, dates};
use crate::model::{Annotated, Article, Basis, Core};

/// Turn dates in figures to the order that the pile gives evidence of; where its reports
/// disagree, or none tells, they stay as they are. Gives the articles that changed.
pub fn order(articles: &mut [Annotated]) -> Vec<usize> {
    let open: Vec<usize> = (0..articles.len()).filter(|at| is_open(&articles[*at])).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut all = Tally::default();
    let mut by_outlet: BTreeMap<String, Tally> = BTreeMap::new();
    for annotated in articles.iter() {
        let Some(order) = NumericOrder::of_evidence(&annotated.article.text) else { continue };
        all.note(order);
        if let Some(outlet) = &annotated.article.outlet {
            by_outlet.entry(outlet.clone()).or_default().note(order);
        }
    }
    let mut changed = Vec::new();
    for at in open {
        let annotated = &mut articles[at];
        let outlet = annotated.article.outlet.as_ref().and_then(|outlet| by_outlet.get(outlet));
        let order = outlet.unwrap_or(&all).order();
        if order == Some(NumericOrder::MonthFirst) {
            turn(annotated);
            changed.push(at);
        }
    }
    changed
}

/// Reports by the order that they give evidence of.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    day_first: usize,
    month_first: usize,
}

impl Tally {
    fn note(&mut self, order: NumericOrder) {
        match order {
            NumericOrder::DayFirst => self.day_first += 1,
            NumericOrder::MonthFirst => self.month_first += 1,
        }
    }

    /// The order that all of them have.
    fn order(self) -> Option<NumericOrder> {
        match (self.day_first, self.month_first) {
            (0, 1..) => Some(NumericOrder::MonthFirst),
            (1.., 0) => Some(NumericOrder::DayFirst),
            _ => None,
        }
    }
}

/// Whether a report has a date in figures that it does not decide itself.
fn is_open(annotated: &Annotated) -> bool {
    let either = annotated.timexes.iter().any(|one| matches!(one.form.core, Core::Either(..)));
    (either || of_header(&annotated.article).is_some())
        && NumericOrder::of_evidence(&annotated.article.text).is_none()
}

fn turn(annotated: &mut Annotated) {
    for timex in &mut annotated.timexes {
        if let Core::Either(one, other) = &mut timex.form.core {
            std::mem::swap(one, other);
        }
    }
    if let Some(day) = of_header(&annotated.article) {
        let published = &mut annotated.article.published;
        let clock = published.value.as_ref().and_then(|value| value.split_once('T'));
        let clock = clock.map_or_else(String::new, |(_, clock)| format!("T{clock}"));
        published.value = Some(format!("{day}{clock}"));
        published.from = Some(day);
        published.to = Some(day);
    }
}

/// The other reading of the header line that dates a report.
fn of_header(article: &Article) -> Option<chrono::NaiveDate> {
    let published = &article.published;
    let line = published.evidence.as_ref().filter(|_| published.basis == Basis::Header)?;
    let read = |order| dates(line, order).first().map(|date| date.day);
    let (one, other) = (read(NumericOrder::DayFirst)?, read(NumericOrder::MonthFirst)?);
    (published.from == Some(one) && one != other).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::reports;

    fn articles(texts: &[(&str, &str)]) -> Vec<Annotated> {
        let read = |(outlet, text): &(&str, &str)| {
            reports::read(&serde_json::json!({ "id": text, "text": text, "outlet": outlet }))
        };
        texts.iter().map(read).collect()
    }

    fn first(annotated: &Annotated) -> String {
        annotated.timexes[0].form.to_string()
    }

    const OPEN: (&str, &str) = ("Echo", "The hall burned down on 10/11/22.");

    #[test]
    fn the_pile_decides_what_a_report_leaves_open() {
        let mut pile = articles(&[OPEN, ("Star", "The vote was on 10/25/22.")]);
        assert_eq!(order(&mut pile), [0]);
        assert_eq!(first(&pile[0]), "either(date(2022-10-11)|date(2022-11-10))");
    }

    #[test]
    fn the_same_outlet_outranks_the_pile_and_a_divided_pile_decides_nothing() {
        let month = ("Star", "The vote was on 10/25/22.");
        let mut pile = articles(&[OPEN, month, ("Echo", "It opened on 25/10/22.")]);
        assert_eq!(order(&mut pile), [0; 0]);
        let mut pile = articles(&[OPEN, month, ("Post", "It opened on 25/10/22.")]);
        assert_eq!(order(&mut pile), [0; 0]);
        assert_eq!(first(&pile[0]), "either(date(2022-11-10)|date(2022-10-11))");
    }
}
