//! Files and folders: the only place that opens them.
//!
//! A file is written beside its place under another name and renamed when it is complete, so that
//! nobody ever sees half of one.
#![expect(clippy::disallowed_methods, reason = "this is the place that the lint sends everybody to")]

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tantu::diag::{Code, Diagnostic, Source};

use crate::output::Trouble;

/// Returns the diagnostic of a path that refuses.
pub(crate) fn refused(code: Code, path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(code).with("reason", reason(error)).with("cause", cause(error)).at(at(path))
}

/// The common refusals by a word, since the operating system has its own language.
fn cause(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "not-found",
        io::ErrorKind::PermissionDenied => "denied",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
        io::ErrorKind::ReadOnlyFilesystem => "read-only",
        io::ErrorKind::IsADirectory => "folder",
        io::ErrorKind::NotADirectory => "no-folder",
        _ => "other",
    }
}

/// Returns the place that means a whole file.
pub(crate) fn at(path: &Path) -> tantu::diag::Place {
    Source::new(path.display().to_string(), "").whole()
}

/// The words of the operating system, without its error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

/// Opens a file for reading.
pub(crate) fn open(path: &Path) -> Result<File, Diagnostic> {
    let refuse = |e: &io::Error| refused(Code::FileUnreadable, path, e);
    let file = File::open(path).map_err(|e| refuse(&e))?;
    if file.metadata().is_ok_and(|m| m.is_dir()) {
        return Err(refuse(&io::Error::from(io::ErrorKind::IsADirectory)));
    }
    Ok(file)
}

/// Returns the bytes of a file.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Returns the text of a file in UTF-8, a byte order mark taken off.
pub(crate) fn text(path: &Path) -> Result<String, Diagnostic> {
    let bytes = fs::read(path).map_err(|e| refused(Code::FileUnreadable, path, &e))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = good.split(|b| *b == b'\n').count();
            Err(Diagnostic::error(Code::FileEncoding).with("line", line.to_string()).at(at(path)))
        }
    }
}

/// Returns true if there is a folder of that name.
pub(crate) fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| m.is_dir())
}

/// Returns true if there is something of that name that is neither file nor folder.
pub(crate) fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir())
}

/// Returns a path without links and detours, to tell whether two are the same.
pub(crate) fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Returns true if there is a file of that name.
pub(crate) fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| m.is_file())
}

/// How deep folders are looked through; deeper is a loop of links.
const DEEPEST: usize = 32;

/// Returns the files below a folder whose names `wanted` takes, sorted; hidden ones are left out.
pub(crate) fn below(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut found = Vec::new();
    collect(folder, wanted, DEEPEST, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(
    folder: &Path,
    wanted: &dyn Fn(&Path) -> bool,
    deeper: usize,
    found: &mut Vec<PathBuf>,
) -> Result<(), Diagnostic> {
    let refuse = |e: &io::Error| refused(Code::FileUnreadable, folder, e);
    for entry in fs::read_dir(folder).map_err(|e| refuse(&e))? {
        let entry = entry.map_err(|e| refuse(&e))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if is_folder(&path) {
            if deeper > 0 {
                collect(&path, wanted, deeper - 1, found)?;
            }
        } else if wanted(&path) {
            found.push(path);
        }
    }
    Ok(())
}

/// A folder that outputs go to; one that was made here and stays empty is taken away again.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    made: bool,
}

impl Folder {
    /// Takes a folder for output: makes it, or takes an empty one, or with `force` any.
    pub(crate) fn take(path: &Path, force: bool) -> Result<Self, Trouble> {
        let refuse = |e: &io::Error| Trouble::one(refused(Code::OutputUnwritable, path, e));
        match fs::read_dir(path).map(|mut entries| entries.next().is_none()) {
            Ok(empty) if force || empty => Ok(Self { path: path.to_owned(), made: false }),
            Ok(_) => Err(Trouble::one(exists(path))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(path).map_err(|e| refuse(&e))?;
                Ok(Self { path: path.to_owned(), made: true })
            }
            Err(e) => Err(refuse(&e)),
        }
    }

    /// Returns its path.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the path of a file in it.
    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.made {
            // Refused, and rightly, unless it is empty.
            let _ = fs::remove_dir(&self.path);
        }
    }
}

fn exists(path: &Path) -> Diagnostic {
    let what = if is_folder(path) { "folder" } else { "file" };
    Diagnostic::error(Code::OutputExists).with("what", what).at(at(path))
}

/// Refuses a file that is there already, or that has no folder to be in, before any work is done for it.
pub(crate) fn check_free(path: &Path, force: bool) -> Result<(), Trouble> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::metadata(path), fs::metadata(folder)) {
        (Ok(m), _) if m.is_dir() || (m.is_file() && !force) => Err(Trouble::one(exists(path))),
        (Err(_), Err(e)) => Err(Trouble::one(refused(Code::OutputUnwritable, path, &e))),
        _ => Ok(()),
    }
}

/// Writes a whole file, or nothing.
///
/// A device or a pipe is written to as it is: renaming would put a file in its place.
pub(crate) fn write<T>(
    path: &Path,
    force: bool,
    content: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    check_free(path, force)?;
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let refuse = |e: &io::Error| Trouble::one(refused(Code::OutputUnwritable, path, e));
    if fs::metadata(&target).is_ok_and(|m| !m.is_file()) {
        let file = File::options().write(true).open(&target).map_err(|e| refuse(&e))?;
        return fill(file, content).map_err(|e| explained(e, path)).map(|(_, done)| done);
    }
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = temporary(folder).map_err(|e| refuse(&e))?;
    let (file, done) = fill(file, content).map_err(|e| explained(e, path))?;
    let kept = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    kept.map_err(|e| match e.error.kind() {
        io::ErrorKind::AlreadyExists => Trouble::one(exists(path)),
        _ => refuse(&e.error),
    })?;
    Ok(done)
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tantu-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: what the user's mask leaves.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn fill<W: Write, T>(
    file: W,
    content: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>,
) -> anyhow::Result<(W, T)> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    let done = content(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok((file, done))
}

/// Makes a diagnostic of the file system's refusal, wherever it came through.
fn explained(error: anyhow::Error, path: &Path) -> anyhow::Error {
    let io = error.chain().find_map(|e| {
        e.downcast_ref::<io::Error>().or_else(|| match e.downcast_ref::<tantu::formats::ExportError>() {
            Some(tantu::formats::ExportError::Io(io)) => Some(io),
            _ => None,
        })
    });
    match io {
        Some(io) => Trouble::one(refused(Code::OutputUnwritable, path, io)).into(),
        None => error,
    }
}
