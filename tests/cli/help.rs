//! Help in two languages; the reference of the command line is made of it.

use std::fmt::Write as _;

use super::{command, run, tantu};

/// Returns every command of the tree, as its words.
fn tree(lang: &str) -> Vec<Vec<String>> {
    let mut found = vec![Vec::new()];
    let mut at = 0;
    while at < found.len() {
        let path: Vec<String> = found[at].clone();
        let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
        args.extend(["-h", "--lang", lang]);
        let help = tantu(&args).ends(0).stdout;
        let mut commands = help.lines().skip_while(|l| !matches!(*l, "Commands:" | "命令:")).skip(1);
        for line in commands.by_ref().take_while(|l| !l.is_empty()) {
            let name = line.split_whitespace().next().unwrap_or_default();
            found.push([&path[..], &[name.to_owned()]].concat());
        }
        at += 1;
    }
    found
}

#[test]
fn reference_is_fresh_and_complete_in_both_languages() {
    for (lang, file) in [("en", "reference/cli.md"), ("zh", "reference/cli.zh.md")] {
        let mut text = match lang {
            "en" => String::from("# The command line\n\nMade from `tantu help`; do not edit.\n"),
            _ => String::from("# 命令行\n\n由 `tantu help` 生成，请勿手改。\n"),
        };
        let tree = tree(lang);
        assert!(tree.len() > 12, "{tree:?}");
        for path in tree {
            let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
            args.extend(["--help", "--lang", lang]);
            let help = tantu(&args).ends(0).stdout;
            // A word that is missing is shown by its id.
            assert!(!help.contains("cli-"), "{help}");
            let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
            let name = format!("tantu {}", path.join(" "));
            let _ =
                write!(text, "\n## {}\n\n```text\n{}\n```\n", name.trim_end(), lines.join("\n").trim_end());
        }
        let version = env!("CARGO_PKG_VERSION");
        assert!(!text.contains(version), "the version has no place in the reference");
        crate::docs::fresh(file, &text);
    }
}

#[test]
fn exit_codes_are_printed() {
    tantu(&["--help", "--lang", "en"]).ends(0).prints("0  nothing at or above --fail-on was found");
    tantu(&["audit", "--help"]).ends(0).prints("2  工作未能完成");
}

#[test]
fn help_has_examples_that_parse() {
    for path in tree("en") {
        let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
        args.extend(["--help", "--lang", "en"]);
        let help = tantu(&args).ends(0).stdout;
        let mut lines = help.lines().skip_while(|l| *l != "Examples:").skip(1);
        let examples: Vec<&str> = lines.by_ref().take_while(|l| l.starts_with("  ")).collect();
        assert_eq!(examples.len(), 2, "{path:?}");
        for example in examples {
            let words = example.split_whitespace().skip(1).take_while(|w| !["|", ">"].contains(w));
            // Whatever is asked, help is the answer if the command line is understood.
            let args: Vec<&str> = words.chain(["--help"]).collect();
            tantu(&args).ends(0);
        }
    }
}

#[test]
fn the_command_line_is_explained_where_it_goes_wrong() {
    for (args, says) in [
        (&["chek"][..], "error[unknown-command]: unknown command `chek`"),
        (&["check", "--profil", "x", "y"], "did you mean `--profile`?"),
        (&["check"], "error[option-missing]: needed and not given: <PATH>..."),
        (&["check", "x", "--date", "2026-13-01"], "`--date <YYYY-MM-DD>` cannot be `2026-13-01`"),
        (&["check", "x", "--fail-on", "bad"], "it can be: minor, moderate, serious, critical"),
        (&["-q", "-v", "man"], "exclude each other"),
        (&["man", "adit"], "did you mean `audit`?"),
    ] {
        let mut command = command(args);
        run(command.env("TANTU_LANG", "en")).ends(2).says(says);
    }
    tantu(&["chek"]).ends(2).says("没有命令 `chek`");
    tantu(&[]).ends(2);
}

#[test]
fn versions_manuals_and_completions_are_printed() {
    let version = tantu(&["--version"]).ends(0);
    assert_eq!(version.stdout, format!("tantu {}\n", env!("CARGO_PKG_VERSION")));
    tantu(&["man"]).ends(0).prints(".TH TANTU 1");
    tantu(&["man", "checklist", "lint", "--lang", "en"]).ends(0).prints("tantu\\-checklist\\-lint");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        tantu(&["completions", shell]).ends(0).prints("checklist");
    }
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("man1");
    tantu(&["man", "--out", out.to_str().expect("a path in UTF-8")]).ends(0);
    assert!(super::listing(&out).contains(&"tantu-survey-new.1".to_owned()));
}
