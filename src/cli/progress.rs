//! A bar for work that takes longer than a second: on the standard error, and only if that is a terminal.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Context;

/// Work shorter than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that shows itself when the work turns out to be long.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    wanted: bool,
    shown: AtomicBool,
    since: Instant,
}

impl Progress {
    /// Returns a bar over `count` steps of a kind of work, whose name is an interface message.
    pub(crate) fn new(ctx: &Context, work: &str, count: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(ctx.word(work));
        let wanted = !ctx.quiet && !ctx.plain_talk && std::io::stderr().is_terminal();
        #[expect(clippy::disallowed_methods, reason = "how long a wait is, not what time it is")]
        let since = Instant::now();
        Self { bar, wanted, shown: AtomicBool::new(false), since }
    }

    /// Notes that one more step is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
        if self.wanted && self.since.elapsed() > PATIENCE && !self.shown.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
