//! A rule as a plain row of words: what every format of a sheet writes.

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::{Catalog, FieldRef, Group, Rule};
use crate::conformance::fields_of;
use crate::finding::{limit_text, uncertainty_text, when_text};
use crate::lang::{Lang, message, word};
use crate::quantity::Style;

/// A thing with its permanent id and its name in the language of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Named {
    /// Permanent id, or the word of a vocabulary.
    pub id: String,
    /// Its name.
    pub title: String,
}

impl Named {
    pub(super) fn new(id: &impl ToString, title: impl Into<String>) -> Self {
        Self { id: id.to_string(), title: title.into() }
    }
}

/// Where a rule stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceRow {
    /// Permanent id of the standard.
    pub standard: String,
    /// The code that people cite, such as `GB 55019-2021`.
    pub code: String,
    /// The title of the standard.
    pub title: String,
    /// The year of the edition.
    pub edition: i16,
    /// The clause, as the standard numbers it.
    pub clause: String,
}

/// A limit that a profile or an office changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangedRow {
    /// The limit of the standard.
    pub was: String,
    /// Why it was changed.
    pub reason: String,
}

/// An instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ToolRow {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The expanded uncertainty (k = 2) of one reading, where it has a budget.
    pub uncertainty: Option<String>,
}

impl ToolRow {
    /// Returns the instrument with its uncertainty: `Steel tape (± 2.5 mm)`.
    pub fn words(&self, lang: Lang) -> String {
        match &self.uncertainty {
            Some(spread) => {
                let args = [("title", (&self.title).into()), ("spread", spread.into())];
                message(lang, "sheet-tool", &args)
            }
            None => self.title.clone(),
        }
    }
}

/// A field that a rule looks at: what to measure, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FieldRow {
    /// Permanent id, unique in its element.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The enclosing element that has the field; nothing for the element of the rule.
    pub of: Option<Named>,
    /// True where the rule judges it, false where it only decides whether the rule applies.
    pub judged: bool,
    /// The question on the form.
    pub ask: String,
    /// How to measure or observe it.
    pub how: Option<String>,
    /// What it is measured with.
    pub tools: Vec<ToolRow>,
}

impl FieldRow {
    /// Returns the name of the field, behind that of the enclosing element where it has one.
    pub fn words(&self) -> String {
        match &self.of {
            Some(of) => format!("{} › {}", of.title, self.title),
            None => self.title.clone(),
        }
    }

    /// Returns the question, and how it is answered.
    pub fn instruction(&self, lang: Lang) -> String {
        match &self.how {
            Some(how) => format!("{}{}", sentence(lang, &self.ask), how),
            None => self.ask.clone(),
        }
    }

    /// Returns what it is measured with, in one line; what needs no instrument is seen or asked.
    pub fn with(&self, lang: Lang) -> String {
        if self.tools.is_empty() {
            return word(lang, "sheet-no-tool");
        }
        joined(lang, self.tools.iter().map(|t| t.words(lang)))
    }
}

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleRow {
    /// Permanent id.
    pub id: String,
    /// What holds when the rule is met.
    pub title: String,
    /// When and why.
    pub note: Option<String>,
    /// The element it is about.
    pub element: Named,
    /// What is asked, such as `≤ 1:12`.
    pub limit: String,
    /// When it applies; nothing for always.
    pub when: Option<String>,
    /// How the limit was changed, the first change first.
    pub changed: Vec<ChangedRow>,
    /// Where it stands.
    pub source: SourceRow,
    /// How sure the figure is.
    pub confidence: Named,
    /// True for a rule that nobody vouches for: it advises and never fails anything.
    pub preview: bool,
    /// Demanded or recommended.
    pub modality: Named,
    /// How hard a failure hits.
    pub impact: Named,
    /// Who is affected.
    pub groups: Vec<Named>,
    /// What to measure, the judged fields first.
    pub fields: Vec<FieldRow>,
    /// What removes the barrier.
    pub remedies: Vec<Named>,
}

impl RuleRow {
    /// Returns a rule in words.
    pub fn of(catalog: &Catalog, rule: &Rule, style: &Style) -> Self {
        let lang = style.lang;
        let element = catalog.element(rule.element);
        let standard = catalog.standard(rule.standard.as_str());
        let judged = rule.check.fields();
        let asked = fields_of(rule).into_iter().filter(|at| !judged.contains(at));
        let fields = judged.iter().map(|at| (*at, true)).chain(asked.map(|at| (at, false)));
        let remedies = rule.remedy.iter().filter_map(|m| catalog.measure(m.as_str()));
        Self {
            id: rule.id.to_string(),
            title: rule.title.get(lang).to_owned(),
            note: rule.note.as_ref().map(|n| n.get(lang).to_owned()),
            element: Named::new(&element.id, element.title.get(lang)),
            limit: limit_text(catalog, rule, style),
            when: when_text(catalog, rule, style),
            changed: changed(catalog, rule, style),
            source: SourceRow {
                standard: rule.standard.to_string(),
                code: standard.map_or(rule.standard.as_str(), |s| s.code_in(lang)).to_owned(),
                title: standard.map(|s| s.title.get(lang)).unwrap_or_default().to_owned(),
                edition: standard.map(|s| s.year).unwrap_or_default(),
                clause: rule.clause.clone(),
            },
            confidence: Named::new(&rule.confidence, rule.confidence.title(lang)),
            preview: rule.is_preview(),
            modality: Named::new(&rule.modality, rule.modality.title(lang)),
            impact: Named::new(&rule.impact, rule.impact.title(lang)),
            groups: rule.groups.iter().map(|g| Named::new(&g, g.title(lang))).collect(),
            fields: fields.map(|(at, judged)| field(catalog, rule, at, judged, style)).collect(),
            remedies: remedies.map(|m| Named::new(&m.id, m.title.get(lang))).collect(),
        }
    }

    /// Returns the standard and the clause: `GB 55019-2021, 2.3.1`.
    pub fn cited(&self, lang: Lang) -> String {
        let args = [("code", (&self.source.code).into()), ("clause", (&self.source.clause).into())];
        message(lang, "sheet-cited", &args)
    }

    /// Returns who is affected, in one line.
    pub fn who(&self, lang: Lang) -> String {
        if self.groups.len() == Group::ALL.len() {
            return word(lang, "sheet-everyone");
        }
        joined(lang, self.groups.iter().map(|g| g.title.clone()))
    }

    /// Returns what removes the barrier, in one line.
    pub fn remedy(&self, lang: Lang) -> String {
        self.remedies.iter().map(|r| r.title.as_str()).collect::<Vec<_>>().join(&word(lang, "list-then"))
    }

    /// Returns what to measure, in one line.
    pub fn measured(&self, lang: Lang) -> String {
        joined(lang, self.fields.iter().map(FieldRow::words))
    }

    /// Returns the lines below the limit: when it applies, and from what it was changed.
    pub fn conditions(&self, lang: Lang) -> Vec<String> {
        let when = self.when.iter().map(|w| message(lang, "sheet-when", &[("when", w.into())]));
        let changed = self.changed.iter().map(|change| {
            let args = [("was", (&change.was).into()), ("reason", (&change.reason).into())];
            message(lang, "sheet-changed", &args)
        });
        when.chain(changed).collect()
    }
}

fn field(catalog: &Catalog, rule: &Rule, at: FieldRef, judged: bool, style: &Style) -> FieldRow {
    let lang = style.lang;
    let of = at.of.map(|of| catalog.element(of));
    let field = &catalog.element(at.of.unwrap_or(rule.element)).fields[usize::from(at.field.0)];
    let tools = field.tools.iter().map(|tool| catalog.instrument(*tool)).map(|tool| ToolRow {
        id: tool.id.to_string(),
        title: tool.title.get(lang).to_owned(),
        uncertainty: uncertainty_text(tool, style),
    });
    FieldRow {
        id: field.id.to_string(),
        title: field.title.get(lang).to_owned(),
        of: of.map(|e| Named::new(&e.id, e.title.get(lang))),
        judged,
        ask: field.ask.get(lang).to_owned(),
        how: field.how.as_ref().map(|h| h.get(lang).to_owned()),
        tools: tools.collect(),
    }
}

/// Returns what the limit was before each change.
fn changed(catalog: &Catalog, rule: &Rule, style: &Style) -> Vec<ChangedRow> {
    let row = |change: &crate::checklist::Change| {
        let before = Rule { check: change.was.clone(), ..rule.clone() };
        ChangedRow {
            was: limit_text(catalog, &before, style),
            reason: change.reason.get(style.lang).to_owned(),
        }
    };
    rule.changes.iter().map(row).collect()
}

fn joined(lang: Lang, words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(&word(lang, "list-comma"))
}

/// Returns a text with its full stop, ready for the next sentence.
fn sentence(lang: Lang, text: &str) -> String {
    let ends = text.ends_with(['.', '?', '!', '。', '？', '！']);
    match (lang, ends) {
        (Lang::En, true) => format!("{text} "),
        (Lang::En, false) => format!("{text}. "),
        (Lang::Zh, true) => text.to_owned(),
        (Lang::Zh, false) => format!("{text}。"),
    }
}
