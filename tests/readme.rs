//! Every command in the README and the docs is run, in a fresh folder with the samples in it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pages whose commands are run.
const PAGES: &[&str] = &[
    "README.md",
    "docs/guide/audit.en.md",
    "docs/guide/audit.zh.md",
    "docs/guide/checklists.en.md",
    "docs/guide/checklists.zh.md",
    "docs/guide/maps.en.md",
    "docs/guide/maps.zh.md",
    "docs/guide/reports.en.md",
    "docs/guide/reports.zh.md",
    "docs/guide/paper-forms.en.md",
    "docs/guide/paper-forms.zh.md",
    "docs/guide/measures.en.md",
    "docs/guide/measures.zh.md",
    "docs/guide/reports.en.md",
    "docs/guide/reports.zh.md",
    "docs/reference/conformance.md",
    "docs/guide/training.en.md",
    "docs/guide/training.zh.md",
    "docs/guide/areas.en.md",
    "docs/guide/privacy.en.md",
    "docs/guide/privacy.zh.md",
    "docs/guide/areas.zh.md",
    "docs/case-studies.md",
    "samples/README.md",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lines of a page's shell blocks.
fn commands(page: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).expect("the page is there");
    let mut found = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line.starts_with("```sh") || line.starts_with("```console");
        } else if inside && !line.trim().is_empty() {
            found.push(line.trim_start_matches("$ ").to_owned());
        }
    }
    found
}

/// Writes the files of a page: blocks whose first line names the file, such as `# office.toml`.
fn files(page: &str, folder: &Path) {
    let text = fs::read_to_string(root().join(page)).expect("the page is there");
    for block in text.split("```toml\n# ").skip(1) {
        let (head, rest) = block.split_once('\n').expect("a first line");
        if let Some((content, _)) = rest.split_once("```").filter(|_| head.strip_suffix(".toml").is_some()) {
            fs::write(folder.join(head), content).expect("a file");
        }
    }
}

/// A folder as a reader has it: the samples and checklists, and nothing else.
fn bench() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["samples", "checklists"] {
        symlink(root().join(name), dir.path().join(name)).expect("a link");
    }
    if let Some(data) = std::env::var_os("TANTU_FIELD_DATA").map(PathBuf::from) {
        for table in [
            "siouxfalls_curb_ramps/siouxfalls_curb_ramps_west.csv",
            "cambridge_city/cambridge_pedestrian_ramps.csv",
            "cambridge_city/DEMOGRAPHICS_Blocks2020.geojson",
            "cambridge_city/BOUNDARY_CDDNeighborhoods.geojson",
            "cambridge_city/LANDMARK_ElderlyFacilities.geojson",
            "cambridge_city/LANDMARK_PublicLibraries.geojson",
        ] {
            let name = Path::new(table).file_name().expect("a file");
            symlink(data.join(table), dir.path().join(name)).expect("a link");
        }
    }
    dir
}

#[test]
fn every_command_of_the_docs_runs() {
    let binary = Path::new(env!("CARGO_BIN_EXE_tantu"));
    let path = format!(
        "{}:{}",
        binary.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut ran = 0;
    for page in PAGES {
        let dir = bench();
        files(page, dir.path());
        for line in commands(page) {
            let line = line.replace("cargo run --release -- ", "tantu ").replace("cargo run -- ", "tantu ");
            if !line.starts_with("tantu ") {
                // These run this test; that they exist is what can be held here.
                let word = line.split_whitespace().find(|w| !w.contains('=')).unwrap_or_default();
                assert!(word == "cargo" || root().join(word).is_file(), "{page}: `{line}` is not there");
                continue;
            }
            let of_a_city = |w: &&str| {
                w.ends_with("_west.csv") || w.ends_with("_pedestrian_ramps.csv") || w.starts_with("LANDMARK_")
            };
            if line.split_whitespace().find(of_a_city).is_some_and(|t| !dir.path().join(t).exists()) {
                continue;
            }
            let done = Command::new("sh")
                .args(["-c", &line])
                .current_dir(dir.path())
                .env("PATH", &path)
                .env_remove("TANTU_LANG")
                .output()
                .expect("sh runs");
            let code = done.status.code().unwrap_or(-1);
            // A city's table holds a width that is refused, and says so by its exit code.
            let refused = *page == "docs/case-studies.md" && code == 2 && !done.stdout.is_empty();
            assert!(
                refused || code == 0 || code == 1,
                "{page}: `{line}` ends with {code}:\n{}",
                String::from_utf8_lossy(&done.stderr)
            );
            ran += 1;
        }
    }
    assert!(ran >= 15, "only {ran} commands were found");
}
