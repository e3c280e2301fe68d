//! Every public output at once: formats, kinds of documents, layers, roll-ups, coverage, lots and agreement.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::date;
use tantu::agreement::agreement;
use tantu::area::{Area, AreaId, Boundaries, Level};
use tantu::checklist::GroupSet;
use tantu::coverage::{
    Demand, People, Place, Question, Service, facilities, homes_reach, land, reach, repairs,
};
use tantu::export::{Areas, LayerName, Settings};
use tantu::formats::{Batch, EXPORTERS, refusal};
use tantu::lang::Lang;
use tantu::lot::{By, lots};
use tantu::map::areas::geojson;
use tantu::map::html::WebMap;
use tantu::map::layer::{Areas as AreaLayer, Layers};
use tantu::map::nearest::NearestTable;
use tantu::map::{MAP_FORMATS, MapFormat as _};
use tantu::privacy::Release;
use tantu::report::areas::{csv, human, json};
use tantu::report::kinds::{KINDS, template};
use tantu::rollup::rollup;

/// Everything that can be written of a release, by name.
pub(super) fn outputs(release: &Release<'_>) -> BTreeMap<String, Vec<u8>> {
    Lang::ALL.into_iter().flat_map(|lang| outputs_in(release, lang)).collect()
}

/// Two townships of one county, with outlines, and two villages of which only the names are known.
fn places() -> Boundaries {
    let square = |code: &str, west: f64| {
        let ring = vec![[west, 35.0], [west + 0.5, 35.0], [west + 0.5, 36.0], [west, 36.0], [west, 35.0]];
        Area::new(AreaId::from(code), Some(format!("named {code}")), vec![vec![ring]])
    };
    Boundaries::new(vec![square("622901001", 103.0), square("622901002", 103.5)])
}

/// People at places, published: two within reach of the library, one of so few that no map shows it.
fn people() -> Demand {
    let mut demand = Demand::new();
    for (lon, people) in [(103.2102, 120.0), (103.211, 30.0), (103.35, 80.0), (103.36, 2.0)] {
        demand.push(Place { lon, lat: 35.6, people: People::new(people).expect("a number"), area: 0 });
    }
    demand.declare_public();
    demand
}

pub(super) fn outputs_in(release: &Release<'_>, lang: Lang) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let boundaries = [("no outlines", Boundaries::default()), ("outlines", places())];
    for kind in KINDS.iter().map(|t| t.kind()) {
        for (by, boundaries) in &boundaries {
            if *by == "outlines" && kind.name() != "programme" {
                continue;
            }
            let areas = Areas { boundaries: Arc::new(boundaries.clone()), sources: Vec::new() };
            let settings = Settings {
                lang,
                kind,
                date: Some(date(2026, 11, 23)),
                areas: Some(areas),
                ..Settings::default()
            };
            for format in EXPORTERS {
                if refusal(&settings, format.name()).is_some() || template(kind).refuses(release).is_some() {
                    continue;
                }
                let batch = Batch { release, settings: settings.clone(), photos: None };
                let mut out = Vec::new();
                format.write(&batch, &mut out).expect("memory takes it");
                let by = if *by == "outlines" { " by outlines" } else { "" };
                found.insert(format!("{} {} {lang}{by}", kind.name(), format.name()), out);
            }
        }
    }
    for (by, boundaries) in &boundaries {
        for level in
            [None, Some(Level::Prefecture), Some(Level::County), Some(Level::Township), Some(Level::Village)]
        {
            let by = if *by == "outlines" { " by outlines" } else { "" };
            found.insert(format!("areas {level:?} {lang}{by}"), rolled(release, boundaries, level, lang));
        }
    }
    found.extend(maps(release, lang));
    found.extend(counted(release, lang));
    found
}

fn rolled(release: &Release<'_>, boundaries: &Boundaries, level: Option<Level>, lang: Lang) -> Vec<u8> {
    let settings = Settings { lang, ..Settings::default() };
    let (of, internal) = (rollup(release, boundaries, level), release.is_internal());
    let mut text = human(&of, internal, level, lang).into_bytes();
    csv(&of, internal, &mut text).expect("written");
    json(&of, internal, &settings, &mut text).expect("written");
    geojson(&of, boundaries, internal, &settings, &mut text).expect("written");
    text
}

/// Every layer in every map format, and the nearest facilities.
fn maps(release: &Release<'_>, lang: Lang) -> BTreeMap<String, Vec<u8>> {
    let (boundaries, demand) = (places(), people());
    let sites = facilities(release.assessments(), &Service::Site);
    let question =
        |within| Question { demand: &demand, facilities: &sites.placed, within, groups: GroupSet::ALL };
    let areas = rollup(release, &boundaries, Some(Level::Township));
    let mut found = BTreeMap::new();
    for layer in LayerName::ALL {
        let settings = Settings { lang, layers: [layer].into_iter().collect(), ..Settings::default() };
        let batch = Batch { release, settings, photos: None };
        let layers = Layers::of(&batch)
            .with_areas(AreaLayer { rollup: &areas, boundaries: &boundaries })
            .with_coverage(question(500.0));
        for format in MAP_FORMATS {
            let mut out = Vec::new();
            format.render(&layers, &mut out).expect("written");
            found.insert(format!("map {} {lang} {layer}", format.name()), out);
        }
    }
    let settings = Settings { lang, ..Settings::default() };
    let batch = Batch { release, settings: settings.clone(), photos: None };
    let layers = Layers::of(&batch)
        .with_areas(AreaLayer { rollup: &areas, boundaries: &boundaries })
        .with_coverage(question(500.0));
    let mut out = Vec::new();
    WebMap::PLAIN.render(&layers, &mut out).expect("written");
    found.insert(format!("map page {lang}"), out);
    for within in [300.0, 500.0] {
        let table = NearestTable::of(release, question(within), &boundaries);
        let mut out = Vec::new();
        table.csv(&mut out).expect("written");
        table.geojson(&settings, &mut out).expect("written");
        found.insert(format!("nearest {within} {lang}"), out);
    }
    found
}

/// What commands print that the library answers in figures: coverage, lots, agreement of two inspectors.
fn counted(release: &Release<'_>, lang: Lang) -> BTreeMap<String, Vec<u8>> {
    let (boundaries, demand) = (places(), people());
    let shown = release.assessments();
    let sites = facilities(shown, &Service::Site);
    let question =
        |within| Question { demand: &demand, facilities: &sites.placed, within, groups: GroupSet::ALL };
    let questions = [question(300.0), question(500.0)];
    let lived = homes_reach(release, &questions, &boundaries, Some(Level::Township));
    let answers = questions.map(|asked| {
        let answer = (reach(&asked), land(&asked, &boundaries, Some(Level::Township)));
        format!("{answer:?}{:?}", repairs(&asked, shown, &Service::Site))
    });
    let text = format!("{lived:?}") + &answers.concat();
    let lots = [By::Element, By::Site, By::All].map(|by| format!("{:?}", lots(shown, by)));
    let both = format!("{:?}", agreement(shown, shown));
    [("coverage", text), ("lot", lots.concat()), ("agreement", both)]
        .map(|(name, text)| (format!("{name} {lang}"), text.into_bytes()))
        .into()
}
