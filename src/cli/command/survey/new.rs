//! `tantu survey new`: a blank record with a question over every field, ready to fill in.
//!
//! A field left blank is read as not measured, so that a record may be judged at any moment.

use std::fmt::Write as _;
use std::path::PathBuf;

use jiff::civil::Date;
use tantu::checklist::{Catalog, Checklist, Element, ElementIx, Field, FieldKind};
use tantu::diag::{Code, Diagnostic};
use tantu::quantity::{Kind, System, unit};

use crate::output::{Context, Trouble};
use crate::{catalog, exit, files, settings, words};

/// Writes a blank record.
#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// Profile
    #[arg(long, short, value_name = "PROFILE")]
    profile: Option<String>,
    /// Elements
    #[arg(long, short, value_name = "ELEMENT", value_delimiter = ',')]
    element: Vec<String>,
    /// The day of the visit
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl New {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let Some(profile) = self.profile.as_ref().or(ctx.settings.profile.as_ref()) else {
            let known: Vec<&str> = catalog.profiles().iter().map(|p| p.id.as_str()).collect();
            let missing = Diagnostic::error(Code::ProfileMissing).with("known", known.join(", "));
            return Err(Trouble::one(missing).into());
        };
        let checklist = catalog::checklist(&catalog, profile)?;
        let elements = chosen(&catalog, &checklist, &self.element)?;
        let date = match self.date {
            Some(date) => date,
            None => settings::today()?,
        };
        let text = record(ctx, &checklist, &elements, date);
        if self.output.as_os_str() == "-" {
            ctx.print(&text)?;
        } else {
            files::write(&self.output, self.force, |out| Ok(out.write_all(text.as_bytes())?))?;
        }
        Ok(exit::CLEAN)
    }
}

/// Returns the elements asked for, or all that the profile has rules for.
fn chosen(catalog: &Catalog, checklist: &Checklist, names: &[String]) -> Result<Vec<ElementIx>, Trouble> {
    if names.is_empty() {
        return Ok(checklist.elements().collect());
    }
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        if let Some(at) = catalog.find_element(name) {
            found.push(at);
        } else {
            let known: Vec<&str> = catalog.elements().iter().map(|e| e.id.as_str()).collect();
            problems.push(tantu::document::unknown(Code::SurveyUnknownElement, "element", name, &known));
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(Trouble(problems)) }
}

fn record(ctx: &Context, checklist: &Checklist, elements: &[ElementIx], date: Date) -> String {
    let profile = checklist.profile();
    let mut out = String::new();
    comment(&mut out, &ctx.message("cli-new-head", &[("title", profile.title.get(ctx.lang).into())]));
    let _ = writeln!(out, "schema = 1\nprofile = \"{}\"\nsurveyed = {date}\ninspector = \"\"", profile.id);
    comment(&mut out, &ctx.word("cli-new-site"));
    out += "site = { id = \"site-1\", label = \"\", area = \"\", address = \"\" }\n";
    comment(&mut out, &ctx.word("cli-new-position"));
    out += "# position = { lon = 0.0, lat = 0.0 }\n";
    comment(&mut out, &ctx.word("cli-new-construction"));
    out += "# construction = \"existing\"\n";
    if checklist.is_home() {
        resident(ctx, &mut out, checklist.catalog());
    }
    for at in elements {
        item(ctx, &mut out, checklist.catalog(), checklist.catalog().element(*at));
    }
    out
}

fn resident(ctx: &Context, out: &mut String, catalog: &Catalog) {
    out.push('\n');
    comment(out, &ctx.word("cli-new-resident"));
    out.push_str("[resident]\nlimitations = [\n");
    for limitation in catalog.limitations() {
        let _ = writeln!(out, "  # \"{}\",  # {}", limitation.id, limitation.title.get(ctx.lang));
    }
    out.push_str("]\n");
}

fn item(ctx: &Context, out: &mut String, catalog: &Catalog, element: &Element) {
    let title = element.title.get(ctx.lang);
    out.push('\n');
    comment(out, &ctx.message("cli-new-item", &[("title", title.into())]));
    let _ = writeln!(out, "[[item]]\nid = \"{}-1\"\nelement = \"{0}\"\nlabel = \"\"", element.id);
    for field in &element.fields {
        out.push('\n');
        comment(out, field.ask.get(ctx.lang));
        if let Some(how) = &field.how {
            comment(out, &format!("  {}", how.get(ctx.lang)));
        }
        comment(out, &format!("  {}", answers(ctx, catalog, field)));
        let _ = writeln!(out, "measured.{} = \"\"", field.id);
    }
}

/// Returns what may be written into a field, and what it is measured with.
fn answers(ctx: &Context, catalog: &Catalog, field: &Field) -> String {
    let tools: Vec<String> =
        field.tools.iter().map(|at| catalog.instrument(*at).title.get(ctx.lang).to_owned()).collect();
    let answer = match &field.kind {
        FieldKind::YesNo => ctx.word("cli-new-yes-no"),
        FieldKind::Text => ctx.word("cli-new-text"),
        FieldKind::Choice(choices) => {
            let list: Vec<String> =
                choices.iter().map(|c| format!("{} ({})", c.id, c.title.get(ctx.lang))).collect();
            ctx.message("cli-new-choice", &[("choices", words::joined(ctx, &list).into())])
        }
        FieldKind::Quantity(kind) => {
            let symbols = symbols(ctx, *kind);
            let id = if symbols.is_empty() { "cli-new-number" } else { "cli-new-quantity" };
            ctx.message(id, &[("units", words::joined(ctx, &symbols).into())])
        }
    };
    if tools.is_empty() {
        return answer;
    }
    ctx.message("cli-new-answer", &[("answer", answer.into()), ("tools", words::joined(ctx, &tools).into())])
}

/// The most units that a question names; the others are understood too.
const UNITS: usize = 3;

/// Returns the units that a reader is likely to have on the instrument.
fn symbols(ctx: &Context, kind: Kind) -> Vec<String> {
    if kind == Kind::Length && ctx.system == System::UsCustomary {
        return vec!["in".to_owned(), "ft".to_owned()];
    }
    // The base unit of a pure ratio is one that nobody writes.
    let units = unit::of(kind).iter().skip(usize::from(kind == Kind::Slope));
    units.map(|u| u.symbol.to_owned()).filter(|s| !s.is_empty()).take(UNITS).collect()
}

fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "# {line}");
    }
}
