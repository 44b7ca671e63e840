//! The density strip: how many accounts fall on which days.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::index::Day;
use crate::ui::{Look, Role};

/// The day that a column of a strip of so many columns stands for.
pub fn day_at(days: &[Day], columns: u16, column: u16) -> Option<NaiveDate> {
    let (first, last) = (days.first()?.day, days.last()?.day);
    let span = (last - first).num_days().max(1);
    let offset = i64::from(column) * span / i64::from(columns.max(2) - 1);
    first.checked_add_signed(chrono::TimeDelta::days(offset.min(span)))
}

/// Draw the strip on the first row of an area; the column of `here` stands out.
pub fn render(look: &Look, days: &[Day], here: Option<NaiveDate>, area: Rect, buf: &mut Buffer) {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    if area.width == 0 || area.height == 0 {
        return;
    }
    let span = (last.day - first.day).num_days().max(1);
    let columns = i64::from(area.width);
    let column = |day: NaiveDate| {
        let offset = (day - first.day).num_days().clamp(0, span);
        (offset * (columns - 1) / span).clamp(0, columns - 1) as usize
    };
    let mut counts = vec![0_usize; usize::from(area.width)];
    for day in days {
        counts[column(day.day)] += day.accounts;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let selected = here.map(column);
    for (at, count) in counts.iter().enumerate() {
        let eighths = if *count == 0 { 1 } else { 1 + (count * 7).div_ceil(most) };
        let role = if selected == Some(at) { Role::StripHere } else { Role::Strip };
        let sign = look.signs.height(eighths);
        buf.set_string(area.x + at as u16, area.y, sign, look.theme.style(role));
    }
}
