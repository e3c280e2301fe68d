//! Fonts for characters that the built-in ones lack: those that were named, then those of the system.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantu::diag::{Code, Diagnostic};
use tantu::export::{FontFile, Fonts};
use tantu::report::pdf::{FontRefusal, fonts_in, inspect};

use crate::files;
use crate::output::Trouble;
use crate::settings::env;

/// Fonts to choose from; those of the system are looked through only when one is needed.
#[derive(Debug)]
pub(crate) struct Shelf {
    asked: Vec<Arc<FontFile>>,
    system: bool,
    known: Mutex<Known>,
}

/// What was found so far.
#[derive(Debug, Default)]
struct Known {
    /// The font files of the system, once they were listed.
    files: Option<Vec<PathBuf>>,
    opened: Vec<Arc<FontFile>>,
    found: BTreeMap<char, Option<Arc<FontFile>>>,
}

impl Shelf {
    /// Returns the named fonts, and with `system` those of the system after them.
    pub(crate) fn new(named: &[PathBuf], system: bool) -> Result<Self, Trouble> {
        let mut asked = Vec::new();
        for path in named {
            let data: Arc<[u8]> = files::bytes(path)
                .map_err(|e| Trouble::one(files::refused(Code::FileUnreadable, path, &e)))?
                .into();
            let count = fonts_in(&data).max(1);
            let checked = inspect(&data, 0, ' ').map_err(|e| refused(&e, path))?;
            drop(checked);
            let name = path.display().to_string();
            asked.extend((0..count).map(|index| {
                Arc::new(FontFile { name: name.clone(), data: data.clone(), index, asked: true })
            }));
        }
        Ok(Self { asked, system, known: Mutex::default() })
    }
}

fn refused(error: &FontRefusal, path: &Path) -> Trouble {
    let cause = match error {
        FontRefusal::Restricted => "restricted",
        FontRefusal::WholeOnly => "whole",
        _ => "unreadable",
    };
    Trouble::one(Diagnostic::error(Code::FontRefused).with("cause", cause).at(files::at(path)))
}

fn has(font: &FontFile, character: char) -> bool {
    inspect(&font.data, font.index, character).is_ok_and(|(_, has)| has)
}

impl Fonts for Shelf {
    fn find(&self, character: char) -> Option<Arc<FontFile>> {
        if let Some(font) = self.asked.iter().find(|f| has(f, character)) {
            return Some(font.clone());
        }
        if !self.system {
            return None;
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.found.get(&character) {
            return found.clone();
        }
        let opened = known.opened.iter().find(|f| has(f, character)).cloned();
        let found = opened.or_else(|| {
            let mut files = known.files.get_or_insert_with(system_fonts).clone();
            files.sort_by_key(|path| rank(path, character));
            let font = files.iter().find_map(|path| open(path, character))?;
            known.opened.push(font.clone());
            Some(font)
        });
        known.found.insert(character, found.clone());
        found
    }
}

/// Opens a file of the system if it has a character: of a collection, the Chinese font first.
fn open(path: &Path, character: char) -> Option<Arc<FontFile>> {
    let data: Arc<[u8]> = files::bytes(path).ok()?.into();
    let having = (0..fonts_in(&data)).filter_map(|index| match inspect(&data, index, character) {
        Ok((name, true)) => Some((index, name)),
        _ => None,
    });
    let (index, name) = having.min_by_key(|(index, name)| (!name.contains(" SC"), *index))?;
    Some(Arc::new(FontFile { name, data, index, asked: false }))
}

/// The order in which fonts are tried: upright sans serif first, for Chinese characters Chinese fonts.
fn rank(path: &Path, character: char) -> (bool, bool, bool) {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let any = |words: &[&str]| words.iter().any(|w| name.contains(w));
    let chinese = any(&["cjk", "han", "hei", "song", "simsun", "msyh", "pingfang", "extb", "plane2"]);
    let styled = any(&["bold", "italic", "oblique", "light", "black", "thin", "mono", "condensed"]);
    let han = u32::from(character) >= 0x2E80 && !(0x1_F000..0x2_0000).contains(&u32::from(character));
    (han != chinese, styled, any(&["serif", "song", "ming"]))
}

/// Lists the font files of the system, the same on every run.
fn system_fonts() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(named) = env("TANTU_FONT_DIRS") {
        folders.extend(std::env::split_paths(&named));
    } else {
        let fixed = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"];
        folders.extend(fixed.map(PathBuf::from));
        let home = env("HOME").map(PathBuf::from);
        let own = [".local/share/fonts", ".fonts", "Library/Fonts"];
        folders.extend(home.iter().flat_map(|home| own.map(|folder| home.join(folder))));
        folders.extend(env("WINDIR").map(|windows| PathBuf::from(windows).join("Fonts")));
    }
    let is_font = |path: &Path| {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        ending.is_some_and(|e| ["ttf", "otf", "ttc", "otc"].contains(&e.as_str()))
    };
    folders.iter().filter_map(|folder| files::below(folder, &is_font).ok()).flatten().collect()
}
