//! The head of the report: what was inspected, by whom, by which standards; and the verdicts.

use jiff::ToSpan as _;

use super::Report;
use super::words::{called, capital, verdict_look};
use crate::checklist::Group;
use crate::lang::Arg;
use crate::report::pdf::{Block, Column, Inline, Panel, Run, Style, Table, plain};
use crate::score::{Break, Verdict};

/// The verdicts, worst first.
const WORST_FIRST: [Verdict; 4] =
    [Verdict::NotAccessible, Verdict::Undetermined, Verdict::AccessibleWithDefects, Verdict::Accessible];

/// What a destination is for some groups, and why.
type Destination = (String, Vec<Group>, Verdict, Run);

impl Report<'_, '_> {
    pub(super) fn head(&mut self) {
        let survey = &self.assessment.survey;
        let checklist = &self.assessment.checklist;
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                pairs.push((self.word(id), plain(value)));
            }
        };
        add("inspection-site", Some(survey.site.label.clone()));
        add("inspection-site-id", (survey.site.id != survey.site.label).then(|| survey.site.id.clone()));
        add("inspection-surveyed", survey.surveyed.map(|d| d.to_string()));
        add("inspection-inspector", survey.inspector.clone());
        add("inspection-profile", Some(checklist.profile().title.get(self.lang).to_owned()));
        add("edition-judged", crate::report::edition::judged(self.assessment, self.lang));
        add("inspection-date", self.date.map(|d| d.to_string()));
        let assumed = || {
            let works = checklist.assumed_construction()?.title(self.lang);
            Some(self.message("inspection-works-assumed", &[("works", Arg::from(capital(&works)))]))
        };
        let works = survey.construction.map(|c| capital(&c.title(self.lang)));
        add("inspection-works", works.or_else(assumed));
        add("inspection-items", Some(survey.items.len().to_string()));
        // The address and the area code of a home are personal data: the resident's part has them.
        if !self.assessment.is_home() {
            add("inspection-area", survey.site.area.clone());
            add("inspection-address", survey.site.address.clone());
        }
        let standards: Vec<&str> = checklist
            .standards()
            .iter()
            .filter_map(|id| checklist.catalog().standard(id.as_str()))
            .map(|s| s.code_in(self.lang))
            .collect();
        add("inspection-standards", Some(standards.join(&self.word("inspection-comma"))));
        let summary = self.word("inspection-facts");
        self.blocks.push(Block::Facts { summary, pairs, columns: 2 });
        if let Some(note) = &survey.note {
            self.blocks.push(Block::body(note.as_str()));
        }
        self.stale();
    }

    /// Says so when the survey is older than the profile allows.
    fn stale(&mut self) {
        let months = self.assessment.checklist.profile().fresh_for_months;
        let (Some(months), Some(done), Some(today)) = (months, self.assessment.survey.surveyed, self.date)
        else {
            return;
        };
        let good_until = done.saturating_add(i64::from(months.min(12_000)).months());
        if today > good_until {
            let args =
                [("months", Arg::from(i64::from(months))), ("date", Arg::from(good_until.to_string()))];
            let text = self.message("inspection-stale", &args);
            let (tone, symbol) = verdict_look(Verdict::AccessibleWithDefects);
            let run = Run::bold(text).tone(tone).symbol(symbol);
            let blocks = vec![Block::Paragraph { style: Style::Body, text: vec![run] }];
            self.blocks.push(Block::Panel(Panel { tone, filled: true, blocks, picture: None }));
        }
    }

    pub(super) fn verdicts(&mut self) {
        let text = self.word("inspection-verdicts");
        self.section(text);
        if self.assessment.verdicts.is_empty() {
            self.small("inspection-verdicts-none");
            return;
        }
        for verdict in WORST_FIRST {
            let reasons = self.reasons(verdict);
            if reasons.is_empty() {
                continue;
            }
            let (tone, symbol) = verdict_look(verdict);
            let title = Run::bold(capital(&verdict.title(self.lang))).tone(tone).symbol(symbol);
            let points = reasons.into_iter().map(|(groups, why)| self.reason_line(&groups, why)).collect();
            let blocks =
                vec![Block::Paragraph { style: Style::Lead, text: vec![title] }, Block::List(points)];
            self.blocks.push(Block::Panel(Panel { tone, filled: true, blocks, picture: None }));
        }
        self.destinations();
        self.small("inspection-verdicts-note");
    }

    /// The groups of a verdict, gathered by what decides it.
    fn reasons(&self, verdict: Verdict) -> Vec<(Vec<Group>, Run)> {
        let mut found: Vec<(Vec<Group>, Run)> = Vec::new();
        for of in self.assessment.verdicts.iter().filter(|v| v.verdict == verdict) {
            let to = of.destinations.iter().find(|d| d.verdict == verdict && d.broken == of.broken);
            let why = self.why(verdict, of.broken, to.map_or("", |d| d.to.as_str()));
            match found.iter_mut().find(|(_, w)| *w == why) {
                Some((groups, _)) => groups.push(of.group),
                None => found.push((vec![of.group], why)),
            }
        }
        found
    }

    fn reason_line(&self, groups: &[Group], why: Run) -> Inline {
        let mut line = vec![Run::bold(self.whom(groups, false))];
        if !why.text.is_empty() {
            line.push(Run::new(self.word("inspection-colon")));
            line.push(why);
        }
        line
    }

    /// What decides a verdict, with the way to the barrier; nothing where all is well.
    fn why(&self, verdict: Verdict, broken: Option<Break>, to: &str) -> Run {
        let failed = !matches!(verdict, Verdict::Accessible | Verdict::Undetermined);
        let at = broken.filter(|_| failed).and_then(|b| self.anchor_of_break(b));
        Run::new(self.why_text(verdict, broken, to)).to(at)
    }

    fn why_text(&self, verdict: Verdict, broken: Option<Break>, to: &str) -> String {
        let id = match (verdict, broken) {
            (Verdict::Accessible, _) => return String::new(),
            (_, None) => return self.word("inspection-break-nothing"),
            (Verdict::Undetermined, _) => "inspection-break-open",
            _ => "inspection-break-failed",
        };
        let Some(broken) = broken else { return String::new() };
        let survey = &self.assessment.survey;
        let item = survey.items.get(broken.item.0 as usize);
        let item = item.map_or_else(String::new, |i| called(self.assessment, i, self.lang));
        let rule = self.assessment.checklist.catalog().rule_at(broken.rule);
        let args = [("item", Arg::from(item)), ("rule", Arg::from(rule.title.get(self.lang)))];
        let text = self.message(id, &args);
        if to.is_empty() {
            return text;
        }
        self.message("inspection-break-way", &[("text", Arg::from(text)), ("to", Arg::from(to))])
    }

    /// Names groups; the many that are left at the end of a destination are everybody else.
    fn whom(&self, groups: &[Group], last: bool) -> String {
        let judged = self.assessment.verdicts.len();
        if groups.len() == judged {
            self.word("inspection-everybody")
        } else if last && groups.len() > 4 {
            self.word("inspection-everybody-else")
        } else {
            capital(&self.groups(groups.iter().copied()))
        }
    }

    /// Where the record has routes: the verdict on each destination.
    fn destinations(&mut self) {
        if self.assessment.survey.routes.is_empty() {
            return;
        }
        let mut rows: Vec<Destination> = Vec::new();
        for of in &self.assessment.verdicts {
            for destination in &of.destinations {
                let why = self.why(destination.verdict, destination.broken, "");
                let same = rows.iter_mut().find(|(to, _, verdict, w)| {
                    *to == destination.to && *verdict == destination.verdict && *w == why
                });
                match same {
                    Some((_, groups, _, _)) => groups.push(of.group),
                    None => rows.push((destination.to.clone(), vec![of.group], destination.verdict, why)),
                }
            }
        }
        // One destination after the other as in the record, each with its worst verdict first.
        let routes = &self.assessment.survey.routes;
        let rank = |to: &str| routes.iter().position(|r| r.to == to);
        rows.sort_by(|a, b| rank(&a.0).cmp(&rank(&b.0)).then(b.2.cmp(&a.2)));
        let columns = vec![
            Column::new(self.word("inspection-groups"), 4.2).header(),
            Column::new(self.word("inspection-verdict"), 2.4),
            Column::new(self.word("inspection-where"), 5.4),
        ];
        let last = |at: usize| rows.get(at + 1).is_none_or(|next| next.0 != rows[at].0);
        let named: Vec<String> = (0..rows.len()).map(|at| self.whom(&rows[at].1, last(at))).collect();
        let mut table: Vec<Vec<Inline>> = Vec::new();
        for (at, ((to, _, verdict, why), groups)) in rows.iter().zip(named).enumerate() {
            if at == 0 || rows[at - 1].0 != *to {
                table.push(vec![plain(to.as_str())]);
            }
            let (tone, symbol) = verdict_look(*verdict);
            let name = Run::bold(capital(&verdict.title(self.lang))).tone(tone).symbol(symbol);
            table.push(vec![plain(groups), vec![name], vec![why.clone()]]);
        }
        let summary = self.word("inspection-destinations");
        self.blocks.push(Block::heading(3, summary.clone()));
        self.blocks.push(Block::Table(Table { summary, columns, rows: table }));
    }
}
