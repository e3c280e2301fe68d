//! The blank field form: a checklist → the blocks of a form to print and fill in by hand.
//!
//! It asks for the fields that the rules of the checklist need, and for no others; the code of each is
//! printed beside it, so that whoever types the form in knows what it is called in a record.

pub(super) mod answer;
pub(super) mod diagram;
mod element;
mod head;
mod needs;
mod order;
mod resident;

use super::{Block, Doc, Provenance};
use crate::checklist::{Checklist, ElementIx};
use crate::export::Press;
use crate::lang::{Arg, Lang, message, word};
use crate::quantity::Style;
use needs::Sheet;

/// The most items that stand side by side on a form.
pub const MAX_ITEMS: usize = 4;

/// What goes on a form.
#[derive(Debug, Clone)]
pub struct FormOptions {
    /// Its language and its units.
    pub style: Style,
    /// How many items of an element have a column, 1 to [`MAX_ITEMS`].
    pub items: usize,
    /// The elements to ask about; nothing means all that the checklist needs.
    pub elements: Option<Vec<ElementIx>>,
    /// How it is printed.
    pub press: Press,
}

impl Default for FormOptions {
    fn default() -> Self {
        Self { style: Style::default(), items: 3, elements: None, press: Press::default() }
    }
}

/// Returns the elements that the form of a checklist asks about, in the order of a visit: those with
/// rules, and those whose readings decide which rules apply.
pub fn form_elements(checklist: &Checklist) -> Vec<ElementIx> {
    needs::sheets(checklist).into_iter().map(|s| s.element).collect()
}

/// Returns the blank form of a checklist.
pub fn form(checklist: &Checklist, options: &FormOptions) -> Doc {
    let mut sheets = needs::sheets(checklist);
    if let Some(chosen) = &options.elements {
        sheets.retain(|s| chosen.contains(&s.element));
    }
    let style = options.style;
    let form = Form {
        checklist,
        lang: style.lang,
        style,
        items: options.items.clamp(1, MAX_ITEMS),
        press: options.press.clone(),
    };
    let mut blocks = form.head(&sheets);
    for (number, sheet) in sheets.iter().enumerate() {
        blocks.extend(form.sheet(number + 1, sheet));
    }
    form.document(blocks)
}

/// A form being made.
struct Form<'a> {
    checklist: &'a Checklist,
    lang: Lang,
    style: Style,
    items: usize,
    press: Press,
}

impl Form<'_> {
    fn document(&self, blocks: Vec<Block>) -> Doc {
        let program = format!("Tantu {}", env!("CARGO_PKG_VERSION"));
        let profile = self.checklist.profile();
        let edition: String = self.checklist.catalog().hash().chars().take(12).collect();
        let foot = [
            ("profile", Arg::from(profile.id.as_str())),
            ("edition", Arg::from(edition)),
            ("program", Arg::from(program.as_str())),
        ];
        let provenance = Provenance {
            checklists: [self.checklist.profile().id.to_string()].into(),
            editions: [self.checklist.catalog().hash().to_owned()].into(),
            ..Provenance::default()
        };
        Doc {
            provenance,
            title: self.title(),
            lang: self.lang,
            author: self.press.theme.as_ref().and_then(|t| t.office.clone()),
            subject: Some(self.word("form-subject")),
            foot: self.message("form-foot", &foot),
            creator: program,
            created: None,
            mark: self.checklist.is_home().then(|| self.word("form-mark-home")),
            press: self.press.clone(),
            blocks,
        }
    }

    fn title(&self) -> String {
        let profile = self.checklist.profile().title.get(self.lang);
        self.message("form-title", &[("profile", Arg::from(profile))])
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        message(self.lang, id, args)
    }

    /// The name of an element, as it stands in headings.
    fn name(&self, sheet: &Sheet) -> String {
        self.checklist.catalog().element(sheet.element).title.get(self.lang).to_owned()
    }
}
