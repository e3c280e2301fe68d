//! One small map for each measure: score, tested share, barriers for a site, homes.

use super::Report;
use crate::area::Area;
use crate::lang::Arg;
use crate::programme::Part;
use crate::report::figures;
use crate::report::pdf::Block;
use crate::report::pdf::atlas::{Atlas, Measure};

/// The most areas that the words for a map name; the table has all.
const TOLD: usize = 40;

impl Report<'_> {
    /// Draws the areas that have outlines; says so where there are none.
    pub(super) fn maps(&mut self) {
        let parts: Vec<(&Part, &Area)> = self
            .of
            .areas
            .iter()
            .filter_map(|p| Some((p, self.boundaries.find(p.area.as_ref()?)?)))
            .filter(|(_, area)| !area.polygons.is_empty())
            .collect();
        let named: Vec<(&Area, String)> = parts.iter().map(|(p, a)| (*a, name(p))).collect();
        let Some(atlas) = Atlas::new(&named) else {
            self.small(self.word("programme-no-maps"));
            return;
        };
        let parts: Vec<&Part> = parts.into_iter().map(|(p, _)| p).collect();
        let measures = [
            [
                self.shares(&parts, "programme-map-low", |s| s.low),
                self.shares(&parts, "programme-map-tested", |s| s.tested),
            ],
            [self.per_site(&parts), self.lived(&parts)],
        ];
        let unit = |metres: f64| {
            let id = if metres >= 1000.0 { "sketch-kilometres" } else { "sketch-metres" };
            let number = if metres >= 1000.0 { metres / 1000.0 } else { metres };
            self.message(id, &[("number", Arg::from(format!("{number:.0}")))])
        };
        let north = self.word("sketch-north");
        let head =
            [Block::heading(3, self.word("programme-maps")), Block::small(self.word("programme-maps-note"))];
        let figures: Vec<Block> = measures
            .iter()
            .map(|pair| {
                let alt: Vec<String> = pair.iter().map(|m| self.told(m, &parts)).collect();
                Block::Figure { alt: alt.join(" "), drawing: atlas.maps(pair, &north, &unit) }
            })
            .collect();
        self.blocks.extend(head.into_iter().chain(figures));
    }

    /// A map of shares of the score, in quarters.
    fn shares(&self, parts: &[&Part], title: &str, of: fn(&crate::score::Score) -> f64) -> Measure {
        let value = |part: &&Part| {
            let score = part.measures.score(self.of.catalog.as_ref()?);
            let share = (score.weight > 0.0).then(|| of(&score))?;
            let class = [0.25, 0.5, 0.75].iter().filter(|b| share >= **b).count();
            Some((class, figures::percent(share, self.lang)))
        };
        let ends = ["0–24", "25–49", "50–74", "75–100"];
        let mut legend: Vec<(Option<usize>, String)> =
            ends.iter().enumerate().map(|(class, text)| (Some(class), (*text).to_owned())).collect();
        legend.push((None, self.word("programme-unknown")));
        Measure { title: self.word(title), values: parts.iter().map(value).collect(), legend }
    }

    fn per_site(&self, parts: &[&Part]) -> Measure {
        let of: Vec<Option<f64>> = parts.iter().map(|p| p.barriers_per_site()).collect();
        let text = |n: f64| format!("{n:.1}");
        self.counts("programme-map-per-site", &of, &text, self.word("programme-unknown"))
    }

    fn lived(&self, parts: &[&Part]) -> Measure {
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 homes")]
        let of: Vec<Option<f64>> = parts.iter().map(|p| p.homes.as_ref()?.count.map(|n| n as f64)).collect();
        let text = |n: f64| format!("{n:.0}");
        let none = if self.of.internal || self.of.homes.is_none() {
            self.word("programme-no-homes")
        } else {
            self.withheld()
        };
        self.counts("programme-map-homes", &of, &text, none)
    }

    /// A map of numbers, in four classes of a round width.
    fn counts(&self, title: &str, of: &[Option<f64>], text: &dyn Fn(f64) -> String, none: String) -> Measure {
        let step = step(of.iter().flatten().copied().fold(0.0, f64::max));
        let classes = [0.0, 1.0, 2.0, 3.0];
        let class = |n: f64| classes.iter().skip(1).filter(|c| n >= **c * step).count();
        let values = of.iter().map(|n| n.map(|n| (class(n), text(n)))).collect();
        let end = |class: usize, low: f64| {
            let id = if class == 0 { "programme-under" } else { "programme-from" };
            let bound = if class == 0 { step } else { low * step };
            self.message(id, &[("bound", Arg::from(format!("{bound:.0}")))])
        };
        let mut legend: Vec<(Option<usize>, String)> =
            classes.iter().enumerate().map(|(class, low)| (Some(class), end(class, *low))).collect();
        legend.push((None, none));
        Measure { title: self.word(title), values, legend }
    }

    /// Says what a map shows, area by area.
    fn told(&self, of: &Measure, parts: &[&Part]) -> String {
        let none = of.legend.last().map_or("", |(_, text)| text.as_str());
        let one = |(part, value): (&&Part, &Option<(usize, String)>)| {
            let value = value.as_ref().map_or(none, |(_, text)| text.as_str());
            self.message(
                "programme-map-value",
                &[("area", Arg::from(name(part))), ("value", Arg::from(value))],
            )
        };
        let list: Vec<String> = parts.iter().zip(&of.values).take(TOLD).map(one).collect();
        let args = [
            ("title", Arg::from(of.title.as_str())),
            ("list", Arg::from(list.join(&self.word("list-then")))),
            ("more", Arg::from(parts.len().saturating_sub(TOLD))),
        ];
        self.message("programme-map-alt", &args)
    }
}

/// What an area is called on a map.
fn name(part: &Part) -> String {
    let id = || part.area.as_ref().map(ToString::to_string).unwrap_or_default();
    figures::clean(&part.name.clone().unwrap_or_else(id))
}

/// Returns the round width of four classes that hold a number.
fn step(most: f64) -> f64 {
    let least = (most / 4.0).max(1.0);
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|h| h * power).find(|s| *s >= least).unwrap_or(least)
}
