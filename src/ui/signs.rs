//! Signs, one cell wide, each with an ASCII twin.

use crate::model::Status;

/// The signs of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Plain ASCII only.
    pub ascii: bool,
}

impl Signs {
    fn pick(self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }

    /// What became of an event.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Happened => self.pick("◆", "*"),
            Status::Ongoing => self.pick("◈", "+"),
            Status::Planned => self.pick("◇", "o"),
            Status::Hypothetical => self.pick("○", "?"),
            Status::Denied => self.pick("✕", "x"),
        }
    }

    /// Who was first.
    pub fn first(self) -> &'static str {
        if self.ascii { "1" } else { "¹" }
    }

    /// Sources differ.
    pub fn differ(self) -> &'static str {
        self.pick("≠", "!")
    }

    /// Here.
    pub fn here(self) -> &'static str {
        self.pick("▸", ">")
    }

    /// The bar beside a passage.
    pub fn bar(self) -> &'static str {
        self.pick("▌", "=")
    }

    /// A point between things.
    pub fn dot(self) -> &'static str {
        self.pick("·", "-")
    }

    /// Something was cut.
    pub fn cut(self) -> &'static str {
        self.pick("…", "$")
    }

    /// A bar of `eighths` of a cell in height.
    pub fn height(self, eighths: usize) -> &'static str {
        let signs = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
        let plain = ["_", ".", "-", "-", "=", "=", "#", "#"];
        let at = eighths.clamp(1, 8) - 1;
        if self.ascii { plain[at] } else { signs[at] }
    }

    /// The part of a text that is seen.
    pub fn thumb(self) -> &'static str {
        self.pick("┃", "#")
    }

    /// A passage beside it.
    pub fn tick(self) -> &'static str {
        self.pick("◂", "<")
    }

    /// A filled cell of a bar.
    pub fn fill(self) -> &'static str {
        self.pick("▇", "=")
    }
}
