//! The result sheet: one assessment → one page to hang up, with its code.
//!
//! It shows nothing of who inspected: the office signs and stamps by hand.

mod code;

use std::sync::Arc;

use jiff::ToSpan as _;

use super::export::{framed, titled};
use super::inspection::words::{affected, capital, groups, percent, place, points, verdict_look};
use super::layout::layout;
use super::provenance::Sources;
use super::{Align, Block, Column, Doc, Drawing, FontSet, Inline, Panel, Run, Style, Table, Tone, plain};
use crate::assessment::Assessment;
use crate::export::Batch;
use crate::lang::{Arg, Lang, message, word};
use crate::report::code::ResultCode;
use crate::score::Verdict;

/// The most barriers that a sheet names; fewer where the page is full.
const BARRIERS: usize = 5;
/// The side of the code, and the width of its drawing: that of the page's body.
const CODE: (f32, f32) = (132.0, 495.0);
/// The fewest barriers for which a sheet keeps its large letters.
const LARGE: usize = 2;
/// The most characters of names and places in a sheet of small letters.
const CUT: usize = 36;
/// The verdicts, worst first.
const WORST_FIRST: [Verdict; 4] =
    [Verdict::NotAccessible, Verdict::Undetermined, Verdict::AccessibleWithDefects, Verdict::Accessible];

/// Returns the sheets of a batch, one page each.
pub(in crate::report) fn document(batch: &Batch<'_>) -> Doc {
    let lang = batch.settings.lang;
    let assessments = batch.release.assessments();
    let fonts = FontSet::shipped();
    let mut blocks = Vec::new();
    for (number, assessment) in assessments.iter().enumerate() {
        if number > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(page(batch, assessment, &fonts));
    }
    let title = titled(assessments, lang, |one| title(one, lang), "result-sheet-title-many");
    framed(batch, title, "result-sheet-subject", blocks)
}

fn title(assessment: &Assessment, lang: Lang) -> String {
    message(lang, "result-sheet-title", &[("site", Arg::from(&assessment.survey.site.label))])
}

/// Returns a sheet with as many barriers as fit its page.
fn page(batch: &Batch<'_>, assessment: &Assessment, fonts: &Arc<FontSet>) -> Vec<Block> {
    let most = BARRIERS.min(assessment.barriers.len());
    let large = (LARGE.min(most)..=most).rev().map(|named| (false, named));
    let tight = (0..=most).rev().map(|named| (true, named));
    let mut blocks = Vec::new();
    for (tight, named) in large.chain(tight) {
        blocks = Sheet { assessment, lang: batch.settings.lang, tight }.blocks(named);
        let tried = framed(batch, String::new(), "result-sheet-subject", blocks.clone());
        if layout(&tried, fonts).flow.pages.len() <= 1 {
            break;
        }
    }
    blocks
}

/// A sheet being written.
struct Sheet<'a> {
    assessment: &'a Assessment,
    lang: Lang,
    /// Small letters and short names, for what else would not fit.
    tight: bool,
}

impl Sheet<'_> {
    fn blocks(&self, named: usize) -> Vec<Block> {
        let site = self.cut(&self.assessment.survey.site.label);
        let title = message(self.lang, "result-sheet-title", &[("site", Arg::from(site))]);
        let mut blocks = vec![Block::heading(1, title), self.facts()];
        blocks.extend(self.verdicts());
        blocks.extend(self.score());
        blocks.extend(self.barriers(named));
        blocks.extend(self.code());
        blocks.push(self.provenance());
        blocks
    }

    /// Returns a name as it is, or its beginning where the page is full.
    fn cut(&self, text: &str) -> String {
        if !self.tight || text.chars().count() <= CUT {
            return text.to_owned();
        }
        let kept: String = text.chars().take(CUT - 1).collect();
        format!("{}…", kept.trim_end())
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn facts(&self) -> Block {
        let survey = &self.assessment.survey;
        let profile = self.assessment.checklist.profile();
        let next = profile.fresh_for_months.zip(survey.surveyed).map(|(months, day)| {
            let day = day.saturating_add(i64::from(months.min(12_000)).months());
            message(self.lang, "result-sheet-next-by", &[("day", Arg::from(day.to_string()))])
        });
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                pairs.push((self.word(id), plain(self.cut(&value))));
            }
        };
        add("inspection-surveyed", survey.surveyed.map(|d| d.to_string()));
        add("result-sheet-next", next.or_else(|| Some(self.word("result-sheet-next-unset"))));
        add("inspection-profile", Some(profile.title.get(self.lang).to_owned()));
        add("inspection-address", survey.site.address.clone().filter(|_| !self.assessment.is_home()));
        Block::Facts { summary: self.word("inspection-facts"), pairs, columns: 2 }
    }

    /// A panel for each verdict, in large words, with whom it is about.
    fn verdicts(&self) -> Vec<Block> {
        let mut blocks = vec![Block::heading(2, self.word("inspection-verdicts"))];
        let all = &self.assessment.verdicts;
        if all.is_empty() {
            blocks.push(Block::small(self.word("inspection-verdicts-none")));
        }
        for verdict in WORST_FIRST {
            let of: Vec<_> = all.iter().filter(|v| v.verdict == verdict).map(|v| v.group).collect();
            if of.is_empty() {
                continue;
            }
            let (tone, symbol) = verdict_look(verdict);
            let title = Run::bold(capital(&verdict.title(self.lang))).tone(tone).symbol(symbol);
            let whom = if of.len() == all.len() {
                self.word("inspection-everybody")
            } else {
                capital(&groups(of.into_iter(), self.lang))
            };
            let lines = vec![
                Block::Paragraph {
                    style: if self.tight { Style::Lead } else { Style::Display },
                    text: vec![title],
                },
                Block::Paragraph {
                    style: if self.tight { Style::Small } else { Style::Body },
                    text: plain(whom),
                },
            ];
            blocks.push(Block::Panel(Panel { tone, filled: true, blocks: lines, picture: None }));
        }
        blocks
    }

    fn score(&self) -> Vec<Block> {
        let total = self.assessment.scores.total;
        if total.weight <= 0.0 {
            return Vec::new();
        }
        let args = [
            ("low", Arg::from(points(total.low))),
            ("high", Arg::from(points(total.high))),
            ("tested", Arg::from(percent(total.tested, self.lang))),
        ];
        let range = Run::bold(message(self.lang, "result-sheet-score", &args)).tone(Tone::Accent);
        let rest = Run::new(message(self.lang, "result-sheet-score-tested", &args));
        vec![Block::Paragraph { style: Style::Lead, text: vec![range, rest] }]
    }

    /// What stops whom: the first barriers, and how many more there are.
    fn barriers(&self, named: usize) -> Vec<Block> {
        let all = &self.assessment.barriers;
        let count = [("count", Arg::from(all.len()))];
        let heading = Block::heading(2, message(self.lang, "result-sheet-barriers", &count));
        if all.is_empty() {
            return vec![heading, Block::body(self.word("result-sheet-barriers-none"))];
        }
        let mut blocks = vec![heading];
        if named > 0 {
            let columns = vec![
                Column::new(self.word("result-sheet-barrier-where"), 2.4).header(),
                Column::new(self.word("result-sheet-barrier-what"), 4.6),
                Column::new(self.word("result-sheet-barrier-whom"), 4.0),
            ];
            let row = |barrier: &crate::score::Barrier| {
                let finding = &self.assessment.findings[barrier.finding];
                let rule = self.assessment.rule(finding);
                vec![
                    plain(self.cut(&place(self.assessment, finding, self.lang))),
                    plain(rule.title.get(self.lang)),
                    plain(affected(rule, self.lang)),
                ]
            };
            let rows = all.iter().take(named).map(row).collect();
            let summary = self.word("result-sheet-barriers-summary");
            blocks.push(Block::Table(Table { summary, columns, rows }));
        }
        if all.len() > named {
            let args = [("count", Arg::from(all.len() - named))];
            blocks.push(Block::small(message(self.lang, "result-sheet-barriers-more", &args)));
        }
        blocks
    }

    /// The result once more, for cameras, and how to read it.
    fn code(&self) -> Vec<Block> {
        let text = ResultCode::of(self.assessment).to_string();
        let (side, width) = CODE;
        let mut drawing = Drawing::new(width, side);
        if !code::draw(&mut drawing, &text, 0.0, 0.0, side) {
            return Vec::new();
        }
        let (x, mut y) = (side + 12.0, 20.0);
        drawing.bold_label(x, y, 12.0, self.word("result-sheet-code-title"), Tone::Accent.rgb(), Align::Left);
        for id in ["result-sheet-code-note-1", "result-sheet-code-note-2", "result-sheet-code-note-3"] {
            y += 15.0;
            drawing.label(x, y, 9.2, self.word(id), Tone::Ink.rgb(), Align::Left);
        }
        // Where the office signs: lines on paper, words in the alternative text.
        for (id, from, to) in
            [("result-sheet-sign-office", x, width - 110.0), ("result-sheet-sign-date", width - 98.0, width)]
        {
            drawing.line((from, side - 18.0), (to, side - 18.0), 0.8, Tone::Ink.rgb());
            drawing.label(from, side - 7.0, 7.8, self.word(id), Tone::Muted.rgb(), Align::Left);
        }
        let held = text.lines().collect::<Vec<_>>().join("; ");
        let alt = message(self.lang, "result-sheet-code-alt", &[("text", Arg::from(held))]);
        vec![Block::Space(8.0), Block::Figure { alt, drawing }]
    }

    /// By what it was judged and from what, so that somebody else gets the same.
    fn provenance(&self) -> Block {
        let visits = vec![("inspection-record", self.assessment)];
        Sources { lang: self.lang, visits, prices: None, photos: Vec::new() }.paragraph()
    }
}
