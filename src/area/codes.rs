//! Lists of codes: a table with a code and a name a row, for areas that have no outline.

use std::io::Read;

use super::code::AdminCode;
use crate::diag::{Code, Diagnostic, Place, Source};

/// Reads a table with the columns `code` and `name`, and returns what is wrong with it beside what is right.
pub fn read_codes(name: &str, input: impl Read) -> (Vec<(AdminCode, String)>, Vec<Diagnostic>) {
    let whole = || Source::new(name, "").whole();
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(input);
    let mut problems = Vec::new();
    let headers = table.headers().cloned().unwrap_or_default();
    let column = |wanted: &str| headers.iter().position(|h| h.trim_start_matches('\u{feff}') == wanted);
    let (Some(code), Some(label)) = (column("code"), column("name")) else {
        let known: Vec<&str> = headers.iter().collect();
        problems.push(Diagnostic::error(Code::AreaCodes).with("known", known.join(", ")).at(whole()));
        return (Vec::new(), problems);
    };
    let mut found = Vec::new();
    for row in table.records() {
        match row {
            Ok(row) => match row.get(code).unwrap_or_default().parse::<AdminCode>() {
                Ok(code) => found.push((code, row.get(label).unwrap_or_default().to_owned())),
                Err(bad) => {
                    let line = row.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
                    let text = row.iter().collect::<Vec<_>>().join(",");
                    let place = Place { line, column: 1, width: text.chars().count(), text, ..whole() };
                    problems.push(Diagnostic::error(Code::AreaCode).with("value", bad.0).at(place));
                }
            },
            Err(error) => {
                let reason = Diagnostic::error(Code::AreaSyntax).with("reason", error.to_string());
                problems.push(reason.at(whole()));
                break;
            }
        }
    }
    (found, problems)
}
