//! The layers of coverage: the land within reach of a service, and the places that it does not reach.

use geo::orient::Direction;
use geo::{BooleanOps, Coord, MapCoords, MultiPolygon, Orient};

use super::feature::{columns as table, coord, sign};
use super::{ByTone, Feature, Geometry, Layers};
use crate::checklist::{Group, GroupSet};
use crate::coverage::{Place, Question, ServiceArea, covered_places, service_area};
use crate::lang::{Lang, message, word};
use crate::report::palette::Tone;
use crate::survey::Position;

struct Land<'a> {
    internal: bool,
    lang: Lang,
    question: &'a Question<'a>,
    group: Group,
    /// False for land that is covered only if what nobody measured proves to be usable.
    sure: bool,
}

impl Land<'_> {
    fn key(&self) -> String {
        format!("{}/{}", self.group, self.state())
    }

    fn state(&self) -> &'static str {
        if self.sure { "covered" } else { "unknown" }
    }

    fn tone(&self) -> Tone {
        if self.sure { Tone::Good } else { Tone::Open }
    }

    fn facilities(&self) -> usize {
        let counts = |f: &&crate::coverage::Facility| {
            if self.sure { f.open.contains(self.group) } else { f.unknown.contains(self.group) }
        };
        self.question.facilities.iter().filter(counts).count()
    }

    fn text(&self, id: &str) -> String {
        let within = format!("{:.0}", self.question.within);
        message(self.lang, id, &[("group", self.group.title(self.lang).into()), ("within", within.into())])
    }
}

table! {
    fn columns, fn values(row: &Land);
    "key": Text = row.key();
    "internal": Flag = row.internal;
    "title": Text = row.group.title(row.lang);
    "description": Text = row.text(if row.sure { "map-covered" } else { "map-perhaps" });
    "sign": Text = sign(row.tone());
    "group": Text = row.group.as_str();
    "group_zh": Text = row.group.title(Lang::Zh);
    "group_en": Text = row.group.title(Lang::En);
    "state": Text = row.state();
    "within": Real = row.question.within;
    "facilities": Integer = row.facilities();
}

/// The land for each group: what is surely within reach, then what else may be.
pub(super) fn features<'a>(layers: &'a Layers<'_>) -> impl Iterator<Item = Feature<'a>> {
    layers.question.as_ref().into_iter().flat_map(move |question| {
        let groups: Vec<Group> = question.groups.iter().collect();
        groups.into_iter().flat_map(move |group| lands(layers, question, group))
    })
}

fn lands<'a>(layers: &Layers<'_>, question: &'a Question<'a>, group: Group) -> Vec<Feature<'a>> {
    let of = |or_unknown| whole(service_area(question.facilities, group, question.within, or_unknown));
    let open = of(false);
    let perhaps = of(true).difference(&open);
    let (internal, lang) = (layers.release.is_internal(), layers.settings.lang);
    let both = [(true, open), (false, perhaps)].into_iter().filter(|(_, land)| !land.0.is_empty());
    both.map(|(sure, land)| {
        let row = Land { internal, lang, question, group, sure };
        let geometry = Some(Geometry::MultiPolygon(tidy(&land)));
        let tone = row.tone();
        let concerns = ByTone::of(tone, GroupSet::NONE.with(group));
        Feature { id: row.key(), geometry, tone, size: 0, class: None, concerns, values: values(&row) }
    })
    .collect()
}

fn whole(area: ServiceArea) -> MultiPolygon<f64> {
    MultiPolygon::new(area.parts.into_iter().flat_map(|p| p.0).collect())
}

/// Seven decimals, and rings that run as RFC 7946 wants them.
fn tidy(land: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    land.map_coords(|Coord { x, y }| coord(Position { lon: x, lat: y })).orient(Direction::Default)
}

struct Gap<'a> {
    layers: &'a Layers<'a>,
    question: &'a Question<'a>,
    number: usize,
    place: Place,
    lacking: GroupSet,
    unknown: GroupSet,
}

impl Gap<'_> {
    fn key(&self) -> String {
        format!("place-{}", self.number + 1)
    }

    fn tone(&self) -> Tone {
        if self.lacking.is_empty() { Tone::Open } else { Tone::Bad }
    }

    fn people(&self) -> f64 {
        self.place.people.number()
    }

    fn area(&self) -> Option<&str> {
        Some(self.question.demand.area_of(&self.place)).filter(|a| !a.is_empty())
    }

    fn title(&self) -> String {
        message(self.layers.settings.lang, "map-gap", &[("people", people_text(self.people()).into())])
    }

    fn description(&self) -> String {
        let lang = self.layers.settings.lang;
        let line = |id: &str, groups: GroupSet| {
            let names: Vec<String> = groups.iter().map(|g| g.title(lang)).collect();
            let names = names.join(&word(lang, "list-then"));
            (!groups.is_empty()).then(|| message(lang, id, &[("groups", names.into())]))
        };
        let lines = [line("map-gap-lacking", self.lacking), line("map-gap-unknown", self.unknown)];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

fn people_text(people: f64) -> String {
    let text = format!("{people:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

table! {
    fn gap_columns, fn gap_values(row: &Gap);
    "key": Text = row.key();
    "internal": Flag = row.layers.release.is_internal();
    "title": Text = row.title();
    "description": Text = row.description();
    "sign": Text = sign(row.tone());
    "area": Text = row.area().map(str::to_owned);
    "people": Real = row.people();
    "within": Real = row.question.within;
    "lacking": Text = words(row.lacking);
    "unknown": Text = words(row.unknown);
}

fn words(groups: GroupSet) -> String {
    groups.iter().map(Group::as_str).collect::<Vec<_>>().join(" ")
}

/// Where people are whom the service does not reach; a place of few people is on internal maps only.
pub(super) fn gaps<'a>(layers: &'a Layers<'a>) -> impl Iterator<Item = Feature<'a>> {
    layers.question.as_ref().into_iter().flat_map(move |question| {
        let found = covered_places(question);
        question.demand.iter().enumerate().zip(found).filter_map(move |((number, place), (open, unknown))| {
            let lacking = question.groups.without(open).without(unknown);
            let row = Gap { layers, question, number, place, lacking, unknown };
            let is_gap = !lacking.is_empty() || !unknown.is_empty();
            (is_gap && may_show(layers, question, &place)).then(|| Feature {
                id: row.key(),
                geometry: Some(Geometry::point(Position { lon: place.lon, lat: place.lat })),
                tone: row.tone(),
                size: 0,
                class: None,
                concerns: ByTone::of(Tone::Bad, lacking).with(Tone::Open, unknown),
                values: gap_values(&row),
            })
        })
    })
}

/// A place of few people may be a home.
fn may_show(layers: &Layers<'_>, question: &Question<'_>, place: &Place) -> bool {
    layers.release.is_internal() || question.demand.may_show(place)
}

/// Returns how many places are left out of a public map because so few people are there.
pub(super) fn hidden(layers: &Layers<'_>) -> usize {
    let hidden = |q: &Question<'_>| q.demand.iter().filter(|p| !may_show(layers, q, p)).count();
    layers.question.as_ref().map_or(0, hidden)
}
