//! One line on records that do not lie where they say: how many, the likely cause, and the command that names them.

use std::collections::BTreeMap;
use std::path::Path;

use tantu::area::{AdminCode, Boundaries, Cause, Reading, Trouble, agreement, place};
use tantu::diag::{Code, Diagnostic};
use tantu::survey::{Position, Survey};

use crate::areas::Areas;
use crate::args::Judging;
use crate::judge::Judged;
use crate::output::Context;

/// Warns of misplaced records; of homes only where they may be seen, since what is said depends on where they lie.
pub(crate) fn report(
    ctx: &Context,
    judged: &Judged,
    boundaries: &Boundaries,
    (judging, areas): (&Judging, &Areas),
) {
    let seen = judged.assessments.iter().filter(|a| judged.is_internal() || !a.is_home());
    let surveys: Vec<&Survey> = seen.map(|a| &a.survey).collect();
    let troubles: Vec<Trouble> = surveys
        .iter()
        .filter_map(|survey| place(survey, boundaries).trouble)
        // A border has been decided.
        .filter(|trouble| !matches!(trouble, Trouble::Border { .. }))
        .collect();
    if troubles.is_empty() {
        return;
    }
    let warning = Diagnostic::warning(Code::AreaMisplaced)
        .with("count", troubles.len().to_string())
        .with("records", surveys.len().to_string())
        .with("cause", cause(&surveys, &troubles, boundaries))
        .with("command", command(judging, areas));
    ctx.report(&warning);
}

/// The cause that explains most: one for all, or the most frequent of single records.
fn cause(surveys: &[&Survey], troubles: &[Trouble], boundaries: &Boundaries) -> &'static str {
    let stated = |s: &&Survey| -> Option<(Position, AdminCode)> {
        Some((s.site.position?, s.site.area.as_deref()?.parse().ok()?))
    };
    let records: Vec<(Position, AdminCode)> = surveys.iter().filter_map(stated).collect();
    let likely = agreement(&records, boundaries).likely;
    if likely != Reading::AsGiven {
        return likely.as_str();
    }
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for trouble in troubles {
        let cause = match trouble {
            Trouble::NoCode { .. } => "no-code",
            Trouble::Outside { cause, .. } | Trouble::Elsewhere { cause, .. } => cause.as_str(),
            Trouble::Border { .. } => Cause::Near.as_str(),
        };
        *counts.entry(cause).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(Cause::Unknown.as_str(), |(cause, _)| cause)
}

/// The command that names the records, ready to be pasted.
fn command(judging: &Judging, areas: &Areas) -> String {
    let mut words = vec!["tantu area check".to_owned()];
    words.extend(judging.paths.iter().map(|path| quoted(path)));
    if let Some(mapping) = &judging.mapping {
        words.extend(["--mapping".to_owned(), quoted(mapping)]);
    }
    words.extend(areas.options());
    words.join(" ")
}

/// A path as a shell takes it.
pub(crate) fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:=,@".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
