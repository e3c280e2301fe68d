//! An attacker who has every public figure about homes and knows how they were made.
//!
//! The unknowns are the true numbers of homes in each area; what is published are sums of them. Bounds are
//! propagated through all sums until nothing moves. An area is broken if its number is proven to be one to
//! `k - 1`, and so is the difference of two dates.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use tantu::area::{AdminCode, AreaId, Boundaries, Level};
use tantu::assessment::Assessment;
use tantu::export::Settings;
use tantu::privacy::{HomesSummary, K, Release};
use tantu::report::areas::json;
use tantu::rollup::{Row, rollup};

/// An area; nothing is the whole run.
pub(super) type Area = Option<AdminCode>;

/// The homes of an area: all, or those of which nothing finer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    All(Area),
    Own(Area),
    /// In no atom below the area, and those among them in no atom of the area either.
    Loose(Area),
    Out(Area),
    LooseOwn(Area),
}

/// How the attacker reads figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As they are written.
    Exact,
    /// Each rounded for itself, as a careless program does it.
    Rounded,
    /// As Tantu documents them.
    Atoms,
}

/// The public figures of one date.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) counts: BTreeMap<Part, u64>,
    pub(super) means: BTreeMap<Part, [f64; 3]>,
}

const LEVELS: [Option<Level>; 6] = [
    None,
    Some(Level::Province),
    Some(Level::Prefecture),
    Some(Level::County),
    Some(Level::Township),
    Some(Level::Village),
];

/// Reads the roll-ups of every level and the total of the run; two outputs that differ are a find of their own.
///
/// `weaken` may put other figures into a row than the release gives: that is how releases are made that must fall.
pub(super) fn seen(release: &Release<'_>, weaken: &dyn Fn(&mut Row, Option<Level>)) -> Seen {
    let mut seen = Seen::default();
    for level in LEVELS {
        let mut found = rollup(release, &Boundaries::default(), level);
        found.rows.iter_mut().for_each(|row| weaken(row, level));
        let mut text = Vec::new();
        json(&found, false, &Settings::default(), &mut text).expect("it is written");
        let document: Json = serde_json::from_slice(&text).expect("JSON");
        for row in document["areas"].as_array().expect("rows") {
            let code: Area = row["area"].as_str().map(|code| code.parse().expect("a code"));
            let whole = code.is_some() && code.map(AdminCode::level) == level;
            let part = if whole { Part::All(code) } else { Part::Own(code) };
            seen.take(part, &row["homes"]);
        }
    }
    let homes = serde_json::to_value(release.homes()).expect("JSON");
    seen.take(Part::All(None), &homes);
    seen
}

impl Seen {
    fn take(&mut self, part: Part, homes: &Json) {
        let Some(count) = homes["count"].as_u64() else { return };
        let means = ["mean_low", "mean_high", "mean_tested"].map(|key| homes[key].as_f64().expect("a mean"));
        let before = self.counts.insert(part, count);
        assert!(before.is_none_or(|before| before == count), "{part:?}: two figures of one thing");
        self.means.insert(part, means);
    }

    fn of(&self, part: Part) -> u64 {
        self.counts.get(&part).copied().unwrap_or_default()
    }
}

/// The areas that there are; everybody knows the list of codes.
#[derive(Debug, Clone)]
pub(super) struct World {
    parts: BTreeMap<Area, Vec<Area>>,
    /// True if it is known that every home states its village.
    villages: bool,
}

impl World {
    pub(super) fn of(codes: &[AdminCode], villages: bool) -> Self {
        let chain = |code: &AdminCode| std::iter::successors(Some(*code), |c| c.parent());
        let all: BTreeSet<AdminCode> = codes.iter().flat_map(chain).collect();
        let mut parts: BTreeMap<Area, Vec<Area>> = BTreeMap::from([(None, Vec::new())]);
        for code in all {
            parts.entry(Some(code)).or_default();
            parts.entry(code.parent()).or_default().push(Some(code));
        }
        Self { parts, villages }
    }

    fn is_village(area: Area) -> bool {
        area.map(AdminCode::level) == Some(Level::Village)
    }

    /// The true number of homes in a part of some records.
    pub(super) fn truth(homes: &[Assessment], part: Part) -> Option<i64> {
        let stated = |a: &Assessment| -> Area { a.survey.site.area.as_deref().map(|c| c.parse().expect(c)) };
        let counted = |a: &&Assessment| match part {
            Part::All(Some(area)) => stated(a).is_some_and(|code| area.contains(code)),
            Part::All(None) => true,
            Part::Own(area) => stated(a) == area,
            _ => false,
        };
        let known = matches!(part, Part::All(_) | Part::Own(_));
        let of: BTreeSet<&str> =
            homes.iter().filter(counted).map(|home| home.survey.site.id.as_str()).collect();
        known.then(|| i64::try_from(of.len()).expect("few"))
    }
}

/// What the attacker is sure of.
pub(super) type Bounds = BTreeMap<Part, (i64, i64)>;

const MANY: i64 = 1_000_000;
#[expect(clippy::cast_possible_wrap, reason = "K is small")]
const FEW: i64 = K as i64 - 1;

/// The true counts that a rounded one may stand for.
fn behind(rounded: u64, k: i64) -> (i64, i64) {
    let rounded = i64::try_from(rounded).expect("few");
    let low = |r: i64| if r <= k { k } else { r - k / 2 };
    (low(rounded), low(rounded + k) - 1)
}

/// What the attacker knows of how the areas of a date add up.
type Sums = Vec<(Part, Vec<Part>)>;

/// Solves for all areas of a date.
pub(super) fn solve(world: &World, seen: &Seen, reading: Reading) -> Bounds {
    let (mut bounds, sums) = knowledge(world, seen, reading, FEW + 1);
    propagate(&mut bounds, &sums);
    bounds
}

/// Solves for all areas of a date that was published at several thresholds.
pub(super) fn solve_together(world: &World, seen: &[(Seen, i64)]) -> Bounds {
    let mut known: Vec<(Bounds, Sums)> =
        seen.iter().map(|(seen, k)| knowledge(world, seen, Reading::Atoms, *k)).collect();
    loop {
        let before = known.clone();
        for (bounds, sums) in &mut known {
            propagate(bounds, sums);
        }
        // The true numbers are the same, what is loose depends on the threshold.
        for (part, low, high) in before.iter().flat_map(|(b, _)| b.iter().map(|(p, (l, h))| (*p, *l, *h))) {
            for (bounds, _) in known.iter_mut().filter(|_| matches!(part, Part::All(_) | Part::Own(_))) {
                narrow(bounds, part, low, high);
            }
        }
        if before == known {
            return known.swap_remove(0).0;
        }
    }
}

fn knowledge(world: &World, seen: &Seen, reading: Reading, k: i64) -> (Bounds, Sums) {
    let few = k - 1;
    let mut bounds = Bounds::new();
    let mut sums = Sums::new();
    for (&area, parts) in &world.parts {
        let mut set = |part, interval| bounds.insert(part, interval);
        let read = |part| match (seen.counts.get(&part), reading) {
            (None, Reading::Exact | Reading::Rounded) => (0, few),
            (Some(count), Reading::Exact) => {
                (i64::try_from(*count).expect("few"), i64::try_from(*count).expect("few"))
            }
            (Some(count), Reading::Rounded) => behind(*count, k),
            (_, Reading::Atoms) => (0, MANY),
        };
        set(Part::All(area), read(Part::All(area)));
        let finest = World::is_village(area);
        let own = if world.villages && !finest { (0, 0) } else { read(Part::Own(area)) };
        set(Part::Own(area), own);
        let all = parts.iter().map(|part| Part::All(*part));
        sums.push((Part::All(area), std::iter::once(Part::Own(area)).chain(all).collect()));
        if reading != Reading::Atoms {
            continue;
        }
        // An atom of its own, or fewer than k that are loose.
        let shown = seen.counts.get(&Part::Own(area)).copied();
        let (own, loose) = match shown {
            Some(count) => (behind(count, k), (0, 0)),
            None if own == (0, 0) => ((0, 0), (0, 0)),
            None => ((0, few), (0, few)),
        };
        set(Part::Own(area), own);
        set(Part::LooseOwn(area), loose);
        if shown.is_none() {
            sums.push((Part::Own(area), vec![Part::LooseOwn(area)]));
        }
        let told: u64 = parts.iter().map(|part| seen.of(Part::All(*part))).sum();
        let pool = seen.of(Part::All(area)) - told - shown.unwrap_or_default();
        let outs = parts.iter().map(|part| Part::Out(*part));
        sums.push((Part::Loose(area), std::iter::once(Part::LooseOwn(area)).chain(outs).collect()));
        if pool > 0 {
            // Less may be told than there is, so only the low end is sure.
            set(Part::Loose(area), (behind(pool, k).0, MANY));
            set(Part::Out(area), (0, 0));
        } else {
            // Fewer than k, or two parts that are both too small.
            set(Part::Loose(area), (0, MANY));
            set(Part::Out(area), (0, MANY));
            sums.push((Part::Out(area), vec![Part::Loose(area)]));
        }
    }
    (bounds, sums)
}

fn propagate(bounds: &mut Bounds, sums: &[(Part, Vec<Part>)]) {
    loop {
        let before = bounds.clone();
        for (whole, parts) in sums {
            let (low, high) = parts.iter().fold((0, 0), |(l, h), p| (l + bounds[p].0, h + bounds[p].1));
            narrow(bounds, *whole, low, high);
            let whole = bounds[whole];
            for part in parts {
                let (own_low, own_high) = bounds[part];
                narrow(bounds, *part, whole.0 - (high - own_high), whole.1 - (low - own_low));
            }
        }
        if before == *bounds {
            return;
        }
    }
}

fn narrow(bounds: &mut Bounds, part: Part, low: i64, high: i64) {
    let at = bounds.get_mut(&part).expect("it is known");
    *at = (at.0.max(low), at.1.min(high));
}

/// Returns what is broken on one date.
pub(super) fn broken(bounds: &Bounds) -> Vec<Part> {
    bounds.iter().filter(|(_, (low, high))| *low >= 1 && *high <= FEW).map(|(part, _)| *part).collect()
}

/// Returns of which parts it is proven that one to `k - 1` homes came or went.
pub(super) fn moved(before: &Bounds, after: &Bounds) -> Vec<Part> {
    let found = before.iter().filter(|(part, b)| {
        let a = after[part];
        let (low, high) = (a.0 - b.1, a.1 - b.0);
        (low >= 1 && high <= FEW) || (high <= -1 && low >= -FEW)
    });
    found.map(|(part, _)| *part).collect()
}

/// Exact figures of some homes, from as many on as asked.
pub(super) fn exact(homes: &[&Assessment], least: usize) -> Option<HomesSummary> {
    #[expect(clippy::cast_precision_loss, reason = "few homes")]
    let mean =
        |of: fn(&Assessment) -> f64| Some(homes.iter().map(|a| of(a)).sum::<f64>() / homes.len() as f64);
    (homes.len() >= least).then(|| HomesSummary {
        count: Some(homes.len()),
        mean_low: mean(|a| a.scores.total.low),
        mean_high: mean(|a| a.scores.total.high),
        mean_tested: mean(|a| a.scores.total.tested),
    })
}

/// The homes that a row of a level counts.
pub(super) fn counted<'a>(homes: &'a [Assessment], row: &Row, level: Option<Level>) -> Vec<&'a Assessment> {
    let area = row.area.as_ref().and_then(AreaId::admin);
    let stated = |a: &Assessment| a.survey.site.area.as_deref().map(AreaId::from);
    homes
        .iter()
        .filter(|a| tantu::rollup::row_of(stated(a), level).and_then(|id| id.admin()) == area)
        .collect()
}
