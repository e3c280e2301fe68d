//! Barriers: failed findings in the order in which they matter.

use super::Scores;
use crate::checklist::Checklist;
use crate::finding::Finding;

/// A failed finding, with its place in the findings and what mending it would add.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Barrier {
    /// The place in the findings.
    pub finding: usize,
    /// What mending this one failure would add to the score, both bounds.
    pub gain: f64,
}

/// Returns the barriers, hardest impact first, then by what mending adds, then in the order of the record.
pub fn barriers(checklist: &Checklist, findings: &[Finding], scores: &Scores) -> Vec<Barrier> {
    let catalog = checklist.catalog();
    let mut found: Vec<Barrier> = findings
        .iter()
        .enumerate()
        .filter(|(_, f)| f.is_barrier())
        .map(|(at, f)| {
            let failed = scores.tally.of(f.rule).failed.max(1);
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
            let gain = scores.gain(checklist, f.rule) / failed as f64;
            Barrier { finding: at, gain }
        })
        .collect();
    found.sort_by(|a, b| {
        let impact = |x: &Barrier| catalog.rule_at(findings[x.finding].rule).impact;
        impact(b).cmp(&impact(a)).then(b.gain.total_cmp(&a.gain)).then(a.finding.cmp(&b.finding))
    });
    found
}
