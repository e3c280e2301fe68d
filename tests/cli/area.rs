//! `tantu area`.

use std::fs;

use super::{HOME, listing, ramp, tantu, tantu_in};

const COUNTIES: &str = "samples/linxia/counties.geojson";
const CODES: &str = "samples/linxia/linxia.codes.csv";

#[test]
fn records_roll_up_by_county_and_township() {
    tantu(&["area", "rollup", "samples/public", "--boundaries", COUNTIES, "--lang", "en"])
        .ends(0)
        .prints("All records: 3 sites, 51 items; ")
        .prints("临夏市 (622901): 2 sites, ")
        .prints("6 of 8 areas have no record: nothing is known of them.");
    let args = ["area", "rollup", "samples/public", "--boundaries", COUNTIES, "--codes", CODES];
    let run = tantu(&[&args[..], &["--level", "township", "--format", "csv"]].concat()).ends(0);
    assert!(run.stdout.starts_with("\u{feff}area,name,level,sites,items,score,"), "{}", run.stdout);
    // Every township, and the counties that are all that the records state.
    assert_eq!(run.stdout.lines().count(), 1 + 131 + 2);
    let run = tantu(&[&args[..], &["--level", "prefecture", "--format", "json"]].concat()).ends(0);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(document["areas"][0]["name"], "临夏回族自治州");
    assert_eq!(document["areas"][0]["sites"], 3);
    assert_eq!(document["areas"][0]["passed"], document["total"]["passed"]);
}

#[test]
fn the_ending_of_a_file_chooses_its_format() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("areas.geojson");
    let name = out.to_str().expect("UTF-8");
    tantu(&["area", "rollup", "samples/public", "--boundaries", COUNTIES, "-o", name]).ends(0);
    let map: serde_json::Value = serde_json::from_slice(&fs::read(&out).expect("a map")).expect("JSON");
    assert_eq!(map["features"].as_array().map(Vec::len), Some(8));
    tantu(&["area", "rollup", "samples/public", "--boundaries", COUNTIES, "-o", name]).ends(2);
    tantu(&["area", "rollup", "samples/public", "--internal", "-o", "areas.csv", "--lang", "en"])
        .ends(2)
        .says("areas.internal.csv");
}

#[test]
fn what_is_not_where_it_should_be_is_found() {
    let dir = tempfile::tempdir().expect("a folder");
    let park = fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/public/riverside-park.toml"),
    )
    .expect("a sample");
    fs::write(dir.path().join("park.toml"), park.replace("622921", "622901")).expect("a record");
    let counties = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COUNTIES);
    let check = ["area", "check", "park.toml", "--boundaries", counties.to_str().expect("UTF-8")];
    tantu_in(dir.path(), &[&check[..], &["--lang", "en"]].concat())
        .ends(1)
        .prints(
            "`riverside-park` states 临夏市 (622901) and lies in 临夏县 (622921), 1187 m from where it says",
        )
        .prints("it lies in another county")
        .prints("1 record looked at, 1 with something to look at.");
    // The commands that count by area say so too, and how to find out more.
    let boundaries = ["--boundaries", counties.to_str().expect("UTF-8"), "--lang", "en"];
    for command in [&["area", "rollup", "park.toml"][..], &["map", "park.toml", "-o", "park.gpkg"]] {
        tantu_in(dir.path(), &[command, &boundaries].concat())
            .says("1 of 1 records do not lie where they should; likely cause: the code of another county")
            .says("`tantu area check park.toml --boundaries ");
    }
    let run = tantu_in(dir.path(), &[&check[..], &["--format", "csv"]].concat()).ends(1);
    assert!(
        run.stdout.starts_with("site,area,placed_by,trouble,stated,found,metres,cause,internal\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("riverside-park,622901,code,elsewhere,622901,622921,1186.8,county,false"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_lies_outside_is_measured_from_where_it_says() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = |lon: &str, area: &str| {
        let text = format!(
            "schema = 1\nprofile = \"street\"\nposition = {{ lon = {lon}, lat = 35.6 }}\n[site]\nid = \"k\"\nlabel = \"k\"\n{area}\n\
             [[item]]\nid = \"D1\"\nelement = \"kerb-ramp\"\n"
        );
        fs::write(dir.path().join("k.toml"), text).expect("a record");
        let counties = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COUNTIES);
        let args =
            ["area", "check", "k.toml", "--boundaries", counties.to_str().expect("UTF-8"), "--lang", "en"];
        tantu_in(dir.path(), &args).ends(1)
    };
    record("104.2", "area = \"622901\"")
        .prints("`k` states 临夏市 (622901) and is in none of the areas: ")
        .prints(" km from where it says; the nearest is ");
    record("104.2", "").prints("`k` is in none of the areas: ").prints(" km from ");
    record("103.2", "area = \"622927\"").prints(" km from where it says").prints("it lies in another county");
}

#[test]
fn the_samples_are_where_they_say() {
    let all = ["samples/public", "samples/homes", "samples/linxia/homes", "--internal", "--lang", "en"];
    tantu(&[&["area", "check"], &all[..], &["--boundaries", COUNTIES, "--codes", CODES]].concat())
        .ends(0)
        .prints("62 records looked at, 0 with something to look at.");
}

/// The household programme of the sample at every level, public and internal.
#[test]
fn the_household_programme_rolls_up_and_tells_of_no_small_village() {
    let args = |level: &'static str| {
        [
            "area",
            "rollup",
            "samples/linxia/homes",
            "--boundaries",
            COUNTIES,
            "--codes",
            CODES,
            "--lang",
            "en",
            "--level",
            level,
        ]
    };
    tantu(&args("prefecture")).ends(0).prints("临夏回族自治州 (622900): About 50 homes");
    tantu(&args("county"))
        .ends(0)
        .prints("临夏县 (622921): About 20 homes")
        .prints_no("永靖县")
        .prints_no("622923");
    tantu(&args("township")).ends(0).prints("尹集镇 (622921105): About 10 homes").prints_no("居集镇");
    tantu(&args("village")).ends(0).prints("莲城村委会 (622921103201): About 5 homes").prints_no("鲁家村");
    let internal = [&args("village")[..], &["--internal"]].concat();
    tantu(&internal).ends(0).prints("鲁家村委会 (622921103203): 2 sites").prints_no("invented-home");
}

#[test]
fn the_threshold_only_goes_up() {
    let rollup = ["area", "rollup", "samples/linxia/homes", "--level", "county", "--lang", "en"];
    tantu(&[&rollup[..], &["--least-homes", "10"]].concat())
        .ends(0)
        .prints("622921: About")
        .prints_no("622926");
    tantu(&[&rollup[..], &["--least-homes", "4"]].concat()).ends(2).says("`--least-homes <N>` cannot be `4`");
    let dir = tempfile::tempdir().expect("a folder");
    let homes = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/linxia/homes");
    let args = ["area", "rollup", homes.to_str().expect("UTF-8"), "--level", "county", "--lang", "en"];
    fs::write(dir.path().join("tantu.toml"), "least_homes = 10\n").expect("settings");
    tantu_in(dir.path(), &[&args[..], &["--least-homes", "5"]].concat()).ends(0).prints_no("622926");
    fs::write(dir.path().join("tantu.toml"), "least_homes = 3\n").expect("settings");
    tantu_in(dir.path(), &args).ends(2).says("least_homes");
}

#[test]
fn a_record_in_gcj02_is_recognised_and_mended_by_its_name() {
    let dir = tempfile::tempdir().expect("a folder");
    let square = "{\"features\":[{\"properties\":{\"code\":\"622901\",\"name\":\"临夏市\"},\"geometry\":{\"type\":\"Polygon\",\
        \"coordinates\":[[[103.1,35.5],[103.3,35.5],[103.3,35.7],[103.1,35.7],[103.1,35.5]]]}}]}";
    fs::write(dir.path().join("b.geojson"), square).expect("boundaries");
    let at = |crs: &str| {
        let record = ramp("r", "1:12")
            .replace("profile", &format!("{crs}position = {{ lon = 103.301, lat = 35.6 }}\nprofile"));
        fs::write(dir.path().join("r.toml"), record).expect("a record");
        tantu_in(dir.path(), &["area", "check", "r.toml", "--boundaries", "b.geojson", "--lang", "en"])
    };
    at("")
        .ends(1)
        .prints("it lies inside if its position is in GCJ-02: write `crs = \"gcj02\"` into the record");
    at("crs = \"gcj02\"\n").ends(0).prints("1 record looked at, 0 with something to look at.");
}

#[test]
fn boundary_files_are_held_against_each_other() {
    let dir = tempfile::tempdir().expect("a folder");
    let square = |name: &str, shift: f64| {
        let (west, east) = (103.1 + shift, 103.3 + shift);
        let text = format!(
            "{{\"features\":[{{\"properties\":{{\"name\":\"{name}\"}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":[[[{west},35.5],[{east},35.5],[{east},35.7],[{west},35.7],[{west},35.5]]]}}}}]}}"
        );
        fs::write(dir.path().join(format!("{shift}.geojson")), text).expect("boundaries");
    };
    square("甲", 0.0);
    square("甲", 0.0022);
    square("乙", 1.0);
    let check = |other: &str| {
        tantu_in(
            dir.path(),
            &["area", "check", "--boundaries", "0.geojson", "--against", other, "--lang", "en"],
        )
    };
    check("0.0022.geojson").ends(1).prints("`0.0022.geojson`, seems to be in GCJ-02");
    check("0.geojson").ends(0);
    check("1.geojson").ends(1).prints("no area in common");
}

#[test]
fn homes_are_counted_and_not_named() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(
        dir.path().join("home.toml"),
        HOME.replace("[resident]", "position = { lon = 13.4, lat = 52.5 }\n\n[resident]"),
    )
    .expect("a record");
    let counties = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COUNTIES);
    let counties = counties.to_str().expect("UTF-8");
    let check = ["area", "check", "home.toml", "--boundaries", counties];
    tantu_in(dir.path(), &check).ends(0).prints_no("secret-home").says("--internal");
    tantu_in(dir.path(), &[&check[..], &["--internal"]].concat()).ends(1).prints("secret-home");
    tantu_in(dir.path(), &["area", "rollup", "home.toml", "--boundaries", counties, "--format", "json"])
        .ends(0)
        .prints_no("secret-home")
        .prints_no("13.4");
    assert_eq!(listing(dir.path()), ["home.toml"]);
}

#[test]
fn bad_options_say_what_is_known() {
    tantu(&[
        "area",
        "rollup",
        "samples/public",
        "--boundaries",
        COUNTIES,
        "--boundaries-crs",
        "gcj-2",
        "--lang",
        "en",
    ])
    .ends(2)
    .says("gcj-2");
    tantu(&[
        "area",
        "rollup",
        "samples/public",
        "--boundaries",
        COUNTIES,
        "--code-field",
        "cod",
        "--lang",
        "en",
    ])
    .ends(2)
    .says("did you mean `code`?");
}
