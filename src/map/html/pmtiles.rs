//! Reads pictures out of a `PMTiles` archive (version 3): a header, directories of runs of tiles, the tiles.
//!
//! Only what lies under a map is read, so that the archive may be of a whole country. The crates for the format
//! read asynchronously or bring compressors that pictures do not need.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use serde::Serialize;

/// The bytes of a header.
const HEADER: usize = 127;
/// The most bytes that a directory has when it is unpacked; the format wants the first below 16 kB.
const DIRECTORY: u64 = 64 << 20;
/// How many directories deep a tile may lie.
const DEPTH: usize = 4;

/// A file that is read here and there.
pub trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// An archive of pictures.
pub struct Archive {
    source: Mutex<Box<dyn Source>>,
    header: Header,
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("header", &self.header).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, Copy)]
struct Header {
    root: Span,
    leaves: u64,
    tiles: u64,
    packed: bool,
    mime: &'static str,
    zooms: (u8, u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    from: u64,
    long: u32,
}

/// A run of tiles that share a picture, or a further directory if it is of none.
#[derive(Debug, Clone, Copy)]
struct Entry {
    id: u64,
    run: u32,
    at: Span,
}

/// The error of an archive whose pictures a page cannot show.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnusableArchive {
    /// It is no archive of version 3, or it is damaged.
    #[error("no PMTiles archive of version 3")]
    Format,
    /// It holds vectors, or pictures that browsers do not know.
    #[error("the tiles are no pictures")]
    Tiles,
    /// Its directories are packed in a way that is not read.
    #[error("the directories are packed neither with gzip nor not at all")]
    Packing,
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why no pictures were taken.
#[derive(Debug)]
pub(super) enum Refusal {
    /// No picture lies under the map.
    Nothing,
    /// They are too much for a page; up to some zoom they would not be.
    TooLarge { bytes: u64, up_to: Option<u8> },
    /// The file cannot be read.
    Damaged(UnusableArchive),
}

/// The pictures under a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Cut {
    pub(super) mime: &'static str,
    pub(super) zooms: (u8, u8),
    /// Which picture is at `z/x/y`.
    pub(super) tiles: BTreeMap<String, usize>,
    /// The pictures in base64.
    pub(super) pictures: Vec<String>,
}

impl Archive {
    /// Opens an archive of PNG, JPEG, WebP or AVIF pictures.
    pub fn open(mut source: Box<dyn Source>) -> Result<Self, UnusableArchive> {
        let mut head = [0; HEADER];
        source.seek(SeekFrom::Start(0))?;
        source.read_exact(&mut head).map_err(|_| UnusableArchive::Format)?;
        if head.get(..8) != Some(b"PMTiles\x03") {
            return Err(UnusableArchive::Format);
        }
        let number = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| head[at + i]));
        let packed = match head[97] {
            1 => false,
            2 => true,
            _ => return Err(UnusableArchive::Packing),
        };
        let mime = match (head[99], head[98]) {
            (2, 0 | 1) => "image/png",
            (3, 0 | 1) => "image/jpeg",
            (4, 0 | 1) => "image/webp",
            (5, 0 | 1) => "image/avif",
            _ => return Err(UnusableArchive::Tiles),
        };
        let long = u32::try_from(number(16)).map_err(|_| UnusableArchive::Format)?;
        let header = Header {
            root: Span { from: number(8), long },
            leaves: number(40),
            tiles: number(56),
            packed,
            mime,
            zooms: (head[100], head[101].min(22)),
        };
        Ok(Self { source: Mutex::new(source), header })
    }

    /// Returns the pictures under a box of west, south, east and north, if they are at most `most` bytes.
    pub(super) fn cut(&self, around: [f64; 4], most: u64) -> Result<Cut, Refusal> {
        let mut reader = Reader { archive: self, known: BTreeMap::new() };
        let (mut found, mut bytes, mut up_to) = (BTreeMap::<Span, Vec<String>>::new(), 0, None);
        let (lowest, last) = self.header.zooms;
        // From a little farther away than all of the map.
        let first = fitting(around).saturating_sub(3).max(lowest);
        // An archive that ends before the map fits is shown enlarged.
        let first = first.min(last);
        for zoom in first..=last {
            let [west, south, east, north] = tiles(around, zoom);
            for (x, y) in (west..=east).flat_map(|x| (north..=south).map(move |y| (x, y))) {
                let Some(at) = reader.find(zoom, x, y).map_err(Refusal::Damaged)? else { continue };
                let names = found.entry(at).or_default();
                bytes += if names.is_empty() { u64::from(at.long) } else { 0 };
                names.push(format!("{zoom}/{x}/{y}"));
                // Far beyond what a page holds, more is not counted.
                if bytes > most.saturating_mul(8) {
                    return Err(Refusal::TooLarge { bytes, up_to });
                }
            }
            up_to = if bytes <= most { Some(zoom) } else { up_to };
        }
        if found.is_empty() {
            return Err(Refusal::Nothing);
        }
        if bytes > most {
            return Err(Refusal::TooLarge { bytes, up_to });
        }
        let (mut names_of, mut pictures) = (BTreeMap::new(), Vec::with_capacity(found.len()));
        for (at, names) in found {
            let from = self.header.tiles.saturating_add(at.from);
            names_of.extend(names.into_iter().map(|name| (name, pictures.len())));
            let bytes = self.bytes(Span { from, ..at }).map_err(Refusal::Damaged)?;
            pictures.push(STANDARD.encode(bytes));
        }
        Ok(Cut { mime: self.header.mime, zooms: (first, last), tiles: names_of, pictures })
    }

    fn bytes(&self, at: Span) -> Result<Vec<u8>, UnusableArchive> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(at.from))?;
        let mut bytes = Vec::new();
        source.by_ref().take(u64::from(at.long)).read_to_end(&mut bytes)?;
        if bytes.len() == at.long as usize { Ok(bytes) } else { Err(UnusableArchive::Format) }
    }

    fn directory(&self, at: Span) -> Result<Vec<Entry>, UnusableArchive> {
        let bytes = self.bytes(at)?;
        if !self.header.packed {
            return entries(&bytes).ok_or(UnusableArchive::Format);
        }
        let mut plain = Vec::new();
        GzDecoder::new(bytes.as_slice())
            .take(DIRECTORY)
            .read_to_end(&mut plain)
            .map_err(|_| UnusableArchive::Format)?;
        entries(&plain).ok_or(UnusableArchive::Format)
    }
}

/// Looks tiles up; directories are read once.
struct Reader<'a> {
    archive: &'a Archive,
    known: BTreeMap<Span, Vec<Entry>>,
}

impl Reader<'_> {
    fn find(&mut self, zoom: u8, x: u32, y: u32) -> Result<Option<Span>, UnusableArchive> {
        let (id, header) = (tile_id(zoom, x, y), self.archive.header);
        let mut directory = header.root;
        for _ in 0..DEPTH {
            if !self.known.contains_key(&directory) {
                self.known.insert(directory, self.archive.directory(directory)?);
            }
            let entries = &self.known[&directory];
            let after = entries.partition_point(|e| e.id <= id);
            let Some(entry) = after.checked_sub(1).and_then(|at| entries.get(at)) else { return Ok(None) };
            if entry.run > 0 {
                return Ok((id < entry.id.saturating_add(u64::from(entry.run))).then_some(entry.at));
            }
            directory = Span { from: header.leaves.saturating_add(entry.at.from), long: entry.at.long };
        }
        Err(UnusableArchive::Format)
    }
}

/// Returns the entries of a directory: columns of numbers of variable length.
fn entries(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let count = usize::try_from(varint(&mut bytes)?).ok().filter(|n| *n <= bytes.len())?;
    let mut column = || (0..count).map(|_| varint(&mut bytes)).collect::<Option<Vec<u64>>>();
    let (steps, runs, lengths, offsets) = (column()?, column()?, column()?, column()?);
    let (mut id, mut next) = (0_u64, 0_u64);
    let mut found = Vec::with_capacity(count);
    for (((step, run), long), offset) in steps.into_iter().zip(runs).zip(lengths).zip(offsets) {
        id = id.checked_add(step)?;
        // Nothing stands for: right behind the last.
        let from = if offset == 0 { next } else { offset - 1 };
        next = from.checked_add(long)?;
        found.push(Entry {
            id,
            run: u32::try_from(run).ok()?,
            at: Span { from, long: u32::try_from(long).ok()? },
        });
    }
    Some(found)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for place in 0..10_u32 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(7 * place)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Returns the number of a tile: along a Hilbert curve, zoom after zoom.
fn tile_id(zoom: u8, mut x: u32, mut y: u32) -> u64 {
    let mut id = ((1_u64 << (2 * zoom)) - 1) / 3;
    for bit in (0..zoom).rev() {
        let side = 1_u32 << bit;
        let (right, down) = (x & side != 0, y & side != 0);
        let quarter = (u64::from(right) * 3) ^ u64::from(down);
        id += (u64::from(side) * u64::from(side)) * quarter;
        if !down {
            if right {
                (x, y) = ((side - 1).wrapping_sub(x), (side - 1).wrapping_sub(y));
            }
            (x, y) = (y, x);
        }
    }
    id
}

/// Returns west, south, east and north of the tiles under a box.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the tiles of a zoom")]
fn tiles([west, south, east, north]: [f64; 4], zoom: u8) -> [u32; 4] {
    let side = f64::from(1_u32 << zoom);
    let tile = |share: f64| (share * side).floor().clamp(0.0, side - 1.0) as u32;
    [tile(across(west)), tile(down(south)), tile(across(east)), tile(down(north))]
}

/// Where a longitude is on the square of the world, 0 to 1.
fn across(lon: f64) -> f64 {
    lon / 360.0 + 0.5
}

/// Where a latitude is on the square of the world (Mercator), 0 at the north.
fn down(lat: f64) -> f64 {
    let turn = lat.clamp(-85.0511, 85.0511).to_radians();
    0.5 - (std::f64::consts::FRAC_PI_4 + turn / 2.0).tan().ln() / std::f64::consts::TAU
}

/// The zoom at which a box is a window of a few tiles; less than that is nothing to look at.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn fitting([west, south, east, north]: [f64; 4]) -> u8 {
    let wide = (across(east) - across(west)).max(down(south) - down(north)).max(1e-9);
    (2.0 / wide).log2().floor().clamp(0.0, 22.0) as u8
}

#[cfg(test)]
mod tests {
    use super::tile_id;

    #[test]
    fn tiles_are_numbered_as_the_specification_has_it() {
        let of = |(z, x, y)| tile_id(z, x, y);
        let told = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0)].map(of);
        assert_eq!(told, [0, 1, 2, 3, 4, 5]);
        assert_eq!(tile_id(12, 3423, 1763), 19_078_479, "the example of the specification");
    }
}
