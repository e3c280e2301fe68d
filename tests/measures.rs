//! Measures: formulas, price books, lists, and the works that an assessment needs.

use std::sync::Arc;

use proptest::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Amount, Catalog, CatalogFile, Confidence, Price, Scope, loose_ends};
use tantu::diag::Source;
use tantu::lang::Lang;
use tantu::quantity::{Exact, Fen, Quantity, Style};
use tantu::retrofit::{after, amount_text, cost_text, take_off, work};
use tantu::survey::{Item, Resident, Survey, Value, read_value};

use super::common;

const STYLE: Style = Style { lang: Lang::En, system: tantu::quantity::System::Metric };

/// Returns an item with readings as an inspector types them.
fn item(element: &str, readings: &[(&str, &str)]) -> Item {
    let catalog = Catalog::builtin();
    let at = catalog.find_element(element).expect("it ships");
    let mut item = Item::new("X1", at);
    for (name, text) in readings {
        let (ix, field) = catalog.element(at).field(name).expect("it ships");
        let value = read_value(field, text, false).expect("a value").0;
        item.readings.set(ix, value, text, None);
    }
    item
}

fn amount(measure: &str, item: &Item) -> String {
    let measure = Catalog::builtin().measure(measure).expect("it ships");
    let taken = take_off(&Survey::new("s"), item, measure);
    amount_text(taken.amount, measure.unit, &STYLE)
}

#[test]
fn quantities_come_from_readings() {
    let entrance = |r| item("home-entrance", r);
    for (measure, item, expected) in [
        ("handrail-add", item("ramp", &[("length", "7.2 m")]), "14.40 m"),
        ("handrail-add", item("ramp", &[]), "to be measured on site"),
        ("ramp-relevel", item("ramp", &[("length", "7.2 m"), ("clear_width", "1200 mm")]), "8.64 m²"),
        ("ramp-relevel", item("ramp", &[("length", "7.2 m")]), "to be measured on site"),
        ("home-ramp-build", entrance(&[("rise", "300 mm")]), "3.60 m"),
        ("home-ramp-build", entrance(&[]), "1.00 m – 6.00 m"),
        // Work that is needed is never nothing.
        ("home-ramp-build", entrance(&[("rise", "0 mm")]), "1.00 m – 6.00 m"),
        // No formula for toilets.
        ("home-ramp-build", item("home-toilet", &[]), "1.00 m – 6.00 m"),
        ("home-handrail-add", entrance(&[("steps", "3"), ("tread_depth", "300 mm")]), "3.00 m"),
        ("home-step-edges", entrance(&[("steps", "1")]), "1 piece"),
        ("home-step-edges", entrance(&[("steps", "4")]), "4 pieces"),
        ("home-landing-build", entrance(&[]), "2.25 m²"),
        ("home-grab-bar-toilet", item("home-toilet", &[]), "2 bars"),
        ("home-rewire", item("home-electric", &[]), "1 home"),
        ("toilet-floor", item("public-toilet", &[]), "to be measured on site"),
    ] {
        assert_eq!(amount(measure, &item), expected, "{measure}");
    }
}

#[test]
fn a_missing_reading_is_named() {
    let catalog = Catalog::builtin();
    let ramp = item("ramp", &[("length", "7.2 m")]);
    let taken = take_off(&Survey::new("s"), &ramp, catalog.measure("ramp-relevel").expect("it ships"));
    let names: Vec<&str> = taken
        .missing
        .iter()
        .map(|f| catalog.element(ramp.element).fields[usize::from(f.field.0)].id.as_str())
        .collect();
    assert_eq!(names, ["clear_width"]);
}

fn files(measures: &str) -> Vec<CatalogFile> {
    let part =
        |path: &str, text: &str| CatalogFile { path: path.to_owned(), source: Source::new(path, text) };
    vec![part("measures/own.toml", measures)]
}

/// Returns the problems of one measure, a line each.
fn problems(keys: &str) -> Vec<String> {
    let text = format!(
        "schema = 1\n[[measure]]\nid = \"own\"\nkind = \"works\"\ntitle = {{ zh = \"措施\", en = \"Own\" }}\n{keys}\n"
    );
    match Catalog::with_files(files(&text)) {
        Ok(_) => Vec::new(),
        Err(error) => error.0.iter().map(|d| d.one_line(Lang::En)).collect(),
    }
}

/// Keys of a measure, and the first problem with them.
const FORMULAS: &[(&str, Option<&str>)] = &[
    ("unit = \"m\"\nquantity = { ramp = \"2 * length\" }", None),
    ("unit = \"m\"\nquantity = { ramp = \"2 × （length ＋ 300 mm） ÷ 2\" }", None),
    ("unit = \"m\"\nquantity = { handrail = \"ramp.length + 0.6 m\" }", None),
    ("unit = \"m\"\notherwise = { from = \"2 m\", to = \"3 m\" }", None),
    ("unit = \"m2\"\nquantity = \"2 m * 1.5 m + 0.5 m²\"", None),
    ("quantity = \"2\"", Some("2:1: `unit` is missing")),
    (
        "unit = \"metre\"",
        Some(
            "6:8: `unit` does not fit: unknown word `metre`, expected one of place, piece, set, machine, leaf, bar, \
                 point, bay, home, job, m, m2",
        ),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"2 * \" }",
        Some(
            "7:21: the quantity `2 * ` cannot be reckoned: a number, a field or a bracket is missing at the end",
        ),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"2 - length\" }",
        Some("7:21: the quantity `2 - length` cannot be reckoned: `-` does not belong there"),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"2 * (length\" }",
        Some("7:21: the quantity `2 * (length` cannot be reckoned: a bracket is not closed"),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"300 kg\" }",
        Some("7:21: the quantity `300 kg` cannot be reckoned: `kg` is no unit of length or area"),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"length / rise\" }",
        Some(
            "7:21: the quantity `length / rise` cannot be reckoned: `rise` is no plain number above zero, and only by \
                 such can be divided",
        ),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"length / 0\" }",
        Some(
            "7:21: the quantity `length / 0` cannot be reckoned: `0` is no plain number above zero, and only by such \
                 can be divided",
        ),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"length * clear_width\" }",
        Some(
            "7:21: the quantity `length * clear_width` cannot be reckoned: it gives an area, and the unit is `m`",
        ),
    ),
    (
        "unit = \"piece\"\nquantity = { ramp = \"length\" }",
        Some("7:21: the quantity `length` cannot be reckoned: it gives a length, and the unit is `piece`"),
    ),
    (
        "unit = \"m\"\nquantity = { ramp = \"length + 2\" }",
        Some(
            "7:21: the quantity `length + 2` cannot be reckoned: a length and a plain number cannot be added",
        ),
    ),
    ("unit = \"m\"\nquantity = { ramp = \"2 * lenght\" }", Some("7:21: there is no field `lenght`")),
    ("unit = \"m\"\nquantity = { rampp = \"2 * length\" }", Some("7:22: there is no element `rampp`")),
    ("unit = \"m\"\nquantity = { ramp = \"straight * 2\" }", Some("7:21: there is no field `straight`")),
    (
        "unit = \"m\"\nquantity = { ramp = \"2 * form\" }",
        Some("7:21: the quantity `2 * form` cannot be reckoned: `form` is no length, area, number or ratio"),
    ),
    (
        "unit = \"m\"\nquantity = \"2 * length\"",
        Some(
            "7:12: the quantity `2 * length` cannot be reckoned: `length` is a field, and fields differ from element \
                 to element",
        ),
    ),
    (
        "unit = \"m\"\notherwise = { from = \"3 m\", to = \"2 m\" }",
        Some("7:13: `otherwise` does not fit: `from` is above zero and not above `to`"),
    ),
    (
        "unit = \"m\"\notherwise = { from = \"0 m\", to = \"2 m\" }",
        Some("7:13: `otherwise` does not fit: `from` is above zero and not above `to`"),
    ),
    (
        "unit = \"bar\"\nquantity = \"2\"\notherwise = { from = \"1\", to = \"2\" }",
        Some(
            "8:13: `otherwise` does not fit: the quantity is the same everywhere, so no reading can be missing",
        ),
    ),
    (
        "unit = \"job\"\nper = \"site\"\nquantity = { ramp = \"1\" }",
        Some(
            "8:12: `quantity` does not fit: what is done once for the site has one quantity, without fields",
        ),
    ),
    ("unit = \"job\"\nper = \"sites\"", Some("7:7: there is no word `sites`")),
];

#[test]
fn wrong_formulas_are_refused_in_plain_words() {
    for (keys, expected) in FORMULAS {
        let found = problems(keys);
        match expected {
            None => assert_eq!(found, [""; 0], "{keys}"),
            Some(text) => assert_eq!(found.first(), Some(&format!("measures/own.toml:{text}")), "{keys}"),
        }
    }
}

fn book(rest: &str) -> Result<tantu::checklist::PriceBook, Vec<String>> {
    let text = format!(
        "schema = 1\nid = \"own\"\nregion = \"622900\"\ntitle = {{ zh = \"价目\", en = \"Own\" }}\ndate = 2026-03-01\n\
         currency = \"CNY\"\nexample = false\nsource = {{ zh = \"中标价\", en = \"Tender\" }}\n{rest}\n"
    );
    let read = Catalog::builtin().read_prices(&Source::new("own.toml", text));
    read.map_err(|e| e.0.iter().map(|d| d.one_line(Lang::En)).collect())
}

fn priced(unit: &str, min: &str, typical: &str, max: &str) -> String {
    format!(
        "[[price]]\nmeasure = \"home-ramp-build\"\nunit = \"{unit}\"\nmin = \"{min}\"\ntypical = \"{typical}\"\nmax = \"{max}\""
    )
}

#[test]
fn price_books_are_held_to_their_form() {
    let read = book(&priced("m", "180", "280.5", "450.00")).expect("a book");
    let price = Price { min: Fen(18_000), typical: Fen(28_050), max: Fen(45_000) };
    assert_eq!(read.price("home-ramp-build"), Some(price));
    assert_eq!(read.price("home-rewire"), None);
    for (rest, expected) in [
        (
            priced("m2", "1", "2", "3"),
            "own.toml:11:8: the price of `home-ramp-build` is by `m2`, and the measure is counted in `m`",
        ),
        (
            priced("m", "1", "2.005", "3"),
            "own.toml:13:11: `typical` does not fit: `2.005` is no amount in yuan and fen, write `180` or `180.50`",
        ),
        (
            priced("m", "1", "-2", "3"),
            "own.toml:13:11: `typical` does not fit: `-2` is no amount in yuan and fen, write `180` or `180.50`",
        ),
        (
            priced("m", "3", "2", "3"),
            "own.toml:10:11: `price` does not fit: `min`, `typical` and `max` grow in this order from above zero",
        ),
        (
            priced("m", "1", "2", "3").replace("ramp-build", "ramp-bild"),
            "own.toml:10:11: there is no measure `home-ramp-bild`",
        ),
        (
            format!("{}\n{}", priced("m", "1", "2", "3"), priced("m", "1", "2", "3")),
            "own.toml:16:11: the id `home-ramp-build` stands twice",
        ),
    ] {
        assert_eq!(book(&rest).expect_err("refused"), [expected], "{rest}");
    }
}

#[test]
fn the_shipped_prices_say_that_they_are_examples() {
    let catalog = Catalog::builtin();
    let [book] = catalog.price_books() else { panic!("one book ships") };
    assert!(book.example, "nobody asked these prices");
    assert_eq!((book.id.as_str(), book.region.as_str()), ("622900-2026", "622900"));
    let homes = catalog.measures().iter().filter(|m| m.id.as_str().starts_with("home-"));
    for measure in homes {
        for lang in Lang::ALL {
            let text =
                tantu::retrofit::price_text(book, measure, lang).expect("every measure of homes has a price");
            assert!(text.starts_with(['示', 'e']), "{text}");
        }
    }
}

#[test]
fn lists_are_whole() {
    let catalog = Catalog::builtin();
    let list = catalog.list("mca-2020-86").expect("it ships");
    let numbers: Vec<u32> = list.items.iter().map(|i| i.number).collect();
    assert_eq!(numbers, (1..=30).collect::<Vec<u32>>());
    let basic: Vec<u32> = list.items.iter().filter(|i| i.basic).map(|i| i.number).collect();
    assert_eq!(basic, [1, 2, 11, 13, 17, 24, 29]);
    assert!(list.items.iter().filter(|i| i.basic).all(|i| i.confidence == Confidence::Quoted));
    assert!(list.items.iter().all(|i| !i.measures.is_empty()));
    assert_eq!(list.groups.len(), 7);
    assert_eq!(loose_ends(catalog), []);
}

/// A home with a steep, narrow ramp and a toilet without bars, and who lives there.
fn home() -> Assessment {
    let catalog = Catalog::builtin();
    let checklist = catalog.checklist("household-retrofit").expect("it ships");
    let mut survey = Survey::new("home");
    let wheelchair = catalog.limitation("wheelchair").expect("it ships").id.clone();
    survey.resident = Some(Resident::with_limitations(vec![wheelchair]));
    survey.items.push(item(
        "home-entrance",
        &[
            ("ramp", "fixed"),
            ("ramp_assisted", "no"),
            ("ramp_slope", "1:6"),
            ("ramp_rise", "300 mm"),
            ("ramp_width", "700 mm"),
            ("rise", "300 mm"),
        ],
    ));
    survey.items.push(item(
        "home-toilet",
        &[
            ("bar_horizontal", "yes"),
            ("bar_height", "500 mm"),
            ("bar_above_pan", "50 mm"),
            ("bar_length", "300 mm"),
        ],
    ));
    assess(&checklist, survey, tantu::finding::AuditOptions::default())
}

#[test]
fn one_measure_mends_several_findings_at_an_item() {
    let home = home();
    let catalog = Catalog::builtin();
    let work = work(&home, catalog.price_books().first());
    let failed = home.findings.iter().filter(|f| f.is_barrier()).count();
    let mended: usize = work.items.iter().map(|w| w.mends.len()).sum();
    assert_eq!(mended + work.without_measure.len(), failed, "every barrier stands under one piece of work");
    let find = |id: &str| work.items.iter().find(|w| w.planned.measure.as_str() == id).expect("planned");

    let bars = find("home-grab-bar-toilet");
    assert_eq!(bars.planned.amount, Amount::Known(Exact::whole(2)));
    assert_eq!(cost_text(bars.planned.cost.expect("priced"), Lang::En), "CNY 220.00 (120.00 – 400.00)");
    let rules: Vec<&str> =
        bars.mends.iter().map(|m| home.rule(&home.findings[m.finding]).id.as_str()).collect();
    assert!(rules.len() == 2 && rules.contains(&"home-toilet-bar-length"), "{rules:?}");
    let length =
        bars.mends.iter().find(|m| home.rule(&home.findings[m.finding]).id.as_str().ends_with("length"));
    let target = length.expect("it failed").targets[0];
    assert_eq!(target.low.expect("a least").value.display(&STYLE), "700 mm");
    assert_eq!((target.high, target.nominal()), (None, None));
    // Of several ways to be right, the first is the target: 700 mm above the floor.
    let height =
        bars.mends.iter().find(|m| home.rule(&home.findings[m.finding]).id.as_str().ends_with("height"));
    let (middle, tolerance) = height.expect("it failed").targets[0].nominal().expect("two ends");
    assert_eq!((middle.display(&STYLE), tolerance.value), ("700 mm".to_owned(), Exact::ZERO));

    let ramp = find("home-ramp-lengthen");
    assert_eq!(amount_text(ramp.planned.amount, tantu::checklist::MeasureUnit::Metre, &STYLE), "3.60 m");
    assert_eq!(ramp.planned.cost.and_then(|c| c.typical), Some(Fen(100_800)));
    let slope = ramp.mends[0].targets[0].high.expect("a most");
    assert!(slope.included);
    assert_eq!(slope.value.display(&STYLE), "1:12");

    let left = after(&home, ramp).expect("a home has a burden");
    let before = home.burden.as_ref().expect("a home has a burden");
    assert!(left.low < before.low && left.high < before.high, "mending takes burden away");
}

#[test]
fn the_total_is_the_sum_of_the_lines() {
    let home = home();
    let found = work(&home, Catalog::builtin().price_books().first());
    let lines = found.items.iter().filter_map(|w| w.planned.cost);
    let (low, high) = lines.fold((0, 0), |(low, high), c| (low + c.low.0, high + c.high.0));
    assert_eq!((found.total.low, found.total.high), (Fen(low), Fen(high)));
    let bare = work(&home, None);
    assert_eq!((bare.total.unpriced, bare.total.high), (bare.items.len(), Fen::ZERO));
    assert!(bare.items.iter().all(|w| w.planned.cost.is_none()));
}

/// The price of an amount by whole numbers alone: fen × num ÷ den, half away from zero.
fn by_hand(fen: i64, num: i64, den: i64) -> i64 {
    let (whole, rest) = ((fen * num) / den, (fen * num) % den);
    whole + i64::from(rest * 2 >= den)
}

proptest! {
    #[test]
    fn costs_are_exact_to_the_fen(fen in 0i64..1_000_000, num in 0i64..100_000, den in 1i64..1_000) {
        let amount = Exact::new(num.into(), den.into()).expect("a fraction");
        prop_assert_eq!(Fen(fen).times(amount), Some(Fen(by_hand(fen, num, den))));
    }

    #[test]
    fn money_reads_back(fen in 0i64..=i64::MAX) {
        prop_assert_eq!(Fen(fen).to_string().parse::<Fen>(), Ok(Fen(fen)));
    }

    #[test]
    fn more_never_needs_less(drawn in common::item(), grow in 1i64..5) {
        let catalog: &Arc<Catalog> = Catalog::builtin();
        let survey = common::survey(catalog, std::slice::from_ref(&drawn));
        let small = &survey.items[0];
        let mut large = small.clone();
        let readings: Vec<_> = small.readings.iter().map(|(at, r)| (at, r.value)).collect();
        for (at, value) in readings {
            if let Value::Quantity(q) = value {
                let more = q.value.checked_mul(Exact::whole(grow)).expect("small");
                let value = Value::Quantity(Quantity { value: more.max(q.value), ..q });
                large.readings = {
                    let mut new = tantu::survey::Readings::default();
                    for (other, reading) in large.readings.iter() {
                        let value = if other == at { value } else { reading.value };
                        new.set(other, value, "", None);
                    }
                    new
                };
            }
        }
        for measure in catalog.measures().iter().filter(|m| m.scope == Scope::Item) {
            let one = take_off(&survey, small, measure).amount;
            let two = take_off(&survey, &large, measure).amount;
            match (one, two) {
                (Amount::Known(a), Amount::Known(b)) => prop_assert!(a <= b, "{}: {a:?} > {b:?}", measure.id),
                (Amount::Known(_), _) => prop_assert!(false, "{}: known, then not", measure.id),
                _ => {}
            }
            if let Amount::Known(value) = one {
                prop_assert!(value > Exact::ZERO, "{}: nothing is needed", measure.id);
            }
        }
    }

    #[test]
    fn no_formula_panics(text in "[-+*/()0-9a-z_. m²×÷（]{0,40}") {
        if let Ok(formula) = tantu::checklist::Formula::read(&text) {
            let words = formula.words(&String::clone);
            let again = tantu::checklist::Formula::read(&words);
            prop_assert!(again.is_ok(), "{text} -> {words}");
        }
    }
}
