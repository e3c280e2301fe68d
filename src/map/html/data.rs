//! What the map knows, in columns: a place in every column for each feature, and one for each barrier.
//!
//! Words that many features share stand once, and features name them by number; positions are whole
//! numbers from the south-west corner. So 10,000 features stay a few megabytes.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::WebMap;
use super::areas::AreaMap;
use super::context::Context;
use super::extras::{self, Extras, Shown};
use super::pmtiles::Cut;
use super::pool::{Letters, Pool};
use super::signs::{self, Sign};
use super::states::{State, of_item, of_outcome, of_verdict, states};
use super::words::words;
use crate::assessment::Assessment;
use crate::checklist::{Group, GroupSet};
use crate::export::Settings;
use crate::finding::Finding;
use crate::lang::{Lang, word};
use crate::map::geojson::{PlacedBy, place};
use crate::map::layer::Layers;
use crate::map::properties::item_title;
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{self, Counts, Score};
use crate::survey::Position;

/// Parts of a degree: a centimetre.
const PARTS: f64 = 1e7;

/// Stands where a feature is of no concern for a group.
pub(super) const NOTHING: u8 = b'-';

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
    /// The layers, and the rows of those besides sites, items and areas.
    layers: Vec<Shown>,
    extras: Extras,
    #[serde(skip_serializing_if = "Option::is_none")]
    basemap: Option<Tiles<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'a Context>,
    #[serde(skip_serializing_if = "Option::is_none")]
    areas: Option<&'a AreaMap>,
    #[serde(skip)]
    groups_of_rules: HashMap<(usize, usize), u32>,
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
    #[serde(skip)]
    groups: GroupSet,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    attribution: &'a str,
    /// The pictures that the page carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<Cut>,
}

impl<'a> Data<'a> {
    /// Returns the columns of the layers of a page.
    pub(super) fn of(
        layers: &Layers<'_>,
        map: &'a WebMap,
        areas: Option<&'a AreaMap>,
        own: Option<Cut>,
    ) -> Self {
        let (release, settings) = (layers.release(), layers.settings());
        let (assessments, lang) = (release.assessments(), settings.lang);
        let mut data = Self {
            lang: lang.tag(),
            internal: release.is_internal(),
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
            basemap: map.basemap.as_ref().map(|b| Tiles { url: b.url(), attribution: b.attribution(), own }),
            context: map.context.as_ref(),
            areas,
            layers: extras::shown(layers),
            extras: Extras::default(),
            groups_of_rules: HashMap::new(),
        };
        for (number, (assessment, key)) in assessments.iter().zip(figures::keys(assessments)).enumerate() {
            data.assessment(number, assessment, &key, settings);
        }
        let rows = data.barriers.feature.iter().zip(&data.barriers.rule);
        let barriers = rows.map(|(at, rule)| (*at, data.rules[*rule as usize].groups));
        data.extras = Extras::of(layers, &data.features.id, barriers, &mut data.texts);
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
            groups: rule.groups,
        };
        let same = |known: &Rule| {
            known.id == one.id
                && known.title == one.title
                && known.impact == one.impact
                && known.groups == one.groups
        };
        let at = self.rules.iter().position(same).unwrap_or_else(|| {
            self.rules.push(one);
            self.rules.len() - 1
        });
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.groups_of_rules.insert(key, at);
        at
    }

    /// Leaves out the groups that nothing concerns.
    fn drop_empty_groups(&mut self) {
        let is_used = |column: &Letters| column.0.iter().any(|s| *s != NOTHING);
        let columns = self.features.states.iter().zip(&self.extras.states).skip(1);
        let used: Vec<bool> = columns.map(|(a, b)| is_used(a) || is_used(b)).collect();
        let mut keep = used.iter();
        self.groups.retain(|_| keep.next().is_some_and(|k| *k));
        for states in [&mut self.features.states, &mut self.extras.states] {
            let mut keep = std::iter::once(&true).chain(&used);
            states.retain(|_| keep.next().is_some_and(|k| *k));
        }
    }

    /// Returns the layers of the page.
    pub(super) fn layers(&self) -> &[Shown] {
        &self.layers
    }

    /// Returns the words of a letter.
    pub(super) fn title(&self, letter: u8) -> String {
        self.states.get(&char::from(letter)).map(|s| s.title.clone()).unwrap_or_default()
    }

    /// Returns the place among the choices of the group that is chosen at first; 0 is everyone.
    pub(super) fn group(&self) -> usize {
        self.extras.asked().unwrap_or(0)
    }
}

/// Returns a position in whole parts of a degree.
#[expect(clippy::cast_possible_truncation, reason = "degrees times ten million")]
pub(super) fn parts(at: Position) -> [i64; 2] {
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
