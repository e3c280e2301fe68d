//! The built command: arguments → standard output, standard error, exit code.

mod agreement;
mod area;
mod audit;
mod check;
mod checklist;
mod conformance;
mod coverage;
mod editions;
mod explain;
mod help;
mod lot;
mod map;
mod press;
mod privacy;
mod report;
mod reproducible;
mod settings;
mod survey;

use std::path::Path;
use std::process::{Command, Stdio};

/// What a run did.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: Option<i32>,
}

/// The variables that change what the command does.
const VARIABLES: [&str; 17] = [
    "TANTU_FONT_DIRS",
    "TANTU_LANG",
    "TANTU_UNITS",
    "TANTU_PROFILE",
    "TANTU_CHECKLISTS",
    "TANTU_DECISION",
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "TERM",
    "SOURCE_DATE_EPOCH",
    "RUST_BACKTRACE",
    "CI",
];

/// Returns the command, free of the tester's settings, on 4 May 2026.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tantu"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).stdin(Stdio::null());
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.env("SOURCE_DATE_EPOCH", "1777852800");
    command
}

/// Runs the command in the folder of the package.
#[track_caller]
pub(crate) fn tantu(args: &[&str]) -> Run {
    run(&mut command(args))
}

/// Runs the command in another folder.
#[track_caller]
pub(crate) fn tantu_in(folder: &Path, args: &[&str]) -> Run {
    run(command(args).current_dir(folder))
}

#[track_caller]
pub(crate) fn run(command: &mut Command) -> Run {
    let done = command.output().expect("the command starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let run = Run { stdout: text(done.stdout), stderr: text(done.stderr), code: done.status.code() };
    assert!(!run.stderr.contains("panicked"), "{run:#?}");
    run
}

impl Run {
    /// Holds the run to an exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Holds the standard error to a piece of text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no `{text}` in {self:#?}");
        self
    }

    /// Holds the standard output to a piece of text.
    #[track_caller]
    pub(crate) fn prints(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "no `{text}` in {self:#?}");
        self
    }

    /// Holds the standard output to the lack of a piece of text.
    #[track_caller]
    pub(crate) fn prints_no(self, text: &str) -> Self {
        assert!(!self.stdout.contains(text), "`{text}` in {self:#?}");
        self
    }
}

/// Returns the names of the files in a folder, sorted.
pub(crate) fn listing(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A record of one ramp, as steep as asked.
pub(crate) fn ramp(site: &str, slope: &str) -> String {
    format!(
        "schema = 1\nsite = \"{site}\"\nprofile = \"public-building\"\nsurveyed = 2026-05-04\n\n\
         [[item]]\nid = \"R1\"\nelement = \"ramp\"\nmeasured.slope = \"{slope}\"\n\
         measured.site_constrained = \"no\"\n"
    )
}

/// A record of a home with somebody in it.
pub(crate) const HOME: &str = "schema = 1\nsite = \"secret-home\"\nprofile = \"household-retrofit\"\n\
    surveyed = 2026-05-04\n\n[resident]\nname = \"Somebody Invented\"\naddress = \"Nowhere 1\"\n\
    limitations = [\"blindness\"]\n\n[[item]]\nid = \"E1\"\nelement = \"home-entrance\"\n\
    measured.rise = \"30 cm\"\n";

/// Runs the command with its standard output going to a file.
#[cfg(target_os = "linux")]
pub(crate) fn run_to(command: &mut Command, out: std::fs::File) -> Run {
    let child = command.stdout(out).stderr(Stdio::piped()).spawn().expect("the command starts");
    let done = child.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&done.stderr).into_owned();
    Run { stdout: String::new(), stderr, code: done.status.code() }
}
