//! Quantities: what is understood, what is refused, and the laws of reading, writing and comparing.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::cmp::Ordering;

use proptest::prelude::*;
use tantu::lang::Lang;
use tantu::quantity::{Exact, Kind, ParseError, ParseOptions, Quantity, Style, System, Unit, parse, unit};

fn exact(num: i64, den: i64) -> Exact {
    Exact::new(num.into(), den.into()).unwrap()
}

#[track_caller]
fn reads(text: &str, kind: Kind, num: i64, den: i64) {
    let got = parse(text, kind, &ParseOptions::default()).unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(got.quantity.value, exact(num, den), "{text}");
    assert_eq!(got.uncertainty, None, "{text}");
}

#[track_caller]
fn refuses(text: &str, kind: Kind, message: &str) {
    let got = parse(text, kind, &ParseOptions::default()).expect_err(text);
    assert_eq!(got.to_string(), message);
}

#[test]
fn slopes() {
    for text in
        ["1:12", "1：12", "1/12", "1 : 12", "１：１２", "1∶12", "1 in 12", "1比12", " 1:12 ", "1 in/ft"]
    {
        reads(text, Kind::Slope, 1, 12);
    }
    for text in
        ["8.3%", "8.3 %", "8.3 ％", "８．３％", "8.3\u{a0}%", "8.3\u{202f}%", "83‰", "83 mm/m", "8.3 percent"]
    {
        reads(text, Kind::Slope, 83, 1000);
    }
    reads("1:11.9", Kind::Slope, 10, 119);
    reads("0 %", Kind::Slope, 0, 1);
    reads("45°", Kind::Slope, 1, 1);
    reads("4.76°", Kind::Slope, 83_269_333, 1_000_000_000);
    reads("4.76 度", Kind::Slope, 83_269_333, 1_000_000_000);
    reads("1/2 %", Kind::Slope, 1, 200);
}

#[test]
fn lengths() {
    for text in [
        "900 mm",
        "900mm",
        "90cm",
        "0.9 m",
        ".9 m",
        "９００毫米",
        "90 厘米",
        "90公分",
        "0.9米",
        "900 MM",
        "+900 mm",
        "9e2 mm",
    ] {
        reads(text, Kind::Length, 900, 1);
    }
    for text in [
        "35\"",
        "35″",
        "35 in",
        "35 inches",
        "35英寸",
        "2 ft 11 in",
        "2'11\"",
        "2′ 11″",
        "2'-11\"",
        "2英尺11英寸",
    ] {
        reads(text, Kind::Length, 889, 1);
    }
    for text in ["1 1/2 in", "1-1/2 in", "1½ in", "1 ½ in", "3/2 in", "1 1/2\"", "1.5 in"] {
        reads(text, Kind::Length, 381, 10);
    }
    for text in ["1 200 mm", "1\u{2009}200 mm", "1\u{a0}200 mm", "1,200.0 mm"] {
        reads(text, Kind::Length, 1200, 1);
    }
    reads("1,234,567 mm", Kind::Length, 1_234_567, 1);
    reads("1 m 20 cm", Kind::Length, 1200, 1);
}

#[test]
fn other_kinds() {
    reads("22.2 N", Kind::Force, 111, 5);
    reads("22.2 牛", Kind::Force, 111, 5);
    reads("5 lbf", Kind::Force, 8_896_443_230_521, 400_000_000_000);
    reads("65 dB", Kind::SoundLevel, 65, 1);
    reads("65dB(A)", Kind::SoundLevel, 65, 1);
    reads("65 分贝", Kind::SoundLevel, 65, 1);
    reads("−3 dBA", Kind::SoundLevel, -3, 1);
    reads("150 勒克斯", Kind::Illuminance, 150, 1);
    reads("70 %", Kind::LuminanceContrast, 7, 10);
    reads("0.7 ratio", Kind::LuminanceContrast, 7, 10);
    reads("30 points", Kind::ReflectanceDifference, 30, 1);
    reads("1 min 30 s", Kind::Time, 90, 1);
    reads("3 分钟", Kind::Time, 180, 1);
    reads("250 ms", Kind::Time, 1, 4);
    reads("3", Kind::Count, 3, 1);
    reads("3 个", Kind::Count, 3, 1);
    reads("3处", Kind::Count, 3, 1);
    reads("2 %", Kind::Ratio, 1, 50);
    reads("120 °F", Kind::Temperature, 440, 9);
    reads("-5℃", Kind::Temperature, -5, 1);
    reads("136 公斤", Kind::Mass, 136, 1);
    reads("2.4 平方米", Kind::Area, 12, 5);
    reads("2.4 m2", Kind::Area, 12, 5);
    reads("3.6 km/h", Kind::Speed, 1, 1);
    reads("2 Hz", Kind::Frequency, 2, 1);
    reads("120 次/分钟", Kind::Frequency, 2, 1);
    reads("36 BPN", Kind::SlipResistance, 36, 1);
}

#[test]
fn uncertainties() {
    for (text, kind, value, u) in [
        ("8.4 % ± 0.3 %", Kind::Slope, (21, 250), (3, 1000)),
        ("8.4 ± 0.3 %", Kind::Slope, (21, 250), (3, 1000)),
        ("(8.4 ± 0.3) %", Kind::Slope, (21, 250), (3, 1000)),
        ("1:12 ± 0.3 %", Kind::Slope, (1, 12), (3, 1000)),
        ("1180 ± 3 mm", Kind::Length, (1180, 1), (3, 1)),
        ("1180 mm ± 3", Kind::Length, (1180, 1), (3, 1)),
        ("1180 mm +/- 3 mm", Kind::Length, (1180, 1), (3, 1)),
        ("1.18 m ± 3 mm", Kind::Length, (1180, 1), (3, 1)),
        ("2 ft 11 in ± 1/8 in", Kind::Length, (889, 1), (127, 40)),
        ("120 °F ± 9 °F", Kind::Temperature, (440, 9), (5, 1)),
    ] {
        let got = parse(text, kind, &ParseOptions::default()).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(got.quantity.value, exact(value.0, value.1), "{text}");
        assert_eq!(got.uncertainty, Some(exact(u.0, u.1)), "{text}");
    }
    // tan 5.76° − tan 4.76° is more than tan 4.76° − tan 3.76°.
    let got = parse("4.76° ± 1°", Kind::Slope, &ParseOptions::default()).unwrap();
    let above = parse("5.76°", Kind::Slope, &ParseOptions::default()).unwrap();
    assert_eq!(got.uncertainty, above.quantity.value.checked_sub(got.quantity.value));
}

#[test]
fn refusals() {
    refuses("", Kind::Length, "no value");
    refuses(" \u{3000}", Kind::Length, "no value");
    refuses("90", Kind::Length, "`90` has no unit, write `90 mm` or `90 cm`");
    refuses("8", Kind::Slope, "`8` has no unit, write `8 %` or `8°`");
    refuses("2'11", Kind::Length, "`2'11` can be read in two ways");
    refuses("1米2", Kind::Length, "`1米2` can be read in two ways");
    refuses("1,200 mm", Kind::Length, "`1,200 mm` can be read in two ways");
    refuses("1,2 m", Kind::Length, "`1,2 m` can be read in two ways");
    refuses("wide", Kind::Length, "`wide` is not a number with a unit");
    refuses("90 cn", Kind::Length, "unknown unit `cn`");
    refuses("90 毫米左右", Kind::Length, "unknown unit `毫米左右`");
    refuses("8 %", Kind::Length, "`%` is a unit of slope");
    refuses("900 mm", Kind::Slope, "`mm` is a unit of length");
    refuses("900-950 mm", Kind::Length, "`900-950 mm` is not a number with a unit");
    refuses("90°", Kind::Slope, "`90°` is not possible for slope");
    refuses("200 %", Kind::Slope, "`200 %` is not possible for slope");
    refuses("1:0", Kind::Slope, "`1:0` is not a number with a unit");
    refuses("-5 mm", Kind::Length, "`-5 mm` is not possible for length");
    refuses("2.5", Kind::Count, "`2.5` is not possible for count");
    refuses("101 %", Kind::LuminanceContrast, "`101 %` is not possible for luminance_contrast");
    refuses("101 LRV", Kind::ReflectanceDifference, "`101 LRV` is not possible for reflectance_difference");
    refuses("101 km", Kind::Length, "`101 km` is not possible for length");
    refuses("99999999999999999999 mm", Kind::Length, "`99999999999999999999 mm` is too large");
    let error = parse("90 cmm", Kind::Length, &ParseOptions::default()).unwrap_err();
    assert_eq!(error, ParseError::UnknownUnit { unit: "cmm".into(), suggestion: Some("cm") });
}

#[test]
fn options() {
    let comma = ParseOptions { decimal_comma: true, ..ParseOptions::default() };
    let value = |text, kind, options: &ParseOptions| parse(text, kind, options).map(|p| p.quantity.value);
    assert_eq!(value("8,4 %", Kind::Slope, &comma), Ok(exact(21, 250)));
    assert_eq!(value("1.200,5 mm", Kind::Length, &comma), Ok(exact(2401, 2)));
    assert!(matches!(value("1.200 mm", Kind::Length, &comma), Err(ParseError::Ambiguous { .. })));
    let feet = ParseOptions { default_unit: unit::find(Kind::Length, "ft"), ..ParseOptions::default() };
    assert_eq!(value("3", Kind::Length, &feet), Ok(exact(4572, 5)));
    assert_eq!(value("3 in", Kind::Length, &feet), Ok(exact(381, 5)));
    let run = ParseOptions { default_unit: unit::find(Kind::Slope, "1:n"), ..ParseOptions::default() };
    assert_eq!(value("12", Kind::Slope, &run), Ok(exact(1, 12)));
    assert_eq!(value("1:12", Kind::Slope, &run), Ok(exact(1, 12)));
    let noise = ParseOptions { default_unit: unit::find(Kind::Slope, "%"), ..ParseOptions::default() };
    assert_eq!(
        value("8.3333333333333339", Kind::Slope, &noise),
        Ok(exact(4_166_666_666_666_667, 50_000_000_000_000_000))
    );
    assert!(value("0.08333333333333332871", Kind::Slope, &noise).is_ok());
}

#[test]
fn displays() {
    let show = |text: &str, kind, lang, system| {
        parse(text, kind, &ParseOptions::default()).unwrap().quantity.display(&Style { lang, system })
    };
    for (text, kind, metric, us) in [
        ("850 mm", Kind::Length, "850 mm", "≈ 33.46 in (850 mm)"),
        ("1200 mm", Kind::Length, "1.20 m", "≈ 47.24 in (1.20 m)"),
        ("1185 mm", Kind::Length, "1185 mm", "≈ 46.65 in (1185 mm)"),
        ("15 m", Kind::Length, "15.00 m", "≈ 590.55 in (15.00 m)"),
        ("12345 mm", Kind::Length, "12.345 m", "≈ 486.02 in (12.345 m)"),
        ("36 in", Kind::Length, "914.4 mm", "36 in"),
        ("1 1/2 in", Kind::Length, "38.1 mm", "1 1/2 in"),
        ("1/16 in", Kind::Length, "1.5875 mm", "1/16 in"),
        ("12 ft 6 in", Kind::Length, "3.81 m", "12 ft 6 in"),
        ("30 ft", Kind::Length, "9144 mm", "30 ft"),
        ("1:12", Kind::Slope, "1:12", "1:12"),
        ("2 %", Kind::Slope, "1:50 (2 %)", "1:50 (2 %)"),
        ("8.4 %", Kind::Slope, "1:11.9 (8.40 %)", "1:11.9 (8.40 %)"),
        ("8.34 %", Kind::Slope, "1:11.99 (8.34 %)", "1:11.99 (8.34 %)"),
        ("8.333 %", Kind::Slope, "1:12.0005 (8.333 %)", "1:12.0005 (8.333 %)"),
        ("1:11.9", Kind::Slope, "1:11.9 (≈ 8.40 %)", "1:11.9 (≈ 8.40 %)"),
        ("0 %", Kind::Slope, "0 %", "0 %"),
        ("1:3", Kind::LuminanceContrast, "≈ 33.33 %", "≈ 33.33 %"),
        ("5 lbf", Kind::Force, "≈ 22.24 N", "5 lbf (≈ 22.24 N)"),
        ("22.2 N", Kind::Force, "22.2 N", "≈ 4.99 lbf (22.2 N)"),
        ("120 °F", Kind::Temperature, "≈ 48.89 °C", "120 °F"),
        ("3", Kind::Count, "3", "3"),
        ("90 s", Kind::Time, "90 s", "90 s"),
    ] {
        let us = us.replace("5 lbf (≈ 22.24 N)", "5 lbf");
        assert_eq!(show(text, kind, Lang::En, System::Metric), metric, "{text}");
        assert_eq!(show(text, kind, Lang::En, System::UsCustomary), us, "{text}");
    }
    assert_eq!(show("8.4 %", Kind::Slope, Lang::Zh, System::Metric), "1:11.9 (8.40%)");
}

#[test]
fn every_name_of_every_unit_is_found() {
    for kind in Kind::ALL {
        for unit in unit::of(kind) {
            assert_eq!(unit.kind, kind);
            for name in unit.names() {
                assert_eq!(unit::find(kind, name), Some(unit), "{kind:?} {name}");
                let number = if kind == Kind::Count { "1" } else { "0.5" };
                if unit.symbol != "1:n" {
                    let got = parse(&format!("{number} {name}"), kind, &ParseOptions::default()).unwrap();
                    assert_eq!(got.unit, unit, "{kind:?} {name}");
                }
            }
        }
    }
}

#[test]
fn one_in_twelve_is_no_percentage() {
    let steep = parse("1:12", Kind::Slope, &ParseOptions::default()).unwrap().quantity.value;
    for digits in 1..=15 {
        let below = format!("8.{} %", "3".repeat(digits));
        let above = format!("8.{}4 %", "3".repeat(digits - 1));
        let value = |text: &str| parse(text, Kind::Slope, &ParseOptions::default()).unwrap().quantity.value;
        assert!(value(&below) < steep, "{below}");
        assert!(value(&above) > steep, "{above}");
    }
}

/// Compares by continued fractions: exact, and not how `Exact` does it.
fn compare(left: Exact, right: Exact) -> Ordering {
    type Fraction = (i128, i128);
    fn go(left: Fraction, right: Fraction) -> Ordering {
        let whole = left.0.div_euclid(left.1).cmp(&right.0.div_euclid(right.1));
        if whole != Ordering::Equal {
            return whole;
        }
        match (left.0.rem_euclid(left.1), right.0.rem_euclid(right.1)) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            // Of two parts below one, the smaller has the larger reciprocal.
            (l, r) => go((right.1, r), (left.1, l)),
        }
    }
    let parts = |x: Exact| (x.numerator().into(), x.denominator().into());
    go(parts(left), parts(right))
}

fn any_unit() -> impl Strategy<Value = &'static Unit> {
    let all: Vec<_> = Kind::ALL.into_iter().flat_map(unit::of).collect();
    proptest::sample::select(all)
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(unit in any_unit(), num in -1_000_000_i64..1_000_000, den in 1_i64..100_000) {
        if let Some(value) = unit.to_base(exact(num, den)) {
            let whole = unit.kind != Kind::Count || value.denominator() == 1;
            let text = Quantity { kind: unit.kind, value }.write_exact();
            let got = parse(&text, unit.kind, &ParseOptions::default());
            if whole && unit.kind.possible().contains(&value) {
                prop_assert_eq!(got.map(|p| p.quantity.value), Ok(value), "{}", text);
            } else {
                prop_assert!(got.is_err(), "{}", text);
            }
        }
    }

    #[test]
    fn ordering_agrees_with_continued_fractions(a in any::<i64>(), b in 1..=i64::MAX, c in any::<i64>(), d in 1..=i64::MAX) {
        let (x, y) = (exact(a, b), exact(c, d));
        prop_assert_eq!(x.cmp(&y), compare(x, y));
    }

    /// The short way for tables and the whole grammar agree.
    #[test]
    fn both_ways_agree(unit in any_unit(), whole in 0_i64..100_000, part in 0..10_000) {
        let number = format!("{whole}.{part:04}");
        let short = format!("{number} {}", unit.symbol);
        let long = format!("+{number}\u{3000}{}", unit.symbol);
        let read = |text: &str| parse(text, unit.kind, &ParseOptions::default()).map(|p| (p.quantity, p.unit));
        match (read(&short), read(&long)) {
            (Ok(a), Ok(b)) => prop_assert_eq!(a, b),
            (a, b) => prop_assert_eq!(a.is_ok(), b.is_ok()),
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,24}", unit in any_unit()) {
        for kind in Kind::ALL {
            let options = ParseOptions { default_unit: Some(unit), decimal_comma: text.len() % 2 == 0 };
            if let Ok(parsed) = parse(&text, kind, &options) {
                let _ = parsed.quantity.display(&Style::default());
            }
        }
    }

    #[test]
    fn nothing_panics_near_the_grammar(text in "[-+(]{0,1}[0-9.,]{1,20}[ ]{0,1}(mm|ft|%|°|:|/|in|\"|')?[ ]{0,1}[0-9]{0,19}(±|mm|%|in|/|\\))?[0-9e/]{0,6}") {
        for kind in Kind::ALL {
            for decimal_comma in [false, true] {
                let options = ParseOptions { decimal_comma, ..ParseOptions::default() };
                if let Ok(parsed) = parse(&text, kind, &options) {
                    for system in [System::Metric, System::UsCustomary] {
                        let style = Style { lang: Lang::En, system };
                        prop_assert!(!parsed.quantity.display(&style).is_empty());
                    }
                    let again = parse(&parsed.quantity.write_exact(), kind, &ParseOptions::default()).unwrap();
                    prop_assert_eq!(again.quantity, parsed.quantity);
                }
            }
        }
    }
}
