//! Small sentences that the kinds of documents share.

use super::Report;
use crate::assessment::Assessment;
use crate::checklist::{Group, GroupSet, Outcome, Rule};
use crate::export::Only;
use crate::finding::{Explanation, Finding, Measured};
use crate::lang::{Arg, Lang, message, word};
use crate::report::figures;
use crate::report::pdf::{Inline, Run, Symbol, Tone};
use crate::score::{Break, Verdict};
use crate::survey::Item;

/// Returns a sentence with a capital letter.
pub(in crate::report::pdf) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Returns a share as points of 100, with one decimal.
pub(in crate::report::pdf) fn points(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

/// Returns the colour and the shape of a verdict.
pub(in crate::report::pdf) fn verdict_look(verdict: Verdict) -> (Tone, Symbol) {
    match verdict {
        Verdict::Accessible => (Tone::Good, Symbol::Tick),
        Verdict::AccessibleWithDefects => (Tone::Fair, Symbol::Warn),
        Verdict::Undetermined => (Tone::Unknown, Symbol::Ask),
        Verdict::NotAccessible => (Tone::Bad, Symbol::Cross),
    }
}

/// Returns the colour and the shape of an outcome.
pub(in crate::report::pdf) fn outcome_look(outcome: Outcome) -> (Tone, Symbol) {
    match outcome {
        Outcome::Passed => (Tone::Good, Symbol::Tick),
        Outcome::Failed => (Tone::Bad, Symbol::Cross),
        Outcome::CantTell => (Tone::Fair, Symbol::Ask),
        Outcome::Inapplicable | Outcome::Untested => (Tone::Muted, Symbol::Dash),
    }
}

/// Returns a share of 100 with its sign.
pub(in crate::report::pdf) fn percent(share: f64, lang: Lang) -> String {
    message(lang, "inspection-percent", &[("number", Arg::from(points(share)))])
}

/// Returns the standard and the clause of a rule.
pub(in crate::report::pdf) fn clause(assessment: &Assessment, rule: &Rule, lang: Lang) -> String {
    let catalog = assessment.checklist.catalog();
    let code = catalog.standard(rule.standard.as_str()).map_or(rule.standard.as_str(), |s| s.code_in(lang));
    message(
        lang,
        "inspection-clause-of",
        &[("standard", Arg::from(code)), ("clause", Arg::from(&rule.clause))],
    )
}

/// Returns groups as a list.
pub(in crate::report::pdf) fn groups(groups: impl Iterator<Item = Group>, lang: Lang) -> String {
    let names: Vec<String> = groups.map(|g| g.title(lang)).collect();
    names.join(&word(lang, "inspection-comma"))
}

/// Returns whom a rule is for.
pub(in crate::report::pdf) fn affected(rule: &Rule, lang: Lang) -> String {
    if rule.groups == GroupSet::ALL {
        return word(lang, "inspection-everybody");
    }
    capital(&groups(rule.groups.iter(), lang))
}

/// Returns what a rule asks for, with its clause.
pub(in crate::report::pdf) fn requirement(assessment: &Assessment, rule: &Rule, lang: Lang) -> Inline {
    // The citation stays on one line.
    let clause = clause(assessment, rule, lang).replace(' ', "\u{a0}");
    vec![Run::new(rule.title.get(lang)), Run::new(format!("  {clause}")).tone(Tone::Muted)]
}

/// Returns what was measured for a finding, each reading with its uncertainty.
pub(in crate::report::pdf) fn measured(explanation: &Explanation, lang: Lang) -> String {
    let several = explanation.measured.len() > 1;
    let one = |m: &Measured| {
        let mut text = if several { format!("{} {}", m.title, m.value) } else { m.value.clone() };
        if let Some(uncertainty) = &m.uncertainty {
            text.push_str(" ± ");
            text.push_str(uncertainty);
        }
        text
    };
    let parts: Vec<String> = explanation.measured.iter().map(one).collect();
    parts.join(&word(lang, "list-then"))
}

/// Returns the result of a finding, with shape and colour.
pub(in crate::report::pdf) fn result(finding: &Finding, lang: Lang) -> Run {
    if finding.waiver.is_some() {
        let words = word(lang, "inspection-waived");
        return Run::new(capital(&words)).tone(Tone::Muted).symbol(Symbol::Dash);
    }
    let (tone, symbol) = outcome_look(finding.outcome);
    Run::bold(capital(&finding.outcome.title(lang))).tone(tone).symbol(symbol)
}

/// Returns what an item is called: its name, else its element and its id, because an id alone leads nobody to a place.
pub(in crate::report::pdf) fn called(assessment: &Assessment, item: &Item, lang: Lang) -> String {
    let element = || assessment.checklist.catalog().element(item.element).title.get(lang);
    item.label.clone().unwrap_or_else(|| format!("{} {}", element(), item.id))
}

/// Returns what a finding says of the item: its name and, where it is known, its floor.
pub(in crate::report::pdf) fn place(assessment: &Assessment, finding: &Finding, lang: Lang) -> String {
    let item = assessment.item(finding);
    let name = called(assessment, item, lang);
    match item.more.as_ref().and_then(|m| m.floor.as_ref()) {
        Some(floor) => {
            let args = [("item", Arg::from(name)), ("floor", Arg::from(floor))];
            message(lang, "inspection-item-floor", &args)
        }
        None => name,
    }
}

impl Report<'_, '_> {
    /// Returns a share of 100 with its sign.
    pub(super) fn percent(&self, share: f64) -> String {
        percent(share, self.lang)
    }

    /// Returns the standard and the clause of a rule.
    pub(super) fn clause(&self, rule: &Rule) -> String {
        clause(self.assessment, rule, self.lang)
    }

    /// Returns the groups as a list.
    pub(super) fn groups(&self, of: impl Iterator<Item = Group>) -> String {
        groups(of, self.lang)
    }

    /// Returns whom a rule is for.
    pub(super) fn affected(&self, rule: &Rule) -> String {
        affected(rule, self.lang)
    }

    /// Returns what a rule asks for, with its clause.
    pub(super) fn requirement(&self, rule: &Rule) -> Inline {
        requirement(self.assessment, rule, self.lang)
    }

    /// Returns what was measured for a finding, each reading with its uncertainty.
    pub(super) fn measured(&self, explanation: &Explanation) -> String {
        measured(explanation, self.lang)
    }

    /// Returns the result of a finding, with shape and colour.
    pub(super) fn result(&self, finding: &Finding) -> Inline {
        let to = finding.is_barrier() && finding.waiver.is_none();
        vec![result(finding, self.lang).to(to.then(|| self.anchor(finding)))]
    }

    /// Returns the anchor of a barrier: the id that its finding has in every format.
    pub(super) fn anchor(&self, finding: &Finding) -> String {
        let (item, rule) = (self.assessment.item(finding), self.assessment.rule(finding));
        figures::finding_id(self.key, &item.id, rule.id.as_str())
    }

    /// Returns the anchor of an item, above all that was checked there; a narrowed report has none.
    pub(super) fn item_anchor(&self, finding: &Finding) -> Option<String> {
        let item = &self.assessment.item(finding).id;
        (self.only == Only::Everything).then(|| format!("{}/{}", self.key, figures::escape(item)))
    }

    /// Returns the anchor of a rule's clause among the standards, if its standard stands there.
    pub(super) fn clause_anchor(&self, rule: &Rule) -> Option<String> {
        let checklist = &self.assessment.checklist;
        checklist.catalog().standard(rule.standard.as_str())?;
        // No item has this id: `@` is escaped in ids.
        let anchor = || format!("{}/@clause/{}/{}", self.key, rule.standard, rule.clause);
        checklist.standards().contains(&&rule.standard).then(anchor)
    }

    /// Returns the anchor of the barrier at which a chain breaks, if it breaks at one.
    pub(super) fn anchor_of_break(&self, at: Break) -> Option<String> {
        let is = |f: &&Finding| f.item == at.item && f.rule == at.rule && f.is_barrier();
        self.assessment.findings.iter().find(is).map(|f| self.anchor(f))
    }

    /// Returns what a finding says of the item: its name and, where it is known, its floor.
    pub(super) fn place(&self, finding: &Finding) -> String {
        place(self.assessment, finding, self.lang)
    }
}
