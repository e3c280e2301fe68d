//! Chromium uses the map pages: real clicks, keys and axe-core, on a desktop and on a phone.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tantu::assessment::Assessment;
use tantu::formats::Settings;
use tantu::lang::Lang;
use tantu::privacy::Audience;
use tantu::survey::Position;

use crate::common::built::library;
use crate::pdf::assessed::{home, samples};
use crate::reports::{bytes, public};

fn judge(files: &[PathBuf]) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/axe.sh");
    let done = Command::new(script).env("JUDGE", "webmap.mjs").args(files).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.success(), said)
}

#[test]
#[ignore = "needs Chromium, node and axe-core"]
fn the_map_is_used_by_hand_and_by_keys() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("webmap");
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    let mut write = |name: String, page: Vec<u8>| {
        let path = folder.join(name);
        std::fs::write(&path, page).unwrap();
        files.push(path);
    };
    let all: Vec<Assessment> = samples().into_iter().map(|(_, of)| of).filter(|of| !of.is_home()).collect();
    for lang in Lang::ALL {
        write(format!("samples-{lang}.html"), public("web-map", &all, lang).into_bytes());
        let mut with = samples().into_iter().map(|(_, of)| of).collect::<Vec<_>>();
        with.push(home());
        let settings = Settings { lang, ..Settings::default() };
        write(format!("homes-{lang}.internal.html"), bytes("web-map", &with, Audience::Internal, settings));
    }
    for lang in Lang::ALL {
        let file = folder.join(format!("areas-{lang}.html"));
        let (name, boundaries) = (file.to_str().unwrap(), "samples/linxia/counties.geojson");
        let args = [
            "map",
            "samples/public",
            "--boundaries",
            boundaries,
            "--force",
            "--lang",
            if lang == Lang::En { "en" } else { "zh" },
        ];
        crate::cli::tantu(&[&args[..], &["-o", name]].concat()).ends(0);
        files.push(file);
    }
    for lang in Lang::ALL {
        let file = folder.join(format!("layers-{lang}.html"));
        let (name, tag) = (file.to_str().unwrap(), if lang == Lang::En { "en" } else { "zh" });
        let args =
            ["map", "samples/public", "--demand", "samples/coverage/people.geojson", "--within", "900 m"];
        let on = ["--group", "deaf,wheelchair", "--force", "--lang", tag, "-o", name];
        crate::cli::tantu(&[&args[..], &on].concat()).ends(0);
        files.push(file);
    }
    let (file, archive) = (folder.join("background.html"), folder.join("green.pmtiles"));
    std::fs::write(&archive, crate::basemap::green(103.2274, 35.5718, 13..=16)).unwrap();
    let hall = "samples/public/linxia-service-hall.toml";
    let args = ["map", hall, "--attribution", "© Somebody", "--lang", "en", "--force", "--basemap"];
    let on = [archive.to_str().unwrap(), "-o", file.to_str().unwrap()];
    crate::cli::tantu(&[&args[..], &on].concat()).ends(0);
    files.push(file);
    let (good, said) = judge(&files);
    println!("{said}");
    assert!(good, "{said}");

    // A judge that lets everything through would be of no use.
    let sound = public("web-map", &all, Lang::En);
    let harms = [
        (
            "a filter that leaves the list",
            "shown: [...found]",
            "shown: list.shown.length ? list.shown : [...found]",
        ),
        (
            "signs that stay",
            "layer.show(found, group, on);",
            "if (!layer.shown.length) layer.show(found, group, on);",
        ),
        ("a switch of a layer that does nothing", "if (on.has(of)) found.push(row);", "found.push(row);"),
        (
            "a mark over the buttons",
            "<div class=\"frame\">",
            "<div class=\"frame\"><p style=\"position:absolute;inset:0;z-index:900\"></p>",
        ),
        ("rows without a key", "toggle(feature));", "0);"),
        ("no language", " lang=\"en\"", ""),
    ];
    for (name, from, to) in harms {
        assert!(sound.contains(from), "{name}");
        // The policy lets in the sound script alone, so the harmed page goes without one.
        let harmed = sound.replacen(from, to, 1).replacen(
            "http-equiv=\"Content-Security-Policy\"",
            "name=\"none\"",
            1,
        );
        let path = folder.join(format!("harm-{}.html", name.replace(' ', "-")));
        std::fs::write(&path, harmed).unwrap();
        let (good, said) = judge(&[path]);
        assert!(!good, "not noticed: {name}: {said}");
    }
}

#[test]
#[ignore = "needs Chromium, node and axe-core"]
fn ten_thousand_features_stay_smooth() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("webmap");
    std::fs::create_dir_all(&folder).unwrap();
    let mut all = Vec::new();
    for at in 0..2_000_u32 {
        let mut one = library();
        let (east, north) = (f64::from(at % 50) * 0.003, f64::from(at / 50) * 0.003);
        let moved = |p: Position| Position { lon: p.lon + east, lat: p.lat + north };
        one.survey.site.id = format!("library-{at}").parse().unwrap();
        one.survey.site.position = one.survey.site.position.map(moved);
        for item in &mut one.survey.items {
            if let Some(more) = &mut item.more {
                more.position = more.position.map(moved);
            }
        }
        all.push(one);
    }
    let path = folder.join("many.html");
    let page = public("web-map", &all, Lang::En);
    let features = crate::webmap::data(&page)["features"]["id"].as_array().unwrap().len();
    assert!(features >= 10_000, "{features}");
    assert!(page.len() < 4_000_000, "{} bytes", page.len());
    std::fs::write(&path, page).unwrap();
    let (good, said) = judge(&[path]);
    println!("{said}");
    assert!(good, "{said}");
}
