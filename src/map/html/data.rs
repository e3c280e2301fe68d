//! What the map knows, in columns: a place in every column for each feature, and one for each barrier.
//!
//! Words that many features share stand once, and features name them by number; positions are whole
//! numbers from the south-west corner. So 10,000 features stay a few megabytes.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::WebMap;
use super::areas::AreaMap;
use super::context::Context;
use super::pool::{Letters, Pool};
use super::signs::{self, Sign};
use super::words::words;
use crate::assessment::Assessment;
use crate::checklist::{Group, Outcome};
use crate::export::{Batch, Settings};
use crate::finding::Finding;
use crate::lang::{Lang, word};
use crate::map::geojson::{PlacedBy, place};
use crate::map::properties::item_title;
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{self, Counts, ItemSummary, Score, Verdict};
use crate::survey::Position;

/// Parts of a degree: a centimetre.
const PARTS: f64 = 1e7;

/// Stands where a feature is of no concern for a group.
const NOTHING: u8 = b'-';

/// All that the page shows.
#[derive(Debug, Serialize)]
pub(super) struct Data<'a> {
    lang: &'static str,
    internal: bool,
    words: BTreeMap<&'static str, String>,
    signs: Vec<Sign>,
    /// The sign of a site, which holds the sign of its verdict.
    pin: &'static str,
    /// What a letter of `features.states` means.
    states: BTreeMap<char, State>,
    groups: Vec<String>,
    elements: Pool,
    days: Pool,
    profiles: Pool,
    grades: Pool,
    rules: Vec<Rule>,
    /// What was measured and what is required.
    texts: Pool,
    /// The south-west corner in ten-millionths of a degree.
    origin: [i64; 2],
    features: Features,
    barriers: Barriers,
    #[serde(skip_serializing_if = "Option::is_none")]
    basemap: Option<Tiles<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'a Context>,
    #[serde(skip_serializing_if = "Option::is_none")]
    areas: Option<&'a AreaMap>,
    #[serde(skip)]
    groups_of_rules: HashMap<(usize, usize), u32>,
}

/// A result in words, with its tone.
#[derive(Debug, Serialize)]
struct State {
    tone: &'static str,
    title: String,
}

/// A rule that something fails.
#[derive(Debug, Serialize)]
struct Rule {
    id: String,
    title: String,
    clause: String,
    impact: String,
    affects: String,
    remedies: Vec<String>,
}

/// The columns of features.
#[derive(Debug, Default, Serialize)]
struct Features {
    id: Vec<String>,
    name: Vec<String>,
    /// The place of the site's feature; a site names itself.
    site: Vec<usize>,
    /// Nothing for a site.
    element: Vec<Option<u32>>,
    lon: Vec<Option<i64>>,
    lat: Vec<Option<i64>>,
    /// How the position is known: `i`tem, `e`nclosing, `s`ite, `-`.
    placed: Letters,
    home: Letters,
    day: Vec<Option<u32>>,
    profile: Vec<u32>,
    grade: Vec<Option<u32>>,
    /// A letter a feature: for everyone, then for each group.
    states: Vec<Letters>,
    /// Scores in ten-thousandths; nothing where there is none.
    score: Vec<Option<u32>>,
    low: Vec<Option<u32>>,
    high: Vec<Option<u32>>,
    tested: Vec<Option<u32>>,
    passed: Vec<u64>,
    failed: Vec<u64>,
    doubt: Vec<u64>,
    open: Vec<u64>,
}

/// The columns of barriers, by feature.
#[derive(Debug, Default, Serialize)]
struct Barriers {
    feature: Vec<usize>,
    rule: Vec<u32>,
    measured: Vec<u32>,
    required: Vec<u32>,
}

/// Where a background comes from.
#[derive(Debug, Serialize)]
struct Tiles<'a> {
    url: &'a str,
    attribution: &'a str,
}

impl<'a> Data<'a> {
    /// Returns the columns of a batch.
    pub(super) fn of(batch: &Batch<'_>, map: &'a WebMap) -> Self {
        let assessments = batch.release.assessments();
        let lang = batch.settings.lang;
        let mut data = Self {
            lang: lang.tag(),
            internal: batch.release.is_internal(),
            words: words(lang),
            signs: Tone::ALL.into_iter().map(Sign::of).collect(),
            pin: signs::PIN,
            states: states(lang),
            groups: Group::ALL.iter().map(|g| g.title(lang)).collect(),
            elements: Pool::default(),
            days: Pool::default(),
            profiles: Pool::default(),
            grades: Pool::default(),
            rules: Vec::new(),
            texts: Pool::default(),
            origin: origin(assessments),
            features: Features {
                states: (0..=Group::ALL.len()).map(|_| Letters::default()).collect(),
                ..Features::default()
            },
            barriers: Barriers::default(),
            basemap: map.basemap.as_ref().map(|b| Tiles { url: b.url(), attribution: b.attribution() }),
            context: map.context.as_ref(),
            areas: map.areas.as_ref(),
            groups_of_rules: HashMap::new(),
        };
        for (number, (assessment, key)) in assessments.iter().zip(figures::keys(assessments)).enumerate() {
            data.assessment(number, assessment, &key, &batch.settings);
        }
        data.drop_empty_groups();
        data
    }

    /// Returns how many sites, items and barriers there are.
    pub(super) fn counts(&self) -> [usize; 3] {
        let sites = self.features.element.iter().filter(|e| e.is_none()).count();
        [sites, self.features.id.len() - sites, self.barriers.rule.len()]
    }

    /// Returns true if there are homes as well as public sites.
    pub(super) fn is_mixed(&self) -> bool {
        self.features.home.0.contains(&b'1') && self.features.home.0.contains(&b'0')
    }

    /// Returns the names of the groups that anything concerns, of the elements and the days.
    pub(super) fn choices(&self) -> (&[String], &[String], &[String]) {
        (&self.groups, &self.elements.words, &self.days.words)
    }

    fn assessment(&mut self, number: usize, assessment: &Assessment, key: &str, settings: &Settings) {
        let (survey, lang) = (&assessment.survey, settings.lang);
        let site = self.features.id.len();
        let worst = assessment.verdicts.iter().map(|v| v.verdict).max();
        let by_group = assessment.verdicts.iter().map(|v| (v.group, of_verdict(v.verdict)));
        self.states(worst.map_or(b'0', of_verdict), by_group);
        let at = survey.site.position.map(|p| (p, PlacedBy::Site));
        let total = assessment.scores.tally.total(&assessment.checklist);
        self.feature(assessment, site, key, &survey.site.label, at, &assessment.scores.total, &total, lang);
        self.features.element.push(None);
        let grade = self.grades.add(figures::grade_text(assessment, lang));
        self.features.grade.push(Some(grade));
        let found = score::items(&assessment.checklist, survey, &assessment.findings);
        for (item, found) in survey.items.iter().zip(&found) {
            let findings = &assessment.findings[found.findings.clone()];
            let by_group = score::worst_by_group(&assessment.checklist, findings);
            self.states(of_item(found), by_group.into_iter().map(|(group, o)| (group, of_outcome(o))));
            let element = assessment.checklist.catalog().element(item.element).title.get(lang);
            let name = item_title(item, element, lang);
            let id = format!("{key}/{}", figures::escape(&item.id));
            for finding in findings.iter().filter(|f| f.is_barrier()) {
                self.barrier(number, assessment, finding, settings);
            }
            let at = place(survey, item);
            self.feature(assessment, site, &id, &name, at, &found.score, &found.counts, lang);
            let element = self.elements.add(element.to_owned());
            self.features.element.push(Some(element));
            self.features.grade.push(None);
        }
    }

    /// Adds what sites and items share; the barriers of a feature come before it.
    #[expect(clippy::too_many_arguments, reason = "one call a column would hide that they are one row")]
    fn feature(
        &mut self,
        assessment: &Assessment,
        site: usize,
        id: &str,
        name: &str,
        at: Option<(Position, PlacedBy)>,
        score: &Score,
        counts: &Counts,
        lang: Lang,
    ) {
        let to = &mut self.features;
        to.id.push(figures::clean(id));
        to.name.push(figures::clean(name));
        to.site.push(site);
        let [west, south] = self.origin;
        let here = at.map(|(p, _)| parts(p));
        to.lon.push(here.map(|[lon, _]| lon - west));
        to.lat.push(here.map(|[_, lat]| lat - south));
        to.placed.0.push(at.map_or(NOTHING, |(_, by)| match by {
            PlacedBy::Item => b'i',
            PlacedBy::Enclosing => b'e',
            PlacedBy::Site => b's',
        }));
        to.home.0.push(if assessment.is_home() { b'1' } else { b'0' });
        to.day.push(assessment.survey.surveyed.map(|d| self.days.add(d.to_string())));
        to.profile.push(self.profiles.add(assessment.checklist.profile().title.get(lang).to_owned()));
        let judged = score.weight > 0.0;
        to.score.push(score.score.filter(|_| judged).map(share));
        for (column, value) in
            [(&mut to.low, score.low), (&mut to.high, score.high), (&mut to.tested, score.tested)]
        {
            column.push(judged.then(|| share(value)));
        }
        to.passed.push(counts.passed);
        to.failed.push(counts.failed);
        to.doubt.push(counts.cant_tell);
        to.open.push(counts.untested);
    }

    /// Adds the results of a feature: for everyone, and for each group.
    fn states(&mut self, all: u8, by_group: impl Iterator<Item = (Group, u8)>) {
        let [everyone, groups @ ..] = self.features.states.as_mut_slice() else { return };
        everyone.0.push(all);
        for column in &mut *groups {
            column.0.push(NOTHING);
        }
        for (group, state) in by_group {
            let place = Group::ALL.iter().position(|g| *g == group);
            if let Some(last) = place.and_then(|at| groups.get_mut(at)).and_then(|c| c.0.last_mut()) {
                *last = state;
            }
        }
    }

    /// Adds a barrier of the feature that comes next.
    fn barrier(&mut self, number: usize, assessment: &Assessment, finding: &Finding, settings: &Settings) {
        let told = assessment.explain(finding, &settings.style());
        let measured = figures::clean(&figures::measured_text(&told, settings.lang));
        let rule = self.rule(number, assessment, finding, settings.lang);
        self.barriers.feature.push(self.features.id.len());
        self.barriers.rule.push(rule);
        self.barriers.measured.push(self.texts.add(measured));
        self.barriers.required.push(self.texts.add(told.limit));
    }

    /// Returns the number of a finding's rule. A profile may change a rule, so it is known by its words.
    fn rule(&mut self, number: usize, assessment: &Assessment, finding: &Finding, lang: Lang) -> u32 {
        let key = (number, usize::from(finding.rule.0));
        if let Some(known) = self.groups_of_rules.get(&key) {
            return *known;
        }
        let (rule, catalog) = (assessment.rule(finding), assessment.checklist.catalog());
        let between = word(lang, "list-then");
        let affects: Vec<String> = rule.groups.iter().map(|g| g.title(lang)).collect();
        let one = Rule {
            id: rule.id.to_string(),
            title: rule.title.get(lang).to_owned(),
            clause: format!("{} {}", figures::standard_code_in(catalog, rule, lang), rule.clause),
            impact: rule.impact.title(lang),
            affects: affects.join(&between),
            remedies: figures::remedies(catalog, rule, lang).into_iter().map(str::to_owned).collect(),
        };
        let same =
            |known: &Rule| known.id == one.id && known.title == one.title && known.impact == one.impact;
        let at = self.rules.iter().position(same).unwrap_or_else(|| {
            self.rules.push(one);
            self.rules.len() - 1
        });
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.groups_of_rules.insert(key, at);
        at
    }

    /// Leaves out the groups that no feature concerns.
    fn drop_empty_groups(&mut self) {
        let used: Vec<bool> =
            self.features.states.iter().skip(1).map(|c| c.0.iter().any(|s| *s != NOTHING)).collect();
        let mut keep = used.iter();
        self.groups.retain(|_| keep.next().is_some_and(|k| *k));
        let mut keep = std::iter::once(&true).chain(&used);
        self.features.states.retain(|_| keep.next().is_some_and(|k| *k));
    }
}

/// Returns what each letter means.
fn states(lang: Lang) -> BTreeMap<char, State> {
    let outcomes = Outcome::ALL.iter().map(|o| (of_outcome(*o), Tone::from(*o), o.title(lang)));
    let verdicts = VERDICTS.into_iter().map(|v| (of_verdict(v), Tone::from(v), v.title(lang)));
    let others = [(b'w', "export-waived"), (b'x', "export-no-rule"), (b'0', "webmap-no-verdict")];
    let others = others.into_iter().map(|(letter, id)| (letter, Tone::Off, word(lang, id)));
    let all = outcomes.chain(verdicts).chain(others);
    all.map(|(letter, tone, title)| (char::from(letter), State { tone: signs::name(tone), title })).collect()
}

/// All verdicts, the best first.
pub(super) const VERDICTS: [Verdict; 4] =
    [Verdict::Accessible, Verdict::AccessibleWithDefects, Verdict::Undetermined, Verdict::NotAccessible];

fn of_outcome(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Passed => b'p',
        Outcome::Failed => b'f',
        Outcome::CantTell => b'c',
        Outcome::Untested => b'u',
        Outcome::Inapplicable => b'n',
    }
}

fn of_verdict(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accessible => b'A',
        Verdict::AccessibleWithDefects => b'D',
        Verdict::Undetermined => b'U',
        Verdict::NotAccessible => b'N',
    }
}

fn of_item(found: &ItemSummary) -> u8 {
    match found.worst {
        Some(outcome) => of_outcome(outcome),
        None if found.counts.waived > 0 => b'w',
        None => b'x',
    }
}

/// Returns a position in whole parts of a degree.
#[expect(clippy::cast_possible_truncation, reason = "degrees times ten million")]
fn parts(at: Position) -> [i64; 2] {
    [(at.lon * PARTS).round() as i64, (at.lat * PARTS).round() as i64]
}

/// Returns the south-west corner of all positions.
fn origin(assessments: &[&Assessment]) -> [i64; 2] {
    let sites = assessments.iter().filter_map(|a| a.survey.site.position);
    let items =
        assessments.iter().flat_map(|a| a.survey.items.iter().filter_map(crate::survey::Item::position));
    let corner = sites.chain(items).map(parts).reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1])]);
    corner.unwrap_or_default()
}

/// Returns a share in ten-thousandths; all and none are kept for what is all and none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is within 0 and 1")]
fn share(of: f64) -> u32 {
    let whole = (of.clamp(0.0, 1.0) * 1e4).round() as u32;
    if of < 1.0 && of > 0.0 { whole.clamp(1, 9999) } else { whole }
}
