//! Homes and the command: what it takes for one, what it marks, and what it says of what it could not read.

use std::fs;
use std::path::Path;

use tantu::checklist::Catalog;

use super::{Run, ramp, tantu_in};

/// What no public run may say; every home below has it in its id, its name, its readings and its resident.
const SECRET: &str = "SECRET";

/// Homes, each told by one sign alone.
const BY_PROFILE: &str = "schema = 1\nprofile = \"household-retrofit\"\nposition = { lon = 103.2, lat = 35.6 }\n\
    surveyed = 2026-05-04\n[site]\nid = \"SECRET-1\"\nlabel = \"SECRET\"\narea = \"622901001\"\n\n\
    [[item]]\nid = \"R1\"\nelement = \"ramp\"\nlabel = \"SECRET\"\nmeasured.slope = \"1:8\"\n";
const BY_ELEMENT: &str = "schema = 1\nsurveyed = 2026-05-04\nposition = { lon = 103.2, lat = 35.6 }\n\
    [site]\nid = \"SECRET-2\"\nlabel = \"SECRET\"\n\n\
    [[item]]\nid = \"SECRET\"\nelement = \"home-door\"\nlabel = \"SECRET\"\nmeasured.clear_width = \"700 mm\"\n";
const BY_RESIDENT: &str = "schema = 1\nprofile = \"street\"\nsurveyed = 2026-05-04\n\
    position = { lon = 103.2, lat = 35.6 }\n[site]\nid = \"SECRET-3\"\nlabel = \"SECRET\"\n\n\
    [resident]\nname = \"SECRET\"\n\n\
    [[item]]\nid = \"R1\"\nelement = \"ramp\"\nlabel = \"SECRET\"\nmeasured.slope = \"1:8\"\n";
const BY_OFFICE: &str = "schema = 1\nprofile = \"own-homes\"\nsurveyed = 2026-05-04\n\
    [site]\nid = \"SECRET-4\"\nlabel = \"SECRET\"\n\n\
    [[item]]\nid = \"R1\"\nelement = \"ramp\"\nlabel = \"SECRET\"\nmeasured.slope = \"1:8\"\n";
const OFFICE: &str = "schema = 1\nid = \"own-homes\"\nextends = \"elder-home\"\n\
    title = { zh = \"本局住宅\", en = \"Our homes\" }\n";

/// A folder of such homes and one public site.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("a file");
    fs::create_dir_all(dir.path().join("own/profiles")).expect("a folder");
    fs::create_dir(dir.path().join("in")).expect("a folder");
    write("own/profiles/own-homes.toml", OFFICE);
    for (name, home) in
        [("1.toml", BY_PROFILE), ("2.toml", BY_ELEMENT), ("3.toml", BY_RESIDENT), ("4.toml", BY_OFFICE)]
    {
        write(&format!("in/{name}"), home);
    }
    let hall = ramp("hall", "1:8");
    write("in/hall.toml", &hall.replace("surveyed", "position = { lon = 103.2001, lat = 35.6 }\nsurveyed"));
    write("people.csv", "lon,lat,people,code\n103.2,35.6,900,622901001\n");
    write("local.toml", "schema = 1\n[[select]]\nstandard = \"household\"\n");
    dir
}

/// Everything that a run said and wrote.
fn all(run: &Run, out: &Path) -> String {
    let mut text = format!("{}{}", run.stdout, run.stderr);
    for entry in fs::read_dir(out).into_iter().flatten().flatten() {
        text += &entry.file_name().to_string_lossy();
        text += &String::from_utf8_lossy(&fs::read(entry.path()).unwrap_or_default());
    }
    text
}

/// The commands that judge records or look at them, as far as they print text or data.
const COMMANDS: &[&[&str]] = &[
    &["check", "in"],
    &["check", "in", "--format", "json"],
    &["check", "in", "--format", "jsonl", "-v"],
    &["report", "in", "--format", "csv"],
    &["report", "in", "--format", "html"],
    &["report", "in", "--format", "markdown"],
    &["report", "in", "--format", "earl"],
    &["report", "in", "--kind", "programme", "--format", "json"],
    &["report", "in", "--kind", "work-sheet", "--format", "html"],
    &["map", "in", "--format", "geojson", "--demand", "people.csv"],
    &["map", "in", "--format", "html"],
    &["lot", "in", "--format", "json"],
    &["lot", "in"],
    &["lot", "in", "--format", "csv"],
    &["lot", "in", "--format", "markdown"],
    &["agreement", "in", "in"],
    &["agreement", "in", "in", "--format", "json"],
    &["agreement", "in", "in", "--format", "csv"],
    &["coverage", "in", "--demand", "people.csv"],
    &["coverage", "in", "--demand", "people.csv", "--format", "json"],
    &["coverage", "in", "--demand", "people.csv", "--format", "csv"],
    &["coverage", "in", "--demand", "people.csv", "--format", "markdown"],
    &["area", "rollup", "in"],
    &["area", "rollup", "in", "--format", "csv"],
    &["area", "rollup", "in", "--format", "json"],
    &["area", "rollup", "in", "--format", "geojson"],
];

/// Those that take no profile.
const LOOKS: &[&[&str]] = &[
    &["area", "check", "in"],
    &["area", "check", "in", "--format", "json"],
    &["area", "check", "in", "--format", "csv"],
    &["area", "check", "in", "--format", "markdown"],
];

const OWN: &[&str] = &["--checklists", "own", "--lang", "en"];

#[track_caller]
fn silent(dir: &Path, args: &[&str]) {
    let run = tantu_in(dir, args);
    assert_ne!(run.code, Some(2), "{args:?}: {run:#?}");
    assert!(!all(&run, &dir.join("out")).contains(SECRET), "{args:?}: {run:#?}");
}

#[test]
fn a_home_is_one_by_any_sign_in_every_command() {
    let dir = folder();
    for args in COMMANDS {
        silent(dir.path(), &[args, OWN, &["--profile", "street"]].concat());
    }
    for args in LOOKS {
        silent(dir.path(), &[args, OWN].concat());
    }
    silent(
        dir.path(),
        &[&["audit", "in", "--out", "out", "--profile", "street", "--exit-zero"], OWN].concat(),
    );
}

#[test]
fn a_home_is_one_whichever_profile_judges_it() {
    let dir = folder();
    for profile in Catalog::builtin().profiles() {
        let args = ["check", "in", "--format", "json", "--exit-zero", "--profile", profile.id.as_str()];
        silent(dir.path(), &[&args[..], OWN].concat());
    }
    // An office that takes the rules for homes into a profile for streets makes no street of a home.
    let args = ["check", "in", "--format", "json", "--profile", "street", "--tailor", "local.toml"];
    silent(dir.path(), &[&args[..], OWN].concat());
    // By the settings: a record that says nothing is judged by the profile of the office.
    fs::write(
        dir.path().join("in/2.toml"),
        BY_ELEMENT.replace("home-door", "ramp").replace("clear_width", "slope").replace("700 mm", "1:8"),
    )
    .expect("a record");
    fs::write(dir.path().join("tantu.toml"), "profile = \"household-retrofit\"\n").expect("settings");
    silent(dir.path(), &[&["area", "check", "in", "--format", "json"][..], OWN].concat());
    silent(dir.path(), &[&["check", "in", "--format", "json"][..], OWN].concat());
}

/// What is internal says so wherever it is written, and only then.
#[test]
fn every_internal_output_of_a_command_is_marked() {
    let dir = folder();
    let marks = [
        "Internal: holds personal data",
        "\"internal\": true",
        "\"internal\":true",
        ",true\n",
        ",true\r\n",
        ",true,",
        ",yes\r\n",
        "accessRights",
        "INTERNAL",
    ];
    let marked = |run: &Run| marks.iter().any(|mark| run.stdout.contains(mark));
    let mut other = vec![];
    for args in COMMANDS.iter().chain(LOOKS) {
        let run = tantu_in(dir.path(), &[args, OWN, &["--internal"]].concat());
        if !marked(&run) {
            other.push((args, run));
            continue;
        }
        let run = tantu_in(dir.path(), &[args, OWN].concat());
        assert!(
            !run.stdout.contains("Internal: holds") && !run.stdout.contains("\"internal\": true"),
            "{args:?}"
        );
    }
    assert!(other.is_empty(), "{other:#?}");
    tantu_in(
        dir.path(),
        &[&["audit", "in", "--out", "o", "--internal", "--exit-zero", "--profile", "street"], OWN].concat(),
    )
    .ends(0)
    .prints("Internal: holds personal data");
}

/// Records with a mistake in what is personal, by file name; the certificate stands on the line of the mistake.
const BAD: &[(&str, &str)] = &[
    (
        "line.jsonl",
        "{\"schema\": 1, \"site\": \"SECRET\", \"profile\": \"household-retrofit\", \"resident\": {\"certificate\": \"SECRET\", \"category\": \"SECRETX\", \"grade\": 77}}\n",
    ),
    (
        "one.json",
        "{\"schema\": 1, \"site\": \"SECRET\", \"resident\": {\"name\": \"SECRET\", \"limitations\": [\"SECRETY\"], \"SECRETkey\": 1}}",
    ),
    (
        "torn.json",
        "{\"schema\": 1, \"site\": \"SECRET\", \"resident\": {\"name\": \"SECRET\" \"phone\": \"SECRET\"}}",
    ),
    ("kind.toml", "schema = 1\nsite = \"SECRET\"\nresident = \"SECRET\"\n"),
    ("torn.toml", "schema = 1\nsite = \"SECRET\"\n[resident]\nname = \"SECRET\n"),
    (
        "value.toml",
        "schema = 1\nsite = \"SECRET\"\nprofile = \"household-retrofit\"\nsurveyed = \"SECRET\"\n\
         position = { lon = 1035, lat = 35.6 }\n\n[[item]]\nid = \"SECRET\"\nelement = \"home-door\"\n\
         measured.clear_width = \"SECRET\"\nmeasured.SECRETfield = 1\nparent = \"SECRETparent\"\n",
    ),
    (
        "rows.csv",
        "site,item,element,field,value\nSECRET,D1,home-door,clear_width,SECRET wide\nSECRET,D1,home-door,clear_width,SECRET\n",
    ),
];

#[test]
fn what_is_wrong_with_a_home_is_said_without_its_words() {
    for (name, text) in BAD {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join(name), text).expect("a record");
        fs::write(dir.path().join("hall.toml"), ramp("hall", "1:12")).expect("a record");
        for lang in ["en", "zh"] {
            for command in [&["check", name][..], &["area", "check", name], &["check", name, "--plain"]] {
                let run = tantu_in(
                    dir.path(),
                    &[command, &["hall.toml", "--lang", lang, "--profile", "street"]]
                        .concat()
                        .into_iter()
                        .filter(|a| command[0] == "check" || !["--profile", "street"].contains(a))
                        .collect::<Vec<_>>(),
                );
                let told = run.stderr.replace("SECRETkey", "").replace("torn", "");
                assert!(!told.contains(SECRET) && !run.stdout.contains(SECRET), "{name}: {run:#?}");
                // The place is told: file, line and column.
                assert!(run.stderr.contains(&format!("{name}:")), "{name}: {run:#?}");
            }
        }
        // Whoever may see homes sees the line.
        let run = tantu_in(dir.path(), &["check", name, "hall.toml", "--internal", "--lang", "en"]);
        assert!(run.stderr.contains(SECRET), "{name}: {run:#?}");
    }
    // What is said of a public record shows its line as ever.
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("hall.toml"), ramp("hall", "steep")).expect("a record");
    tantu_in(dir.path(), &["check", "hall.toml", "--lang", "en"]).ends(2).says("measured.slope = \"steep\"");
}

/// A column far into a long line is the column of the file, not of the part that is shown.
#[test]
fn the_column_of_a_long_line_is_told() {
    let dir = tempfile::tempdir().expect("a folder");
    let text = BAD[0].1.replace("\"schema\"", &format!("{}\"schema\"", " ".repeat(300)));
    fs::write(dir.path().join("line.jsonl"), &text).expect("a record");
    let at = text.find("\"SECRETX\"").expect("it is there") + 1;
    tantu_in(dir.path(), &["check", "line.jsonl", "--lang", "en"])
        .ends(2)
        .says(&format!("line.jsonl:1:{at}"));
}

/// A list of households is no demand of a public output.
#[test]
fn a_list_of_households_makes_no_public_figure() {
    let dir = folder();
    let households = "lon,lat,people,code\n103.2123,35.6012,1,622901103201\n103.2124,35.6013,6,622901103202\n\
        103.25,35.6,900,622901103203\n";
    fs::write(dir.path().join("people.csv"), households).expect("a file");
    let asked = |more: &[&str]| {
        let args =
            ["coverage", "in/hall.toml", "--demand", "people.csv", "--level", "village", "--lang", "en"];
        tantu_in(dir.path(), &[&args[..], more].concat())
    };
    asked(&[])
        .ends(2)
        .says("error[demand-homes]: so few people are at some of the places (2)")
        .says("`--demand-is-public`")
        .prints_no("people");
    asked(&["--internal"]).ends(0).prints("Internal: holds personal data");
    asked(&["--demand-is-public"]).ends(0).prints("were declared to be published figures");
    asked(&["--demand-is-public", "--format", "json"]).ends(0).prints("\"demand_is_public\": true");
    let map = ["map", "in/hall.toml", "--demand", "people.csv", "--layers", "gaps", "--lang", "en"];
    tantu_in(dir.path(), &map).ends(2).says("demand-homes").prints_no("103.2124");
    let near = ["--nearest", "near.csv", "--demand-is-public"];
    asked(&near).ends(0);
    // Even of published figures a place of one is on no map.
    let table = fs::read_to_string(dir.path().join("near.csv")).expect("a table");
    assert!(!table.contains("103.2123") && table.contains("103.2124"), "{table}");
}

/// Homes of a programme, which differ by round in all but their codes and readings.
fn programme(dir: &Path, round: u8) {
    let home = |number: u8| {
        let (lon, lat) =
            (103.0 + 0.01 * f64::from(number) + 0.7 * f64::from(round), 35.5 + 0.1 * f64::from(round));
        format!(
            "{{\"schema\": 1, \"site\": {{\"id\": \"h{round}-{number}\", \"label\": \"家 {round}\", \"area\": \"622901001{:03}\"}}, \
             \"profile\": \"household-retrofit\", \"surveyed\": \"2026-0{}-11\", \"position\": {{\"lon\": {lon}, \"lat\": {lat}}}, \
             \"resident\": {{\"name\": \"虚构 {round}\", \"certificate\": \"{round}{number}\"}}, \
             \"item\": [{{\"id\": \"E1\", \"element\": \"home-entrance\", \"measured\": {{\"rise\": \"30cm\"}}}}]}}\n",
            number / 7,
            3 + round,
        )
    };
    let homes: String = (0..20).map(home).collect();
    fs::write(dir.join("in/homes.jsonl"), homes).expect("records");
}

/// No public byte of any command changes when homes move, are renamed, or somebody else lives there.
#[test]
fn no_public_byte_depends_on_where_or_who() {
    let dir = folder();
    // A record that names no profile would end every run with 2.
    fs::write(dir.path().join("in/2.toml"), format!("profile = \"street\"\n{BY_ELEMENT}")).expect("a record");
    let counties = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/linxia/counties.geojson");
    let counties = counties.to_str().expect("UTF-8");
    let by = |args: &[&'static str]| -> Vec<String> {
        let areas = ["area", "coverage", "map"].contains(&args[0]);
        let more = if areas { vec!["--boundaries", counties] } else { vec![] };
        let near = if args[0] == "coverage" { vec!["--nearest", "out/near.csv", "--force"] } else { vec![] };
        [args, OWN, &more, &near].concat().into_iter().map(str::to_owned).collect()
    };
    let audit: &[&str] = &["audit", "in", "--out", "out", "--force", "--exit-zero"];
    let other: [&[&'static str]; 3] = [
        &["area", "rollup", "in", "--level", "village", "--least-homes", "7", "--format", "json"],
        &["check", "in", "--format", "json", "--least-homes", "10"],
        &["report", "in", "--kind", "programme", "--format", "html"],
    ];
    let written = |round| {
        programme(dir.path(), round);
        let run = |args: &&[&'static str]| {
            let args = by(args);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let _ = fs::remove_dir_all(dir.path().join("out"));
            fs::create_dir(dir.path().join("out")).expect("a folder");
            let run = tantu_in(dir.path(), &args);
            assert_ne!(run.code, Some(2), "{args:?}: {run:#?}");
            (args.join(" "), all(&run, &dir.path().join("out")))
        };
        COMMANDS.iter().chain(LOOKS).chain([&audit]).chain(&other).map(run).collect::<Vec<_>>()
    };
    let (here, there) = (written(0), written(1));
    for ((name, before), (_, after)) in here.iter().zip(&there) {
        assert!(before == after, "{name} changes: {before}\n---\n{after}");
    }
    assert!(here.iter().any(|(_, text)| text.contains("\"count\": 20")), "homes are told of");
}
