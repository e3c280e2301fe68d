//! Where the bytes of photos wait: a few in memory, more of them in a temporary file without a name, so that
//! memory does not grow with their number.

use std::fmt;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::SpooledTempFile;

/// How much of a document's photos stays in memory, in bytes.
const HELD: usize = 24 << 20;

/// A place for the photos of one document.
#[derive(Clone)]
pub(crate) struct Store(Arc<Mutex<SpooledTempFile>>);

impl Default for Store {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(SpooledTempFile::new(HELD))))
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

/// The bytes of a picture.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// In memory.
    Held(Arc<[u8]>),
    /// In a store, from an offset on.
    Kept { store: Store, at: u64, len: usize },
}

impl Data {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Held(bytes) => bytes.len(),
            Self::Kept { len, .. } => *len,
        }
    }

    /// Returns the bytes; fails where the temporary file does.
    pub(crate) fn bytes(&self) -> io::Result<Arc<[u8]>> {
        let (store, at, len) = match self {
            Self::Held(bytes) => return Ok(bytes.clone()),
            Self::Kept { store, at, len } => (store, at, len),
        };
        let mut file = store.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(*at))?;
        let mut bytes = vec![0; *len];
        file.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }

    /// Returns the same bytes in a store; as they are where it cannot take them.
    pub(crate) fn kept(self, store: &Store) -> Self {
        let Self::Held(bytes) = &self else { return self };
        let mut file = store.0.lock().unwrap_or_else(PoisonError::into_inner);
        let written = file.seek(SeekFrom::End(0)).and_then(|at| file.write_all(bytes).map(|()| at));
        drop(file);
        match written {
            Ok(at) => Self::Kept { store: store.clone(), at, len: bytes.len() },
            Err(_) => self,
        }
    }
}

impl From<Vec<u8>> for Data {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Held(bytes.into())
    }
}

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Kept { store: a, at: i, .. }, Self::Kept { store: b, at: j, .. })
                if Arc::ptr_eq(&a.0, &b.0) =>
            {
                i == j
            }
            _ => {
                self.len() == other.len() && matches!((self.bytes(), other.bytes()), (Ok(a), Ok(b)) if a == b)
            }
        }
    }
}

impl Eq for Data {}
