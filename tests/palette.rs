//! The colours and marks of outcomes: they read, and they keep apart for whoever sees fewer colours.

use tantu::report::palette::Tone;

/// What a person sees of linear red, green and blue (Machado, Oliveira & Fernandes 2009, severity 1).
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "no red",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "no green",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "no blue",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The least CIE 1976 distance of two colours: some ten times what is just seen side by side.
const APART: f64 = 25.0;

fn linear(tone: Tone) -> [f64; 3] {
    tone.paint().rgb.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(v).map(|(m, x)| m * x).sum::<f64>().max(0.0))
}

/// CIE L*a*b* of linear sRGB under D65.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    const XYZ: [[f64; 3]; 3] = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let [x, y, z] = times(&XYZ, rgb);
    let (x, y, z) = (f(x / 0.950_47), f(y), f(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn colours_keep_apart_for_every_kind_of_sight() {
    for (sight, matrix) in &SIGHTS {
        for (at, one) in Tone::ALL.iter().enumerate() {
            for other in &Tone::ALL[at + 1..] {
                let seen = [one, other].map(|tone| lab(times(matrix, linear(*tone))));
                let distance = seen[0].iter().zip(seen[1]).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                assert!(distance >= APART, "{one:?} and {other:?} are {distance:.1} apart with {sight}");
            }
        }
    }
}

#[test]
fn colours_read_on_white_and_marks_differ() {
    let mut marks = Vec::new();
    for tone in Tone::ALL {
        let [r, g, b] = linear(tone);
        let contrast = 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
        assert!(contrast >= 4.5, "{tone:?} has a contrast of {contrast:.2}");
        marks.push((tone.paint().mark, tone.paint().symbol));
    }
    marks.sort_unstable();
    marks.dedup_by(|a, b| a.0 == b.0 || a.1 == b.1);
    assert_eq!(marks.len(), Tone::ALL.len());
}
