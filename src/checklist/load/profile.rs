//! `profiles/*.toml`: which rules count for which kind of site; one may extend another.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::part::{share, subject};
use super::tailor::tailoring;
use super::{Draft, new_id, unknown_name};
use crate::checklist::ProfileId;
use crate::checklist::catalog::CatalogFile;
use crate::checklist::part::Profile;
use crate::checklist::tailor::TAILORED;
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};

/// Returns the parent of each profile in some files that names one, and the files with parents first.
pub(super) fn parents_first(
    mut files: Vec<&CatalogFile>,
) -> (BTreeMap<String, Option<String>>, Vec<&CatalogFile>) {
    let names = |file: &CatalogFile| {
        let (document, _) = DeTable::parse_recoverable(&file.source.text);
        let word = |key: &str| Some(document.get_ref().get(key)?.get_ref().as_str()?.to_owned());
        (word("id"), word("extends"))
    };
    let pairs: Vec<_> = files.iter().map(|f| names(f)).collect();
    let parents: BTreeMap<String, Option<String>> =
        pairs.into_iter().filter_map(|(id, parent)| Some((id?, parent))).collect();
    files.sort_by_key(|file| names(file).0.map_or(0, |id| ancestors(&parents, &id).len()));
    (parents, files)
}

/// Returns the profiles that one extends, its parent first; a ring ends where it closes.
fn ancestors(parents: &BTreeMap<String, Option<String>>, id: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = id;
    while let Some(Some(parent)) = parents.get(at) {
        let closed = parent == id || found.contains(parent);
        found.push(parent.clone());
        if closed {
            break;
        }
        at = parent;
    }
    found
}

/// Reads one profile file.
pub(super) fn profile(draft: &mut Draft, root: &Table<'_>) {
    let id: Option<ProfileId> = new_id(root, |id| draft.profiles.iter().any(|p| p.id.as_str() == id));
    if id.as_ref().is_some_and(|id| id.as_str() == TAILORED)
        && let Some(node) = root.get("id")
    {
        node.problem(Diagnostic::error(Code::ChecklistDuplicateId).with("id", TAILORED));
    }
    let title = root.need("title").and_then(|n| n.text());
    let extends = root.get("extends");
    let parent = extends.as_ref().and_then(|node| parent(draft, node, id.as_ref()));
    let need = |key| if extends.is_some() { root.get(key) } else { root.need(key) };
    let subject = need("subject").and_then(|n| subject(&n));
    let minimum_coverage = need("minimum_coverage").and_then(|n| share(&n));
    let fresh_for_months =
        root.get("fresh_for_months").and_then(|n| n.int()).and_then(|n| u32::try_from(n).ok());
    let assume_construction = root.get("assume").and_then(|n| n.table()).and_then(|t| {
        let found = t.get("construction").and_then(|n| n.parsed(Code::ChecklistValue));
        t.finish();
        found
    });
    let read = tailoring(draft, root, id.as_ref(), extends.is_none());
    let subject = subject.or(parent.as_ref().map(|p| p.subject));
    let minimum_coverage = minimum_coverage.or(parent.as_ref().map(|p| p.minimum_coverage));
    let (Some(id), Some(title), Some(subject), Some(minimum_coverage)) =
        (id, title, subject, minimum_coverage)
    else {
        return;
    };
    if extends.is_some() && parent.is_none() {
        return;
    }
    let mut profile = Profile {
        id,
        title,
        extends: Vec::new(),
        subject,
        minimum_coverage,
        fresh_for_months: fresh_for_months.or(parent.as_ref().and_then(|p| p.fresh_for_months)),
        assume_construction: assume_construction.or(parent.as_ref().and_then(|p| p.assume_construction)),
        select: Vec::new(),
        exclude: Vec::new(),
        parameters: Vec::new(),
    };
    if let Some(parent) = parent {
        profile.extends = parent.lineage().cloned().collect();
        profile.select = parent.select;
        profile.exclude = parent.exclude;
        profile.parameters = parent.parameters;
    }
    profile.select.extend(read.tailoring.select.iter().cloned());
    profile.exclude.extend(read.tailoring.exclude.iter().cloned());
    profile.parameters.extend(read.tailoring.parameters.iter().cloned());
    read.report_vain(draft, &profile);
    draft.profiles.push(profile);
}

/// Returns the profile that another extends; parents are read first.
fn parent(draft: &Draft, node: &Node<'_>, id: Option<&ProfileId>) -> Option<Profile> {
    let word = node.str()?;
    if let Some(id) = id {
        let above = ancestors(&draft.parents, id.as_str());
        if above.last().is_some_and(|last| last == id.as_str()) {
            let ring: Vec<&str> =
                std::iter::once(id.as_str()).chain(above.iter().map(String::as_str)).collect();
            node.problem(Diagnostic::error(Code::ChecklistCycle).with("ring", ring.join(" → ")));
            return None;
        }
    }
    let found = draft.profiles.iter().find(|p| p.id.as_str() == word).cloned();
    // A parent that could not be read has been reported in its own file.
    if found.is_none() && !draft.parents.contains_key(word) {
        let known: Vec<&str> = draft.parents.keys().map(String::as_str).collect();
        unknown_name(node, "profile", word, &known);
    }
    found
}
