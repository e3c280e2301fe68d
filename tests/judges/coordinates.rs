//! PROJ converts the same coordinates.

use std::io::Write as _;
use std::process::{Command, Stdio};

use tantu::crs::Crs;

#[test]
#[ignore = "needs cs2cs of PROJ"]
fn proj_agrees_on_every_zone_to_less_than_a_millimetre() {
    for code in 4513..=4554u32 {
        let crs: Crs = format!("epsg:{code}").parse().expect("a name");
        let Crs::GaussKruger { zone, .. } = crs else { panic!("{crs}") };
        let steps = |steps: i32| -steps..=steps;
        let points: Vec<[f64; 2]> = steps(3)
            .flat_map(|x| steps(4).map(move |y| [f64::from(x) * 0.5, 30.0 + f64::from(y) * 5.9]))
            .map(|[x, lat]| [f64::from(zone) * 3.0 + x, lat])
            .collect();
        let theirs = cs2cs(&["-f", "%.6f", "EPSG:4490", &format!("EPSG:{code}")], &points);
        assert_eq!(theirs.len(), points.len());
        for (at, [north, east]) in points.iter().zip(theirs) {
            let [x, y] = crs.from_wgs84(*at);
            assert!(
                (x - east).abs() < 1e-3 && (y - north).abs() < 1e-3,
                "{crs} {at:?}: {x} {y}, {east} {north}"
            );
        }
    }
}

/// Runs points (longitude, latitude) through `cs2cs`, with its axes in the order of the authority.
fn cs2cs(args: &[&str], points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut child = Command::new("cs2cs")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cs2cs of PROJ (Debian: proj-bin) is installed");
    let mut input = child.stdin.take().expect("a pipe");
    for [lon, lat] in points {
        writeln!(input, "{lat} {lon}").expect("it reads");
    }
    drop(input);
    let out = child.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let number = |word: Option<&str>| word.and_then(|w| w.parse().ok()).expect("a number");
    let pair = |line: &str| {
        let mut words = line.split_whitespace();
        [number(words.next()), number(words.next())]
    };
    text.lines().map(pair).collect()
}
