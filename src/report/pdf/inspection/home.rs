//! What only a home's report has: the resident and the burden, in an internal release alone.

use super::Report;
use super::words::points;
use crate::lang::{Arg, Lang, message, word};
use crate::privacy::{HomesSummary, Release};
use crate::report::pdf::{Align, Block, Column, Inline, Run, Style, Symbol, Table, Tone, plain};

impl Report<'_, '_> {
    /// Who lives there, as far as the works need it; the number of a certificate is never printed.
    pub(super) fn resident(&mut self) {
        let (Some(resident), Some(permit)) = (&self.assessment.survey.resident, self.permit) else { return };
        let catalog = self.assessment.checklist.catalog();
        let needs: Vec<&str> = resident
            .limitations
            .open(permit)
            .iter()
            .filter_map(|id| catalog.limitation(id.as_str()))
            .map(|l| l.title.get(self.lang))
            .collect();
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                pairs.push((self.word(id), plain(value)));
            }
        };
        add("inspection-resident-name", resident.name.open(permit).clone());
        add("inspection-resident-phone", resident.phone.open(permit).clone());
        add("inspection-resident-address", resident.address.open(permit).clone());
        add("inspection-area", self.assessment.survey.site.area.clone());
        add("inspection-resident-needs", Some(needs.join(&self.word("inspection-comma"))));
        if pairs.is_empty() {
            return;
        }
        let text = self.word("inspection-resident");
        self.section(text.clone());
        self.blocks.push(Block::Facts { summary: text, pairs, columns: 2 });
    }

    /// The burden of the home on its resident, rule by rule.
    pub(super) fn burden(&mut self) {
        let Some(burden) = self.assessment.burden.as_ref().filter(|_| self.permit.is_some()) else { return };
        let text = self.word("inspection-burden");
        self.section(text);
        let args = [("low", Arg::from(i64::from(burden.low))), ("high", Arg::from(i64::from(burden.high)))];
        let id = if burden.low == burden.high { "inspection-burden-is" } else { "inspection-burden-range" };
        let lead = Run::bold(self.message(id, &args)).tone(Tone::Accent);
        self.blocks.push(Block::Paragraph { style: Style::Lead, text: vec![lead] });
        self.small("inspection-burden-note");
        if burden.cells.is_empty() {
            return;
        }
        let mut columns = self.columns(&[("inspection-requirement", 7.0)]);
        columns.push(Column::new(self.word("inspection-result"), 2.2));
        columns.push(Column::new(self.word("inspection-points"), 1.2).align(Align::Right));
        let catalog = self.assessment.checklist.catalog();
        let mut cells: Vec<_> = burden.cells.iter().collect();
        cells.sort_by_key(|c| (std::cmp::Reverse(c.points), !c.sure, c.rule));
        let row = |cell: &&crate::score::BurdenCell| {
            let state = if cell.sure {
                Run::bold(self.word("inspection-burden-sure")).tone(Tone::Bad).symbol(Symbol::Cross)
            } else {
                Run::bold(self.word("inspection-burden-open")).tone(Tone::Unknown).symbol(Symbol::Ask)
            };
            let what = self.requirement(catalog.rule_at(cell.rule));
            vec![what, vec![state], plain(cell.points.to_string())]
        };
        let rows = cells.iter().map(row).collect();
        self.table("inspection-burden", columns, rows);
    }
}

/// Adds what a public report may say of the homes that it does not show.
pub(crate) fn summary(
    blocks: &mut Vec<Block>,
    lang: Lang,
    homes: &HomesSummary,
    release: &Release<'_>,
    alone: bool,
) {
    blocks.push(Block::heading(if alone { 1 } else { 2 }, word(lang, "inspection-homes")));
    let least = [("least", Arg::from(release.threshold().get()))];
    let Some(count) = homes.count else {
        blocks.push(Block::body(message(lang, "inspection-homes-few", &least)));
        return;
    };
    blocks.push(Block::body(message(lang, "inspection-homes-hidden", &[("count", Arg::from(count))])));
    let figures = [
        ("inspection-low", homes.mean_low),
        ("inspection-high", homes.mean_high),
        ("inspection-tested", homes.mean_tested),
    ];
    let title = word(lang, "inspection-homes-mean");
    let columns = vec![
        Column::new(title.clone(), 4.0).header(),
        Column::new(word(lang, "inspection-points"), 1.0).align(Align::Right),
    ];
    let rows = figures
        .into_iter()
        .filter_map(|(id, mean)| Some(vec![plain(word(lang, id)), plain(points(mean?))]))
        .collect();
    blocks.push(Block::Table(Table { summary: title, columns, rows }));
}
