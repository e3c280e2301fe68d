//! The suite as a table: one case a row, for spreadsheets and for programs that read no JSON.

use super::suite::{CaseData, Suite};

/// The columns.
const COLUMNS: [&str; 14] = [
    "case",
    "standard",
    "edition",
    "clause",
    "rule",
    "element",
    "given",
    "exact",
    "within",
    "construction",
    "limitations",
    "category",
    "expect",
    "note",
];

/// Returns the cases of a suite as CSV, in UTF-8 with a byte order mark, lines ending in CRLF.
pub fn csv(suite: &Suite) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory cannot fail.
    let _ = out.write_record(COLUMNS);
    for (rule, case) in suite.cases() {
        let standard = suite.standards.iter().find(|s| s.id == rule.standard);
        let edition = standard.map_or_else(String::new, |s| s.edition.to_string());
        let limitations = case.limitations.as_ref().map(|l| l.join(" ")).unwrap_or_default();
        let _ = out.write_record([
            case.id.as_str(),
            &rule.standard,
            &edition,
            &rule.clause,
            &rule.id,
            &rule.element,
            &given(case),
            &exact(case),
            &case.within.join(" "),
            case.construction.map(crate::checklist::Construction::as_str).unwrap_or_default(),
            &limitations,
            case.category.map(crate::checklist::DisabilityCategory::as_str).unwrap_or_default(),
            case.expect.as_str(),
            case.note.as_deref().unwrap_or_default(),
        ]);
    }
    out.into_inner().unwrap_or_default()
}

/// Returns the readings of a case in one line, as typed.
pub(super) fn given(case: &CaseData) -> String {
    let one = |g: &super::suite::GivenData| {
        let with = g.with.as_ref().map(|w| format!(" @{w}")).unwrap_or_default();
        format!("{} = {}{with}", g.field, g.typed)
    };
    case.given.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Returns the readings of a case in one line, in base units, with their uncertainty.
fn exact(case: &CaseData) -> String {
    use super::data::ValueData;
    let one = |g: &super::suite::GivenData| {
        let value = match &g.value {
            ValueData::Quantity(figure) => figure.exact.clone(),
            ValueData::YesNo(yes) => yes.to_string(),
            ValueData::Choice(choice) => choice.clone(),
            ValueData::Text => String::new(),
        };
        let spread = g.uncertainty.as_ref().map(|u| format!(" ± {u}")).unwrap_or_default();
        format!("{} = {value}{spread}", g.field)
    };
    case.given.iter().map(one).collect::<Vec<_>>().join("; ")
}
