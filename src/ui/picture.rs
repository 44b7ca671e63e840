//! A drawn buffer as SVG or as plain text.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Size of a cell in pixels.
const CELL: (usize, usize) = (9, 19);
/// Size of the letters in pixels.
const FONT: usize = 15;

/// The rows of a buffer as text, without the blanks at their ends.
pub fn text(buf: &Buffer) -> String {
    let area = buf.area;
    let rows = (area.top()..area.bottom()).map(|y| {
        let mut row = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buf[(x, y)].symbol();
            row.push_str(symbol);
            x += (crate::explore::page::width(symbol) as u16).max(1);
        }
        row.trim_end().to_string()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The buffer as a picture; `light` sets ground and ink.
pub fn svg(buf: &Buffer, light: bool) -> String {
    let (ground, ink) = if light { ("#fbfbf9", "#24292f") } else { ("#1b1f24", "#d0d7de") };
    let area = buf.area;
    let (width, height) = (usize::from(area.width) * CELL.0, usize::from(area.height) * CELL.1);
    let mut out = String::new();
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="{FONT}">"#
    );
    let _ = writeln!(out, r#"<rect width="100%" height="100%" fill="{ground}"/>"#);
    for y in area.top()..area.bottom() {
        row(buf, y, ground, ink, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// One row: runs of cells of one style.
fn row(buf: &Buffer, y: u16, ground: &str, ink: &str, out: &mut String) {
    let area = buf.area;
    let mut x = area.left();
    while x < area.right() {
        let first = &buf[(x, y)];
        let start = x;
        let mut words = String::new();
        while x < area.right() && same_style(first, &buf[(x, y)]) {
            let symbol = buf[(x, y)].symbol();
            words.push_str(symbol);
            x += (crate::explore::page::width(symbol) as u16).max(1);
        }
        run(first, (start - area.left(), y - area.top()), (x - start, &words), (ground, ink), out);
    }
}

fn same_style(one: &Cell, other: &Cell) -> bool {
    one.fg == other.fg && one.bg == other.bg && one.modifier == other.modifier
}

fn run(
    cell: &Cell,
    place: (u16, u16),
    (columns, words): (u16, &str),
    colours: (&str, &str),
    out: &mut String,
) {
    let (ground, ink) = colours;
    let mut fore = hex(cell.fg).unwrap_or_else(|| ink.to_string());
    let mut back = hex(cell.bg);
    if cell.modifier.contains(Modifier::REVERSED) {
        let swapped = back.unwrap_or_else(|| ground.to_string());
        back = Some(std::mem::replace(&mut fore, swapped));
    }
    let (x, y) = (usize::from(place.0) * CELL.0, usize::from(place.1) * CELL.1);
    let width = usize::from(columns) * CELL.0;
    if let Some(back) = back {
        let _ = writeln!(
            out,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{}" fill="{back}"/>"#,
            CELL.1
        );
    }
    if words.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        style.push_str(r#" font-weight="bold""#);
    }
    if cell.modifier.contains(Modifier::ITALIC) {
        style.push_str(r#" font-style="italic""#);
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(r#" text-decoration="underline""#);
    }
    if cell.modifier.contains(Modifier::DIM) {
        style.push_str(r#" opacity="0.6""#);
    }
    let base = y + CELL.1 * 3 / 4;
    let _ = writeln!(
        out,
        r#"<text x="{x}" y="{base}" fill="{fore}" textLength="{width}" xml:space="preserve"{style}>{}</text>"#,
        escaped(words)
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn hex(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
