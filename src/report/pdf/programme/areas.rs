//! Every measure by area, and by township where something is known that finely.

use super::Report;
use crate::area::AreaId;
use crate::checklist::Impact;
use crate::lang::Arg;
use crate::programme::{Part, barriers, barriers_of};
use crate::report::figures;
use crate::report::pdf::{Block, Column, Inline, Run, Tone, plain};
use crate::rollup::Measures;

/// The most areas and townships of a table on paper; the machine twin has all.
const SHOWN: usize = 60;
const TOWNSHIPS: usize = 12;

impl Report<'_> {
    pub(super) fn areas(&mut self) {
        self.section("programme-by-area");
        let parts: Vec<&Part> = self.of.areas.iter().filter(|p| p.is_visited()).collect();
        if parts.is_empty() {
            self.maps();
            return;
        }
        let mut columns = self.measures();
        columns.insert(3, self.number("programme-homes", 2.1));
        let mut rows: Vec<Vec<Inline>> = parts
            .iter()
            .take(SHOWN)
            .map(|part| {
                let name = self.area(part.area.as_ref(), part.name.as_deref());
                let mut row = self.row(name, &part.measures);
                row.insert(3, self.homes(part.homes.as_ref()));
                row
            })
            .collect();
        let mut total = self.row(vec![Run::bold(self.word("programme-all"))], &self.of.total);
        total.insert(3, self.homes(self.of.homes.as_ref()));
        rows.push(total);
        let known = parts.len();
        self.table("programme-by-area", columns, rows);
        self.more(known, SHOWN);
        self.maps();
        self.townships();
    }

    fn townships(&mut self) {
        if self.of.townships.is_empty() {
            return;
        }
        self.blocks.push(Block::heading(3, self.word("programme-townships")));
        self.small(self.word("programme-townships-note"));
        let columns = self.measures();
        let rows = self
            .of
            .townships
            .iter()
            .take(TOWNSHIPS)
            .map(|row| self.row(self.area(row.area.as_ref(), row.name.as_deref()), &row.measures))
            .collect();
        self.table("programme-townships", columns, rows);
        self.more(self.of.townships.len(), TOWNSHIPS);
    }

    /// Says how many rows the table leaves out.
    fn more(&mut self, rows: usize, shown: usize) {
        if rows > shown {
            self.small(self.message("programme-more", &[("count", Arg::from(rows - shown))]));
        }
    }

    fn measures(&self) -> Vec<Column> {
        vec![
            Column::new(self.word("programme-area"), 2.8).header(),
            self.number("programme-sites", 0.9),
            self.number("programme-items-short", 1.1),
            self.number("inspection-score", 1.0),
            self.number("programme-range", 1.5),
            self.number("inspection-tested", 1.1),
            self.number("programme-critical", 1.25),
            self.number("programme-barriers", 1.2),
            self.number("programme-per-site", 1.3),
        ]
    }

    fn row(&self, name: Inline, of: &Measures) -> Vec<Inline> {
        let score = self.of.catalog.as_ref().map_or(crate::score::Score::UNKNOWN, |c| of.score(c));
        let [middle, range, tested] = self.score(&score);
        let known = of.sites + of.items > 0;
        let number = |n: u64| if known { plain(n.to_string()) } else { self.unknown() };
        let critical = barriers_of(of, Impact::Critical);
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
        let per_site = (of.sites > 0).then(|| barriers(of) as f64 / of.sites as f64);
        vec![
            name,
            plain(of.sites.to_string()),
            plain(of.items.to_string()),
            middle,
            range,
            tested,
            number(critical),
            number(barriers(of)),
            per_site.map_or_else(|| self.unknown(), |n| plain(format!("{n:.1}"))),
        ]
    }

    /// What people call an area, with its code.
    fn area(&self, id: Option<&AreaId>, name: Option<&str>) -> Inline {
        let Some(id) = id else { return vec![Run::new(self.word("rollup-nowhere")).tone(Tone::Muted)] };
        let id = id.to_string();
        match name.filter(|n| *n != id) {
            Some(name) => {
                vec![Run::new(figures::clean(name)), Run::new(format!(" {id}")).tone(Tone::Muted)]
            }
            None => plain(id),
        }
    }
}
