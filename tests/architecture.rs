//! The layout, held by a test: who imports whom, how long a file is, what stands only in one place.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the library in the order of the flow: each may use only those before it.
const ROOMS: &[&str] = &[
    "lang",
    "quantity",
    "crs",
    "diag",
    "document",
    "geopackage",
    "checklist",
    "survey",
    "area",
    "finding",
    "conformance",
    "score",
    "model",
    "assessment",
    "agreement",
    "lot",
    "compare",
    "retrofit",
    "privacy",
    "coverage",
    "rollup",
    "programme",
    "export",
    "report",
    "map",
    "formats",
];

/// The most lines a file of `src/` may have.
const LONGEST: usize = 400;

fn sources(under: &str) -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, found: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                found.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(under);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.into_iter().map(|(p, t)| (p.strip_prefix(&root).expect("below").to_owned(), t)).collect()
}

/// The module path of a file: `checklist/load/mod.rs` is `[checklist, load]`.
fn module(path: &Path) -> Vec<String> {
    let mut parts: Vec<String> =
        path.with_extension("").iter().map(|p| p.to_string_lossy().into_owned()).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// Takes comments out, line by line, so that only code is looked at.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// The rooms that a line of a module names: `crate::a`, `crate::{a, b::c}`, `super::super::a`.
fn named(line: &str, module: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in line.match_indices("crate::") {
        found.extend(heads(&line[start + "crate::".len()..]));
    }
    for (start, _) in line.match_indices("super::") {
        let before = &line[..start];
        if before.ends_with("super::") || before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let mut rest = &line[start..];
        let mut up = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            (rest, up) = (next, up + 1);
        }
        if up >= module.len() {
            found.extend(heads(rest));
        }
    }
    found
}

/// The first names of a path or of a group of paths.
fn heads(rest: &str) -> Vec<String> {
    let ident =
        |s: &str| s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![ident(rest)] };
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.into_iter().map(ident).filter(|p| !p.is_empty()).collect()
}

#[test]
fn rooms_use_only_what_stands_before_them() {
    let place = |room: &str| ROOMS.iter().position(|r| *r == room);
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let module = module(&path);
        let Some(room) = module.first().filter(|r| *r != "cli") else { continue };
        let Some(mine) = place(room) else {
            wrong.push(format!("src/{}: the room `{room}` is not in ROOMS", path.display()));
            continue;
        };
        // Several lines may make one `use`, so the whole statement is looked at from its first line.
        let lines: Vec<&str> = text.lines().map(code).collect();
        for (number, line) in lines.iter().enumerate() {
            let statement =
                if line.contains("crate::{") { lines[number..].join(" ") } else { (*line).to_owned() };
            let statement = statement.split(';').next().unwrap_or_default();
            for used in named(statement, &module) {
                if place(&used).is_some_and(|used| used > mine) {
                    wrong.push(format!("src/{}:{}: `{room}` uses `{used}`", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_import_test_sees_what_it_must() {
    let module = ["finding".to_owned(), "check".to_owned(), "bound".to_owned()];
    assert_eq!(named("use crate::score::Score;", &module), ["score"]);
    assert_eq!(named("use crate::{map, report::{json, csv}};", &module), ["map", "report"]);
    assert_eq!(named("let x = super::super::super::score::f();", &module), ["score"]);
    assert!(named("use super::super::model::Reason;", &module).is_empty());
}

#[test]
fn the_command_uses_the_public_library_only() {
    for (path, text) in sources("src/cli") {
        let uses = text.contains("#[path") || text.contains("include!(\"..");
        assert!(!uses, "src/cli/{} reaches into the library's files", path.display());
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("src/{}: {lines} lines, at most {LONGEST}", path.display()));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("src/{}: opens without `//!`", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_privacy_issues_permits() {
    for (path, text) in sources("src") {
        let issues = text.lines().map(code).any(|l| l.contains("Permit::issue"));
        assert!(!issues || path == Path::new("privacy.rs"), "src/{} issues a permit", path.display());
    }
}

#[test]
fn only_finding_opens_residents_for_verdicts() {
    for (path, text) in sources("src") {
        let opens = text.lines().map(code).any(|l| l.contains(".for_verdicts()"));
        let may = path.starts_with("finding") || path == Path::new("score/household.rs");
        assert!(!opens || may, "src/{} opens personal data", path.display());
    }
}

#[test]
fn the_library_neither_prints_nor_reads_the_clock_or_the_disk() {
    const BANNED: &[&str] =
        &["println!", "eprintln!", "std::fs", "SystemTime::now", "Zoned::now", "Instant::now", "std::env"];
    for (path, text) in sources("src") {
        if path.starts_with("cli") {
            continue;
        }
        for (number, line) in text.lines().map(code).enumerate() {
            for banned in BANNED {
                assert!(!line.contains(banned), "src/{}:{}: `{banned}`", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn every_test_file_is_in_the_binary() {
    let main =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/main.rs")).expect("it is there");
    for (path, _) in sources("tests") {
        let module = module(&path);
        let [first, ..] = module.as_slice() else { continue };
        if first != "main" {
            assert!(main.contains(&format!("mod {first};")), "tests/{} is in no test binary", path.display());
        }
    }
}

#[test]
fn both_languages_have_the_same_messages() {
    use tantu::lang::{Lang, message_ids};
    let (zh, en) = (message_ids(Lang::Zh), message_ids(Lang::En));
    let lacks =
        |a: &[String], b: &[String]| a.iter().filter(|id| !b.contains(id)).cloned().collect::<Vec<_>>();
    assert!(lacks(&zh, &en).is_empty(), "English lacks {:?}", lacks(&zh, &en));
    assert!(lacks(&en, &zh).is_empty(), "Chinese lacks {:?}", lacks(&en, &zh));
    let mut unique = en.clone();
    unique.dedup();
    assert_eq!(unique.len(), en.len(), "a message stands twice");
}
