//! The balance of two visits: what failed then beside what fails now, in one drawing and one sentence.

use super::Report;
use super::changes::look;
use crate::compare::Change;
use crate::lang::Arg;
use crate::report::pdf::trend::room;
use crate::report::pdf::{Align, Block, Drawing, Rgb, Run, Style, Tone, WHITE};

/// The width of the drawing: that of the page's body.
const WIDTH: f32 = 495.0;
/// Where the bars start: room for a day.
const LEFT: f32 = 78.0;
/// How thick a bar is.
const THICK: f32 = 24.0;
/// How far below one another the two bars are.
const ROW: f32 = 38.0;

impl Report<'_, '_> {
    /// The sentence and the drawing that everything else explains.
    pub(super) fn balance(&mut self) {
        self.section("reinspection-balance");
        let count = |change| self.comparison.count(change);
        let failed = count(Change::Mended) + count(Change::Unchanged) + count(Change::NotRemeasured);
        let fails = count(Change::New) + count(Change::Unchanged) + count(Change::NewlyMeasured);
        let args = [
            ("failed", Arg::from(failed)),
            ("fails", Arg::from(fails)),
            ("mended", Arg::from(count(Change::Mended))),
            ("unchanged", Arg::from(count(Change::Unchanged))),
            ("unknown", Arg::from(count(Change::NotRemeasured))),
            ("new", Arg::from(count(Change::New))),
            ("found", Arg::from(count(Change::NewlyMeasured))),
        ];
        let lead = self.message("reinspection-balance-lead", &args);
        let text = vec![Run::bold(lead).tone(Tone::Accent)];
        self.blocks.push(Block::Paragraph { style: Style::Lead, text });
        let alt = self.message("reinspection-balance-alt", &args);
        if failed + fails > 0 {
            let drawing = self.bars(failed, fails);
            self.blocks.push(Block::Figure { alt, drawing });
        }
        let open = [
            ("settled", Arg::from(self.comparison.settled)),
            ("unsettled", Arg::from(self.comparison.unsettled)),
        ];
        let text = self.message("reinspection-balance-open", &open);
        self.blocks.push(Block::small(text));
    }

    /// Two bars: then and now; what stayed stands under itself.
    fn bars(&self, failed: usize, fails: usize) -> Drawing {
        use Change::{Mended, New, NewlyMeasured, NotRemeasured, Unchanged};
        let mut bar = Drawing::new(WIDTH, 2.0 * ROW + 22.0);
        let count = |change| self.comparison.count(change);
        // What is gone stands at the left, what stayed in the middle, what came at the right.
        let gone = count(Mended) + count(NotRemeasured);
        let most = gone + count(Unchanged) + count(New) + count(NewlyMeasured);
        let unit = (WIDTH - LEFT) / small(most.max(1));
        let rows = [
            (self.comparison.before, failed, 0, [Mended, NotRemeasured, Unchanged]),
            (self.comparison.after, fails, gone, [Unchanged, NewlyMeasured, New]),
        ];
        for (number, (visit, total, skip, parts)) in rows.into_iter().enumerate() {
            let top = 4.0 + small(number) * ROW;
            bar.bold_label(0.0, top + 10.5, 8.6, Self::day(visit), Tone::Ink.rgb(), Align::Left);
            let text = self.message("reinspection-failed-count", &[("count", Arg::from(total))]);
            bar.label(0.0, top + 21.0, 7.8, text, Tone::Muted.rgb(), Align::Left);
            let mut x = LEFT + small(skip) * unit;
            for change in parts {
                let width = small(count(change)) * unit;
                if width <= 0.0 {
                    continue;
                }
                let (fill, ink) = paint(change);
                bar.rect(x, top, width, THICK, look(change).0.rgb());
                bar.rect(x + 1.0, top + 1.0, width - 2.0, THICK - 2.0, fill);
                let text = count(change).to_string();
                bar.bold_label(x + width / 2.0, top + 15.8, 10.5, text, ink, Align::Centre);
                x += width;
            }
        }
        let mut x = LEFT;
        let top = 2.0 * ROW + 8.0;
        for change in [Mended, NotRemeasured, Unchanged, NewlyMeasured, New] {
            bar.rect(x, top, 8.0, 8.0, look(change).0.rgb());
            bar.rect(x + 1.0, top + 1.0, 6.0, 6.0, paint(change).0);
            let text = change.title(self.lang);
            let step = 12.0 + room(&text) + 14.0;
            bar.label(x + 12.0, top + 6.9, 7.8, text, Tone::Ink.rgb(), Align::Left);
            x += step;
        }
        bar
    }
}

/// The ground of a change and the ink on it: full where it is sure, light where it is gone or unknown.
fn paint(change: Change) -> (Rgb, Rgb) {
    let tone = look(change).0;
    match change {
        Change::Mended | Change::NotRemeasured | Change::NewlyMeasured => (tone.ground(), tone.rgb()),
        Change::Unchanged => ([0.47, 0.11, 0.04], WHITE),
        Change::New => (tone.rgb(), WHITE),
    }
}

/// Returns a count as a length.
#[expect(clippy::cast_precision_loss, reason = "a number of findings on a drawing")]
fn small(count: usize) -> f32 {
    count as f32
}
