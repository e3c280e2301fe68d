//! What was read: each record file with its hash, once.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use crate::assessment::Assessment;
use crate::checklist::hex;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its name, as it was given.
    pub file: String,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
}

impl Input {
    /// Returns a file of a name and a content.
    pub fn new(file: impl Into<String>, content: &[u8]) -> Self {
        Self { file: file.into(), sha256: hex(&Sha256::digest(content)) }
    }

    /// Returns the hash over files: that of the lines that `sha256sum` writes for them in this order.
    pub fn over(files: &[Self]) -> String {
        let mut hash = Sha256::new();
        for Self { file, sha256 } in files {
            hash.update(format!("{sha256}  {file}\n"));
        }
        hex(&hash.finalize())
    }
}

/// Returns the files of some records in the order of their names, and the hash over them all.
pub fn inputs(of: &[&Assessment]) -> (Vec<Input>, String) {
    let input = |a: &&Assessment| Input {
        file: a.survey.source.file.to_string(),
        sha256: a.survey.source.sha256.to_string(),
    };
    let files: BTreeSet<Input> = of.iter().map(input).filter(|i| !i.sha256.is_empty()).collect();
    let files: Vec<Input> = files.into_iter().collect();
    let all = Input::over(&files);
    (files, all)
}
