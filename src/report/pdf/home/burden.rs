//! The burden of the home on who lives there, and the score, before and after.

use std::collections::BTreeMap;

use super::Page;
use crate::assessment::Assessment;
use crate::checklist::{LimitationId, RuleIx};
use crate::lang::Arg;
use crate::report::pdf::bar::{FAILED, OPEN};
use crate::report::pdf::inspection::words::{percent, points, requirement};
use crate::report::pdf::trend::{self, room};
use crate::report::pdf::{Align, Block, Drawing, HAIRLINE, Inline, Run, Symbol, Tone, plain};
use crate::score::{Burden, Score};

/// The width of the drawing: that of the page's body.
const WIDTH: f32 = 495.0;
/// Where the bars start: room for a day and what it is.
const LEFT: f32 = 92.0;
/// Where the bars end: room for the figure.
const RIGHT: f32 = 52.0;
/// How far below one another the two bars are, and how thick one is.
const ROW: (f32, f32) = (36.0, 18.0);

impl Page<'_, '_> {
    pub(super) fn burden(&mut self) {
        self.section("home-burden");
        let Some((before, (after, measured))) = self.case.before.burden.as_ref().zip(self.case.outcome())
        else {
            self.small("home-burden-none");
            return;
        };
        self.small("home-burden-note");
        let (left, right) = self.sides();
        let args = [
            ("before", Arg::from(left)),
            ("after", Arg::from(right)),
            ("low", Arg::from(i64::from(before.low))),
            ("high", Arg::from(i64::from(before.high))),
            ("afterlow", Arg::from(i64::from(after.low))),
            ("afterhigh", Arg::from(i64::from(after.high))),
        ];
        let alt = self.message("home-burden-alt", &args);
        let drawing = self.bars(before, &after, measured);
        self.blocks.push(Block::Figure { alt: alt.clone(), drawing });
        self.blocks.push(Block::small(alt));
        self.needs(before, &after);
    }

    /// Two bars on one scale: what surely burdens, and what may.
    fn bars(&self, before: &Burden, after: &Burden, measured: bool) -> Drawing {
        let mut bar = Drawing::new(WIDTH, 2.0 * ROW.0 + 14.0);
        let most = before.high.max(after.high).max(1);
        let unit = (WIDTH - LEFT - RIGHT) / small(most);
        let days = [Self::day(self.case.before), Self::day(self.case.newest())];
        let rows = [
            (days[0].clone(), "home-bar-before", before),
            (
                if measured { days[1].clone() } else { self.word("home-bar-projection") },
                if measured { "home-bar-after" } else { "home-bar-projected" },
                after,
            ),
        ];
        let mut top = 3.0;
        for (number, (name, id, burden)) in rows.into_iter().enumerate() {
            let (low, high) = (small(burden.low) * unit, small(burden.high) * unit);
            bar.bold_label(0.0, top + 7.6, 8.6, name, Tone::Ink.rgb(), Align::Left);
            bar.label(0.0, top + 17.6, 7.6, self.word(id), Tone::Muted.rgb(), Align::Left);
            bar.rect(LEFT, top, WIDTH - LEFT - RIGHT, ROW.1, FAILED);
            bar.rect(LEFT, top, high, ROW.1, OPEN);
            let ink = if number == 0 || measured { Tone::Bad } else { Tone::Muted };
            bar.rect(LEFT, top, low, ROW.1, ink.rgb());
            let text = range(burden);
            bar.bold_label(LEFT + high + 6.0, top + 12.8, 10.5, text, Tone::Ink.rgb(), Align::Left);
            top += ROW.0;
        }
        let mut x = LEFT;
        top -= ROW.0 - ROW.1 - 10.0;
        for (rgb, id) in [(Tone::Bad.rgb(), "home-legend-sure"), (OPEN, "home-legend-open")] {
            bar.rect(x, top, 8.0, 8.0, HAIRLINE);
            bar.rect(x + 0.4, top + 0.4, 7.2, 7.2, rgb);
            let text = self.word(id);
            let step = 12.0 + room(&text) + 14.0;
            bar.label(x + 12.0, top + 6.9, 7.8, text, Tone::Ink.rgb(), Align::Left);
            x += step;
        }
        bar.height = top + 10.0;
        bar
    }

    /// The burden by what the resident finds hard.
    fn needs(&mut self, before: &Burden, after: &Burden) {
        let (left, right) = self.sides();
        let Some(resident) = self.case.before.survey.resident.as_ref() else { return };
        let catalog = self.case.before.checklist.catalog();
        let of = |burden: &Burden, limitation: &LimitationId| {
            let mut part = Burden { low: 0, high: 0, cells: Vec::new() };
            for cell in &burden.cells {
                let points = catalog.rule_at(cell.rule).points.get(limitation).copied().map_or(0, u32::from);
                part.high += points;
                part.low += if cell.sure { points } else { 0 };
            }
            part
        };
        let row = |id: &LimitationId| {
            let title = catalog.limitation(id.as_str())?.title.get(self.lang);
            let (was, is) = (of(before, id), of(after, id));
            Some(vec![plain(title), plain(range(&was)), vec![Run::bold(range(&is))]])
        };
        let rows: Vec<Vec<Inline>> = resident.limitations.open(self.permit).iter().filter_map(row).collect();
        if rows.is_empty() {
            return;
        }
        let columns = vec![
            self.column("home-need", 5.0).header(),
            crate::report::pdf::Column::new(left, 2.0).align(Align::Right),
            crate::report::pdf::Column::new(right, 2.0).align(Align::Right),
        ];
        self.table("home-needs-summary", columns, rows);
    }

    /// Where the points come from, rule by rule.
    pub(super) fn cells(&mut self) {
        let Some((before, (after, _))) = self.case.before.burden.as_ref().zip(self.case.outcome()) else {
            return;
        };
        let (left, right) = self.sides();
        let mut rules: BTreeMap<RuleIx, (u32, Option<bool>, Option<bool>)> = BTreeMap::new();
        for cell in &before.cells {
            rules.entry(cell.rule).or_insert((cell.points, None, None)).1 = Some(cell.sure);
        }
        for cell in &after.cells {
            rules.entry(cell.rule).or_insert((cell.points, None, None)).2 = Some(cell.sure);
        }
        if rules.is_empty() {
            return;
        }
        let mut order: Vec<_> = rules.into_iter().collect();
        order.sort_by_key(|(rule, (points, was, is))| {
            (std::cmp::Reverse(*is), std::cmp::Reverse(*was), std::cmp::Reverse(*points), *rule)
        });
        let state = |sure: Option<bool>| match sure {
            Some(true) => {
                vec![Run::bold(self.word("inspection-burden-sure")).tone(Tone::Bad).symbol(Symbol::Cross)]
            }
            Some(false) => {
                vec![Run::bold(self.word("inspection-burden-open")).tone(Tone::Unknown).symbol(Symbol::Ask)]
            }
            None => vec![Run::bold(self.word("home-cell-none")).tone(Tone::Good).symbol(Symbol::Tick)],
        };
        let of = self.case.before;
        let catalog = of.checklist.catalog();
        let row = |(rule, (points, was, is)): (RuleIx, (u32, Option<bool>, Option<bool>))| {
            let what = requirement(of, catalog.rule_at(rule), self.lang);
            vec![what, plain(points.to_string()), state(was), state(is)]
        };
        let rows = order.into_iter().map(row).collect();
        let columns = vec![
            self.column("inspection-requirement", 6.4).header(),
            self.column("inspection-points", 1.0).align(Align::Right),
            crate::report::pdf::Column::new(left, 2.4),
            crate::report::pdf::Column::new(right, 2.4),
        ];
        self.section("home-cells");
        self.table("home-cells", columns, rows);
    }

    /// The scores of the visits, with bounds and tested share.
    pub(super) fn score(&mut self) {
        self.section("inspection-score");
        let mut visits: Vec<&Assessment> = vec![self.case.before];
        visits.extend(self.case.again.as_ref().map(|again| again.comparison.after));
        if visits.iter().all(|a| a.scores.total.weight <= 0.0) {
            self.small("inspection-score-none");
            return;
        }
        let text = |of: &&Assessment| {
            let score: Score = of.scores.total;
            let args = [
                ("day", Arg::from(Self::day(of))),
                ("low", Arg::from(points(score.low))),
                ("high", Arg::from(points(score.high))),
                ("tested", Arg::from(percent(score.tested, self.lang))),
            ];
            self.message("history-point", &args)
        };
        let list = visits.iter().map(text).collect::<Vec<_>>().join(&self.word("list-then"));
        let alt = self.message("history-alt", &[("list", Arg::from(list))]);
        let rows: Vec<(String, Score)> = visits.iter().map(|a| (Self::day(a), a.scores.total)).collect();
        self.blocks.push(Block::Figure { alt: alt.clone(), drawing: trend::bars(&rows, self.lang) });
        self.blocks.push(Block::small(alt));
    }
}

/// Returns points as people read them: `12`, or `12–15` where something is open.
pub(super) fn range(burden: &Burden) -> String {
    if burden.low == burden.high {
        burden.low.to_string()
    } else {
        format!("{}–{}", burden.low, burden.high)
    }
}

/// Returns points as a length.
#[expect(clippy::cast_precision_loss, reason = "a number of points on a drawing")]
fn small(points: u32) -> f32 {
    points as f32
}
