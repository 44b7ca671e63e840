//! Links in a terminal (OSC 8): words that lead to an address where the terminal can follow one.
//!
//! After "Hyperlinks in terminal emulators" (E. Koblinger): printable ASCII alone may stand in
//! an address, and cells with one `id` are one link. A terminal that knows no links shows the
//! words alone.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth as _};
use ratatui::layout::Rect;

/// Longest address that is given to a terminal, in bytes.
const LONGEST: usize = 2000;

/// Make the cells of an area lead to an address; nothing where it is no plain web address.
pub fn link(buf: &mut Buffer, area: Rect, address: &str) {
    if !is_plain(address) {
        return;
    }
    let area = area.intersection(buf.area);
    let id = format!("{}.{}", area.x, area.y);
    for position in area.positions() {
        let cell = &mut buf[position];
        let Some(wide) = NonZeroU16::new(cell.cell_width()) else { continue };
        // Every cell for itself: a frame writes only those that changed.
        let symbol =
            format!("\u{1b}]8;id={id};{address}\u{1b}\\{}\u{1b}]8;;\u{1b}\\", cell.symbol());
        cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(wide));
    }
}

/// Whether an address is one of the web and holds nothing that steers a terminal.
fn is_plain(address: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    web && address.len() <= LONGEST && address.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_address_reaches_the_terminal() {
        let area = Rect::new(0, 0, 6, 1);
        let drawn = |address: &str| {
            let mut buf = Buffer::with_lines(["ab世d"]);
            link(&mut buf, area, address);
            buf[(0, 0)].symbol().to_string()
        };
        assert_eq!(
            drawn("https://a.example/1"),
            "\u{1b}]8;id=0.0;https://a.example/1\u{1b}\\a\u{1b}]8;;\u{1b}\\"
        );
        for address in ["https://a.example/\u{1b}\\", "https://a.example/ü", "file:///etc/x", ""] {
            assert_eq!(drawn(address), "a", "{address:?}");
        }
    }

    #[test]
    fn a_linked_cell_is_as_wide_as_its_words() {
        let (before, mut after) =
            (Buffer::empty(Rect::new(0, 0, 6, 1)), Buffer::with_lines(["a世b  "]));
        link(&mut after, Rect::new(0, 0, 4, 1), "https://a.example/1");
        let columns: Vec<u16> = before.diff(&after).iter().map(|(x, _, _)| *x).collect();
        assert_eq!(columns, [0, 1, 3]);
    }
}
