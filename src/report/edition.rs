//! Editions and changed limits in words, alike in every format.

use crate::assessment::Assessment;
use crate::checklist::{AsOf, Rule};
use crate::finding::{Basis, Finding, Gap, GapKind, ItemEdition, limit_text};
use crate::lang::{Lang, Text, message, word};
use crate::quantity::{Style, System};
use crate::report::figures;

/// A gap to today's edition in words.
#[derive(Debug)]
pub(crate) struct GapText {
    /// What today's edition asks, as a state that would hold.
    pub(crate) rule: String,
    /// What was measured.
    pub(crate) measured: String,
    /// What the edition of the time asked, and whether it is met.
    pub(crate) then: String,
    /// What today's edition asks, by clause and figure.
    pub(crate) today: String,
}

/// A limit that the profile changed.
#[derive(Debug)]
pub(crate) struct ChangeText<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) was: String,
    pub(crate) limit: String,
    pub(crate) reason: String,
}

/// Returns by which edition an assessment judges, in words; nothing if by the newest.
pub(crate) fn judged(assessment: &Assessment, lang: Lang) -> Option<String> {
    match assessment.checklist.judges_as_of() {
        AsOf::Newest => None,
        AsOf::On(day) => Some(message(lang, "edition-judged-on", &[("day", day.to_string().into())])),
        AsOf::Built => Some(word(lang, "edition-judged-built")),
    }
}

/// Returns whether a rule is demanded or recommended of an item, and whether only when it is altered.
pub(crate) fn demanded(assessment: &Assessment, finding: &Finding, lang: Lang) -> String {
    let modality = assessment.rule(finding).modality.title(lang);
    if assessment.binds_on_alteration(finding) {
        message(lang, "edition-on-alteration", &[("modality", modality.into())])
    } else {
        modality
    }
}

/// Returns how many barriers are asked of existing works only when they are altered, and what to do to judge
/// these by the edition of their time; nothing if there are none.
pub(crate) fn existing(assessment: &Assessment, lang: Lang) -> Option<String> {
    let found = assessment.barriers.iter().map(|b| &assessment.findings[b.finding]);
    let of_existing: Vec<&Finding> = found.filter(|f| assessment.binds_on_alteration(f)).collect();
    let mut codes: Vec<&str> = of_existing
        .iter()
        .map(|f| figures::standard_code_in(assessment.checklist.catalog(), assessment.rule(f), lang))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let args = [
        ("count", of_existing.len().into()),
        ("standards", codes.join(&word(lang, "list-comma")).into()),
        ("built", if assessment.gaps.is_some() { "yes" } else { "no" }.into()),
    ];
    (!of_existing.is_empty()).then(|| message(lang, "edition-existing", &args))
}

/// Returns a sentence for each set of items that were judged by the same edition for the same reason.
pub(crate) fn items(
    assessment: &Assessment,
    lang: Lang,
    name: impl Fn(&ItemEdition) -> String,
) -> Vec<String> {
    let Some(gaps) = &assessment.gaps else { return Vec::new() };
    let mut sets: Vec<(&ItemEdition, Vec<String>)> = Vec::new();
    for item in &gaps.items {
        let text = match item.built {
            Some(built) => {
                let args = [("item", name(item).into()), ("built", built.to_string().into())];
                message(lang, "edition-item-built", &args)
            }
            None => name(item),
        };
        let same = |of: &ItemEdition| {
            (&of.standards, of.basis) == (&item.standards, item.basis)
                // Where nothing was asked, why is all one but for what nobody knows.
                || (of.standards.is_empty() && item.standards.is_empty()
                    && (of.basis == Basis::Unknown) == (item.basis == Basis::Unknown))
        };
        match sets.iter_mut().find(|(of, _)| same(of)) {
            Some((_, names)) => names.push(text),
            None => sets.push((item, vec![text])),
        }
    }
    let catalog = assessment.checklist.catalog();
    let sentence = |(of, names): (&ItemEdition, Vec<String>)| {
        let codes: Vec<&str> = of
            .standards
            .iter()
            .map(|id| catalog.standard(id.as_str()).map_or(id.as_str(), |s| s.code_in(lang)))
            .collect();
        let args = [
            ("basis", of.basis.code().into()),
            ("standards", codes.join(&word(lang, "list-comma")).into()),
            ("items", names.join(&word(lang, "list-then")).into()),
        ];
        message(lang, if codes.is_empty() { "edition-items-none" } else { "edition-items" }, &args)
    };
    sets.into_iter().map(sentence).collect()
}

/// Returns a gap in words.
pub(crate) fn gap(assessment: &Assessment, gap: &Gap, style: &Style) -> GapText {
    let lang = style.lang;
    let asked = |finding: &Finding| {
        let rule = assessment.rule(finding);
        let args = [
            ("code", figures::standard_code_in(assessment.checklist.catalog(), rule, lang).into()),
            ("clause", (&rule.clause).into()),
            ("limit", assessment.explain(finding, style).limit.into()),
        ];
        message(lang, "edition-asked", &args)
    };
    let then: Vec<String> = gap.then.iter().map(asked).collect();
    let then = message(
        lang,
        match gap.kind {
            GapKind::Met => "edition-then-met",
            GapKind::Open => "edition-then-open",
            GapKind::NoRule => "edition-then-no-rule",
        },
        &[("asked", then.join(&word(lang, "list-then")).into())],
    );
    let told = assessment.explain(&gap.today, style);
    GapText {
        rule: assessment.rule(&gap.today).title.get(lang).to_owned(),
        measured: figures::measured_text(&told, lang),
        then,
        today: asked(&gap.today),
    }
}

/// Returns the limits that the profile changed, of the rules that count.
pub(crate) fn changes<'a>(assessment: &'a Assessment, style: &Style) -> Vec<ChangeText<'a>> {
    let catalog = assessment.checklist.catalog();
    let rules = assessment.checklist.rules().map(|(_, rule)| rule);
    let changed = rules.filter_map(|rule| {
        let was = rule.unchanged()?;
        let reasons: Vec<&str> = rule.changes.iter().map(|c| c.reason.get(style.lang)).collect();
        Some(ChangeText {
            rule,
            was: limit_text(catalog, &was, style),
            limit: limit_text(catalog, rule, style),
            reason: reasons.join(&word(style.lang, "list-then")),
        })
    });
    changed.collect()
}

/// Returns the rules that the profile leaves out, with the reasons.
pub(crate) fn left_out(assessment: &Assessment) -> impl Iterator<Item = (&Rule, &Text)> {
    let catalog = assessment.checklist.catalog();
    let profile = assessment.checklist.profile();
    let named = profile.exclude.iter().filter_map(|(id, reason)| Some((catalog.rule(id.as_str())?, reason)));
    // An office's own file may leave out rules of other profiles than this one.
    named.filter(|(rule, _)| profile.takes_in(rule))
}

/// Returns a text made in both languages.
pub(crate) fn both(system: System, of: impl Fn(&Style) -> String) -> Text {
    let of = |lang| of(&Style { lang, system });
    Text { zh: of(Lang::Zh), en: of(Lang::En) }
}
