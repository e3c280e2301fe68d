//! What nobody has looked at: areas, kinds of things, and sites that were hardly tested.

use super::Report;
use crate::lang::Arg;
use crate::report::figures;
use crate::report::pdf::{Block, Column, Run, Tone, plain};

/// The most elements and sites of a table.
const SHOWN: usize = 8;
/// The most areas that a sentence names.
const NAMED: usize = 60;

impl Report<'_> {
    pub(super) fn open(&mut self) {
        self.section("programme-open");
        self.unvisited();
        self.open_elements();
        self.open_sites();
    }

    fn unvisited(&mut self) {
        let names: Vec<String> = self
            .of
            .areas
            .iter()
            .filter(|p| p.area.is_some() && p.measures.sites + p.measures.items == 0)
            .map(|p| {
                let id = || p.area.as_ref().map(ToString::to_string).unwrap_or_default();
                figures::clean(&p.name.clone().unwrap_or_else(id))
            })
            .collect();
        if names.is_empty() {
            let id = if self.of.areas.iter().any(|p| p.area.is_some()) {
                "programme-open-all-visited"
            } else {
                "programme-open-no-areas"
            };
            self.blocks.push(Block::body(self.word(id)));
            return;
        }
        let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
        let args = [
            ("count", Arg::from(names.len())),
            ("all", Arg::from(self.of.areas.iter().filter(|p| p.area.is_some()).count())),
            ("list", Arg::from(shown.join(&self.word("list-comma")))),
            ("more", Arg::from(names.len() - shown.len())),
        ];
        self.blocks.push(Block::body(self.message("programme-open-areas", &args)));
    }

    fn open_elements(&mut self) {
        let Some(catalog) = self.of.catalog.clone() else { return };
        let mut parts: Vec<_> = self.of.elements.iter().collect();
        let open = |counts: &crate::score::Counts| counts.untested + counts.cant_tell;
        parts.retain(|e| open(&e.counts) > 0);
        parts.sort_by_key(|e| std::cmp::Reverse(open(&e.counts)));
        if parts.is_empty() {
            return;
        }
        let columns = vec![
            Column::new(self.word("programme-element"), 4.0).header(),
            self.number("programme-untested", 1.3),
            self.number("programme-cant-tell", 1.3),
            self.number("programme-applicable", 1.3),
            self.number("inspection-tested", 1.3),
        ];
        let row = |e: &&crate::programme::ElementPart| {
            vec![
                plain(catalog.element(e.element).title.get(self.lang)),
                vec![Run::bold(e.counts.untested.to_string())],
                plain(e.counts.cant_tell.to_string()),
                plain(e.counts.applicable().to_string()),
                plain(figures::percent(e.score.tested, self.lang)),
            ]
        };
        let rows = parts.iter().take(SHOWN).map(row).collect();
        let rest = parts.len().saturating_sub(SHOWN);
        self.blocks.push(Block::heading(3, self.word("programme-open-elements")));
        self.table("programme-open-elements", columns, rows);
        if rest > 0 {
            self.small(self.message("programme-bars-more", &[("count", Arg::from(rest))]));
        }
    }

    /// The sites of which the least is known. Homes are not among them.
    fn open_sites(&mut self) {
        let mut sites: Vec<_> = self
            .of
            .sites
            .iter()
            .copied()
            .filter(|a| a.scores.total.weight > 0.0 && a.scores.total.tested < 1.0)
            .collect();
        sites.sort_by(|a, b| a.scores.total.tested.total_cmp(&b.scores.total.tested));
        if sites.is_empty() {
            return;
        }
        let columns = vec![
            Column::new(self.word("programme-site"), 4.0).header(),
            Column::new(self.word("programme-area"), 2.4),
            Column::new(self.word("inspection-surveyed"), 1.6),
            self.number("inspection-tested", 1.2),
        ];
        let rows = sites
            .iter()
            .take(SHOWN)
            .map(|a| {
                let area = crate::area::place(&a.survey, self.boundaries).area;
                let name =
                    area.map(|id| self.boundaries.name(&id).map_or_else(|| id.to_string(), str::to_owned));
                let nowhere = || vec![Run::new(self.word("rollup-nowhere")).tone(Tone::Muted)];
                vec![
                    plain(figures::clean(&a.survey.site.label)),
                    name.map_or_else(nowhere, plain),
                    plain(a.survey.surveyed.map(|d| d.to_string()).unwrap_or_default()),
                    vec![Run::bold(figures::percent(a.scores.total.tested, self.lang))],
                ]
            })
            .collect();
        self.blocks.push(Block::heading(3, self.word("programme-open-sites")));
        self.table("programme-open-sites", columns, rows);
    }
}
