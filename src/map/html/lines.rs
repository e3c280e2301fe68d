//! Lines as the page keeps them: whole numbers, each a step from the last.

use geo::LineString;

/// Parts of a degree: a decimetre.
const PARTS: f64 = 1e6;

/// Returns the steps of a line in whole parts of a degree.
#[expect(clippy::cast_possible_truncation, reason = "degrees times a million")]
pub(super) fn steps(line: &LineString<f64>) -> Vec<i64> {
    let mut steps = Vec::with_capacity(line.0.len() * 2);
    let mut before = (0, 0);
    for at in line.coords() {
        let here = ((at.x * PARTS).round() as i64, (at.y * PARTS).round() as i64);
        if steps.is_empty() || here != before {
            steps.extend([here.0 - before.0, here.1 - before.1]);
            before = here;
        }
    }
    steps
}
