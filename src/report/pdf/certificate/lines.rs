//! What the certificate accepts, line by line, and what it remarks.

use super::Page;
use crate::compare::Change;
use crate::lang::Arg;
use crate::report::pdf::home::{reading, settled};
use crate::report::pdf::inspection::words::{measured, place, requirement};
use crate::report::pdf::{Block, Column, Inline, Run, Table, plain};
use crate::retrofit::{AcceptanceLine, Settled};

impl Page<'_, '_> {
    /// Each barrier of the earlier visit, under the piece of work that was to mend it.
    pub(super) fn lines(&mut self) {
        let acceptance = self.acceptance;
        if acceptance.lines.is_empty() {
            return;
        }
        let (before, after) = (acceptance.comparison.before, acceptance.comparison.after);
        let column = |id: &str, share| Column::new(self.word(id), share);
        let day = |id: &str, of| self.message(id, &[("day", Arg::from(Self::day(of)))]);
        let columns = vec![
            column("inspection-requirement", 3.6).header(),
            column("inspection-required", 3.0),
            Column::new(day("home-before", before), 2.2),
            Column::new(day("home-after", after), 2.4),
            column("certificate-outcome", 1.8),
        ];
        let mut rows: Vec<Vec<Inline>> = Vec::new();
        let mut last = None;
        for line in &acceptance.lines {
            if last != Some(line.work) {
                rows.push(vec![self.band(line)]);
                last = Some(line.work);
            }
            rows.push(self.row(line));
        }
        self.blocks.push(Block::heading(2, self.word("certificate-lines")));
        let summary = self.word("certificate-lines-summary");
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
    }

    /// A piece of work with where it is and how it came out.
    fn band(&self, line: &AcceptanceLine) -> Inline {
        let before = self.acceptance.comparison.before;
        let Some(number) = line.work else { return vec![Run::bold(self.word("certificate-no-measure"))] };
        let item = &self.acceptance.work.items[number];
        let catalog = before.checklist.catalog();
        let title = catalog.measure(item.planned.measure.as_str()).map_or("", |m| m.title.get(self.lang));
        let names: Vec<&str> = item
            .items
            .iter()
            .filter_map(|at| before.survey.items.get(at.0 as usize))
            .map(crate::survey::Item::name)
            .collect();
        let names = names.join(&self.word("inspection-comma"));
        vec![Run::bold(format!("{}. {title} · {names}", number + 1))]
    }

    fn row(&self, line: &AcceptanceLine) -> Vec<Inline> {
        let (before, after) = (self.acceptance.comparison.before, self.acceptance.comparison.after);
        let finding = &before.findings[line.before];
        let told = before.explain(finding, &self.style);
        vec![
            requirement(before, before.rule(finding), self.lang),
            plain(told.limit.as_str()),
            plain(measured(&told, self.lang)),
            plain(reading(after, line, &self.style, self.lang)),
            vec![settled(line.settled, self.lang)],
        ]
    }

    /// What is not accepted as it is, each with what it is about.
    pub(super) fn remarks(&mut self) {
        let acceptance = self.acceptance;
        let (before, after) = (acceptance.comparison.before, acceptance.comparison.after);
        let mut points: Vec<Inline> = Vec::new();
        let mut add = |id: &str, of: &crate::assessment::Assessment, at: usize, figures: bool| {
            let finding = &of.findings[at];
            let args = [
                ("item", Arg::from(place(of, finding, self.lang))),
                ("rule", Arg::from(of.rule(finding).title.get(self.lang))),
            ];
            let mut text = self.message("certificate-remark", &args);
            // The table has the figures of its own lines.
            if figures {
                let told = of.explain(finding, &self.style);
                let args =
                    [("measured", Arg::from(measured(&told, self.lang))), ("limit", Arg::from(told.limit))];
                text.push_str(&self.message("certificate-remark-figures", &args));
            }
            points.push(vec![Run::bold(self.word(id)), Run::new(text)]);
        };
        for line in &acceptance.lines {
            match (line.settled, line.after) {
                (Settled::Waived, Some(at)) => add("certificate-remark-waived", after, at, false),
                (Settled::NotMet, Some(at)) => add("certificate-remark-not-met", after, at, false),
                (Settled::Unknown, _) => add("certificate-remark-unknown", before, line.before, false),
                _ => {}
            }
        }
        for (change, id) in
            [(Change::New, "certificate-remark-new"), (Change::NewlyMeasured, "certificate-remark-found")]
        {
            for at in acceptance.barriers(change) {
                add(id, after, at, true);
            }
        }
        if points.is_empty() {
            return;
        }
        self.blocks.push(Block::heading(2, self.word("certificate-remarks")));
        self.blocks.push(Block::List(points));
    }
}
