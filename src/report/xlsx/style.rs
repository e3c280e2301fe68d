//! How cells look. Colour only repeats what the words say; text stands out from its ground by 4.5:1 at least.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::sheet::{Head, Look, Part};
use crate::lang::Lang;
use crate::report::palette::Tone;

const WHITE: u32 = 0x00FF_FFFF;
const INK: u32 = 0x001B_1B1B;
const BLUE: u32 = 0x001F_3864;
const GREY: u32 = 0x0040_4040;
const BROWN: u32 = 0x005C_3A00;
const CREAM: u32 = 0x00FF_F8E5;
const LINE: u32 = 0x00BF_BFBF;

/// The formats, made once.
#[derive(Debug)]
pub(super) struct Styles {
    heads: [Format; 3],
    /// By look, then by part.
    cells: Vec<(Look, Part, Format)>,
    text: Format,
    loud: Format,
}

impl Styles {
    pub(super) fn new(lang: Lang) -> Self {
        // The fonts of the two editions of Excel.
        let font = match lang {
            Lang::Zh => "等线",
            Lang::En => "Calibri",
        };
        let base = Format::new()
            .set_font_name(font)
            .set_font_size(11)
            .set_font_color(Color::RGB(INK))
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(LINE));
        let head = |ground: u32| {
            let of = base.clone().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
            of.set_font_color(Color::RGB(WHITE)).set_background_color(Color::RGB(ground))
        };
        let text = base.clone().set_text_wrap();
        let mut cells = Vec::new();
        for part in [Part::Read, Part::Fill, Part::Data] {
            for look in [
                Look::Text,
                Look::Whole,
                Look::Number,
                Look::Percent,
                Look::Degrees,
                Look::Date,
                Look::Status,
            ] {
                let of = match look {
                    Look::Text | Look::Status => text.clone(),
                    Look::Whole => base.clone().set_num_format("0"),
                    Look::Number => base.clone().set_num_format("0.##"),
                    Look::Percent => base.clone().set_num_format("0.0%"),
                    Look::Degrees => base.clone().set_num_format("0.0000000"),
                    Look::Date => base.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
                };
                let filled = part == Part::Fill;
                let of = if filled { of.set_background_color(Color::RGB(CREAM)) } else { of };
                cells.push((look, part, of));
            }
        }
        let loud = text.clone().set_bold().set_font_color(bad());
        Self { heads: [head(BLUE), head(BROWN), head(GREY)], cells, text, loud }
    }

    pub(super) fn head(&self, part: Part) -> &Format {
        let [read, fill, data] = &self.heads;
        match part {
            Part::Read => read,
            Part::Fill => fill,
            Part::Data => data,
        }
    }

    pub(super) fn cell(&self, head: &Head, loud: bool) -> &Format {
        if loud {
            return &self.loud;
        }
        let found = self.cells.iter().find(|(look, part, _)| (*look, *part) == (head.look, head.part));
        found.map_or(&self.text, |(_, _, format)| format)
    }
}

/// The colour of what stops people.
pub(super) fn bad() -> Color {
    let [red, green, blue] = Tone::Bad.paint().rgb;
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
