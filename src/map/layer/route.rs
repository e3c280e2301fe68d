//! The layers of ways: a line through the items of each way, and the points where it breaks.

use geo::LineString;

use super::feature::{columns as table, coord, sign};
use super::item::Place;
use super::site::{tone, verdict_columns, verdict_values};
use super::{ByTone, Column, Feature, Geometry, Visit};
use crate::checklist::{Group, GroupSet, Rule};
use crate::lang::{Lang, message};
use crate::map::geojson::place;
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{self, Break, RouteVerdict, Verdict};
use crate::survey::Route;

struct Way<'a> {
    visit: Visit<'a>,
    number: usize,
    route: &'a Route,
    verdicts: Vec<RouteVerdict>,
}

impl Way<'_> {
    fn key(&self) -> String {
        format!("{}/{}/{}", self.visit.key, figures::escape(&self.route.to), self.number + 1)
    }

    fn worst(&self) -> Option<Verdict> {
        self.verdicts.iter().map(|v| v.verdict).max()
    }

    /// The break for whom it is worst.
    fn first_break(&self) -> Option<Break> {
        self.verdicts.iter().filter(|v| Some(v.verdict) == self.worst()).find_map(|v| v.broken)
    }

    fn title(&self) -> String {
        message(self.visit.settings.lang, "map-route", &[("to", self.route.to.as_str().into())])
    }

    fn description(&self) -> String {
        let lang = self.visit.settings.lang;
        let line = |v: &RouteVerdict| {
            let parts = [("name", v.group.title(lang).into()), ("value", v.verdict.title(lang).into())];
            message(lang, "export-named-value", &parts)
        };
        self.verdicts.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The line through the items that have a place; nothing if fewer than two places differ.
    fn line(&self) -> Option<Geometry> {
        let survey = &self.visit.assessment.survey;
        let items = self.route.via.iter().filter_map(|i| survey.items.get(i.0 as usize));
        let mut points: Vec<geo::Coord<f64>> =
            items.filter_map(|i| place(survey, i)).map(|(at, _)| coord(at)).collect();
        points.dedup();
        (points.len() > 1).then(|| Geometry::LineString(LineString::new(points)))
    }

    fn item(&self, broken: Break) -> Option<&str> {
        self.visit.assessment.survey.items.get(broken.item.0 as usize).map(|i| i.id.as_str())
    }
}

table! {
    fn own_columns, fn own_values(row: &Way);
    "key": Text = row.key();
    "internal": Flag = row.visit.internal;
    "site": Text = row.visit.assessment.survey.site.id.as_str();
    "site_label": Text = row.visit.assessment.survey.site.label.as_str();
    "title": Text = row.title();
    "description": Text = row.description();
    "sign": Text = sign(tone(row.worst()));
    "site_key": Text = row.visit.key;
    "to": Text = row.route.to.as_str();
    "groups": Text = words(row.route.groups);
    "items": Integer = row.route.via.len();
    "verdict": Text = row.worst().map(Verdict::as_str);
    "verdict_zh": Text = row.worst().map(|v| v.title(Lang::Zh));
    "verdict_en": Text = row.worst().map(|v| v.title(Lang::En));
    "break_item": Text = row.first_break().and_then(|b| row.item(b)).map(str::to_owned);
    "break_rule": Text = row.first_break().map(|b| rule(row.visit, b).id.to_string());
}

pub(super) fn columns() -> Vec<Column> {
    own_columns().into_iter().chain(verdict_columns()).collect()
}

fn words(groups: GroupSet) -> String {
    groups.iter().map(Group::as_str).collect::<Vec<_>>().join(" ")
}

fn rule(visit: Visit<'_>, broken: Break) -> &Rule {
    visit.assessment.checklist.catalog().rule_at(broken.rule)
}

fn ways(visit: Visit<'_>) -> impl Iterator<Item = Way<'_>> {
    let assessment = visit.assessment;
    let mut judged =
        score::route_verdicts(&assessment.checklist, &assessment.survey, &assessment.findings).into_iter();
    assessment.survey.routes.iter().enumerate().map(move |(number, route)| {
        let mut verdicts = judged.next().unwrap_or_default();
        // A home is judged for who lives there.
        verdicts.retain(|v| assessment.verdicts.iter().any(|of| of.group == v.group));
        Way { visit, number, route, verdicts }
    })
}

pub(super) fn features(visit: Visit<'_>) -> impl Iterator<Item = Feature<'_>> {
    ways(visit).map(|way| {
        let mut values = own_values(&way);
        let of = |g| way.verdicts.iter().find(|v| v.group == g).map(|v| v.verdict);
        values.extend(verdict_values(of));
        let concerns = way
            .verdicts
            .iter()
            .fold(ByTone::NONE, |all, v| all.with(Tone::from(v.verdict), GroupSet::NONE.with(v.group)));
        let tone = tone(way.worst());
        Feature { id: way.key(), geometry: way.line(), tone, size: 1, class: None, concerns, values }
    })
}

/// One break of one way: for some groups, with one verdict.
struct Gap<'a> {
    way: String,
    to: &'a str,
    groups: GroupSet,
    verdict: Verdict,
    rule: &'a Rule,
    place: Place<'a>,
}

impl Gap<'_> {
    fn key(&self) -> String {
        format!("{}/{}/{}", self.way, figures::escape(&self.place.item.id), self.rule.id)
    }

    fn description(&self) -> String {
        let lang = self.place.visit.settings.lang;
        let groups: Vec<String> = self.groups.iter().map(|g| g.title(lang)).collect();
        let args = [
            ("to", self.to.into()),
            ("rule", self.rule.title.get(lang).into()),
            ("groups", groups.join(&crate::lang::word(lang, "list-then")).into()),
        ];
        message(lang, &format!("map-break-{}", self.verdict.as_str()), &args)
    }
}

table! {
    fn break_columns, fn break_values(row: &Gap);
    "key": Text = row.key();
    "internal": Flag = row.place.visit.internal;
    "site": Text = row.place.visit.assessment.survey.site.id.as_str();
    "site_label": Text = row.place.visit.assessment.survey.site.label.as_str();
    "title": Text = row.place.title();
    "description": Text = row.description();
    "sign": Text = sign(tone(Some(row.verdict)));
    "route_key": Text = row.way.clone();
    "to": Text = row.to;
    "item_key": Text = row.place.key();
    "item": Text = row.place.item.id.as_str();
    "element": Text = row.place.element.id.as_str();
    "element_zh": Text = row.place.element.title.zh.as_str();
    "element_en": Text = row.place.element.title.en.as_str();
    "position": Text = row.place.position();
    "groups": Text = words(row.groups);
    "verdict": Text = row.verdict.as_str();
    "verdict_zh": Text = row.verdict.title(Lang::Zh);
    "verdict_en": Text = row.verdict.title(Lang::En);
    "rule": Text = row.rule.id.as_str();
    "rule_zh": Text = row.rule.title.zh.as_str();
    "rule_en": Text = row.rule.title.en.as_str();
}

/// Where ways break or become unsure; what is broken for several groups alike is one feature.
pub(super) fn breaks(visit: Visit<'_>) -> impl Iterator<Item = Feature<'_>> {
    ways(visit).flat_map(move |way| {
        let mut found: Vec<Gap<'_>> = Vec::new();
        for of in way.verdicts.iter().filter(|v| v.verdict >= Verdict::Undetermined) {
            let Some(broken) = of.broken else { continue };
            let Some(item) = visit.assessment.survey.items.get(broken.item.0 as usize) else { continue };
            let rule = rule(visit, broken);
            let same = |g: &&mut Gap<'_>| g.rule.id == rule.id && std::ptr::eq(g.place.item, item);
            if let Some(known) = found.iter_mut().find(same) {
                known.groups = known.groups.with(of.group);
                known.verdict = known.verdict.max(of.verdict);
            } else {
                let groups = GroupSet::NONE.with(of.group);
                let (place, verdict) = (Place::of(visit, item), of.verdict);
                found.push(Gap { way: way.key(), to: &way.route.to, groups, verdict, rule, place });
            }
        }
        found.into_iter().map(|gap| Feature {
            id: gap.key(),
            geometry: gap.place.geometry(),
            tone: tone(Some(gap.verdict)),
            size: 2,
            concerns: ByTone::of(tone(Some(gap.verdict)), gap.groups),
            class: None,
            values: break_values(&gap),
        })
    })
}
