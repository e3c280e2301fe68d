//! `tantu checklist list`: what the checklists hold, one kind at a time.

use tantu::checklist::{Catalog, FieldKind, Subject};
use tantu::finding::uncertainty_text;

use crate::exit;
use crate::output::Context;
use crate::page::{Cell, Format, Table};
use crate::words;

/// Lists what the checklists hold.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// What to list
    #[arg(value_enum, value_name = "WHAT", default_value = "profiles")]
    what: What,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    Profiles,
    Standards,
    Elements,
    Fields,
    Rules,
    Instruments,
    Measures,
    Limitations,
}

impl List {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = crate::catalog::load(ctx)?;
        let (name, table) = match self.what {
            What::Profiles => ("profiles", profiles(ctx, &catalog)),
            What::Standards => ("standards", standards(ctx, &catalog)),
            What::Elements => ("elements", elements(ctx, &catalog)),
            What::Fields => ("fields", fields(ctx, &catalog)),
            What::Rules => ("rules", words::rules(ctx, &catalog, catalog.rules().iter())),
            What::Instruments => ("instruments", instruments(ctx, &catalog)),
            What::Measures => ("measures", measures(ctx, &catalog)),
            What::Limitations => ("limitations", limitations(ctx, &catalog)),
        };
        ctx.print(&table.render(ctx, self.format, &catalog, name)?)?;
        Ok(exit::CLEAN)
    }
}

fn profiles(ctx: &Context, catalog: &std::sync::Arc<Catalog>) -> Table {
    let mut table = Table::new(&["id", "title", "subject", "rules", "standards"]);
    for profile in catalog.profiles() {
        let Ok(checklist) = catalog.checklist(profile.id.as_str()) else { continue };
        let subject = match profile.subject {
            Subject::Site => "site",
            Subject::Home => "home",
        };
        let standards: Vec<&str> = checklist.standards().iter().map(|s| s.as_str()).collect();
        let codes: Vec<&str> =
            standards.iter().filter_map(|s| catalog.standard(s)).map(|s| s.code_in(ctx.lang)).collect();
        table.rows.push(vec![
            profile.id.as_str().into(),
            words::both(ctx, &profile.title),
            Cell::new(ctx.word(&format!("cli-subject-{subject}")), subject),
            checklist.rules().count().into(),
            Cell::new(codes.join(", "), standards),
        ]);
    }
    table
}

fn standards(ctx: &Context, catalog: &Catalog) -> Table {
    let mut table = Table::new(&["id", "title", "code", "issuer", "in_force", "rules"]);
    for standard in catalog.standards() {
        table.rows.push(vec![
            standard.id.as_str().into(),
            words::both(ctx, &standard.title),
            standard.code.as_str().into(),
            words::both(ctx, &standard.issuer),
            standard.in_force().as_str().into(),
            catalog.rules().iter().filter(|r| r.standard == standard.id).count().into(),
        ]);
    }
    table
}

fn elements(ctx: &Context, catalog: &Catalog) -> Table {
    let mut table = Table::new(&["id", "title", "fields", "rules"]);
    for element in catalog.elements() {
        let rules = catalog.rules().iter().filter(|r| catalog.element(r.element).id == element.id).count();
        table.rows.push(vec![
            element.id.as_str().into(),
            words::both(ctx, &element.title),
            element.fields.len().into(),
            rules.into(),
        ]);
    }
    table
}

fn fields(ctx: &Context, catalog: &Catalog) -> Table {
    let mut table = Table::new(&["id", "title", "element", "kind", "question"]);
    for element in catalog.elements() {
        for field in &element.fields {
            let kind = match &field.kind {
                FieldKind::Quantity(kind) => kind.id(),
                FieldKind::YesNo => "yes_no",
                FieldKind::Choice(_) => "choice",
                FieldKind::Text => "text",
            };
            table.rows.push(vec![
                format!("{}.{}", element.id, field.id).as_str().into(),
                words::both(ctx, &field.title),
                element.id.as_str().into(),
                kind.into(),
                words::both(ctx, &field.ask),
            ]);
        }
    }
    table
}

fn instruments(ctx: &Context, catalog: &Catalog) -> Table {
    let mut table = Table::new(&["id", "title", "uncertainty"]);
    for instrument in catalog.instruments() {
        let spread = uncertainty_text(instrument, &ctx.style());
        table.rows.push(vec![
            instrument.id.as_str().into(),
            words::both(ctx, &instrument.title),
            Cell::new(spread.clone().unwrap_or_default(), spread),
        ]);
    }
    table
}

fn measures(ctx: &Context, catalog: &Catalog) -> Table {
    let mut table = Table::new(&["id", "title", "measure_kind", "unit"]);
    for measure in catalog.measures() {
        table.rows.push(vec![
            measure.id.as_str().into(),
            words::both(ctx, &measure.title),
            words::measure_kind(ctx, measure),
            Cell::new(measure.unit.title(ctx.lang), measure.unit.as_str()),
        ]);
    }
    table
}

fn limitations(ctx: &Context, catalog: &Catalog) -> Table {
    let mut table = Table::new(&["id", "title", "groups"]);
    for limitation in catalog.limitations() {
        table.rows.push(vec![
            limitation.id.as_str().into(),
            words::both(ctx, &limitation.title),
            words::groups(ctx, limitation.groups),
        ]);
    }
    table
}
