//! The codes of a baseline JPEG (ITU-T T.81, annex F.2): read to the end without making a picture,
//! to tell whether anything is missing or torn.
//!
//! Decoders fill up what is missing with grey and say nothing.

use memchr::memchr;

/// More bytes than this after the last block, and blocks were lost on the way.
const SPARE: usize = 32;

/// A code and the bits that it announces: how many they are together, and how many coefficients they stand for.
#[derive(Clone, Copy, Default)]
struct Code {
    /// Nought where no code begins like this.
    skip: u8,
    /// Nought where no encoder writes this code, [`END`] for the end of a block.
    step: u8,
}

/// The step that ends a block.
const END: u8 = 128;

/// A code table: what each 16 bits begin with.
struct Codes {
    all: Vec<Code>,
    /// The same for the first [`SHORT`] bits, which nearly always hold the whole code: this part stays in the
    /// nearest cache.
    short: Vec<Code>,
}

/// How many bits most codes are not longer than.
const SHORT: u32 = 10;

/// A component of the picture.
#[derive(Clone, Copy)]
struct Component {
    id: u8,
    across: usize,
    down: usize,
}

/// What the segments before a scan said.
#[derive(Default)]
struct Walk {
    width: usize,
    height: usize,
    components: Vec<Component>,
    lightness: [Option<Codes>; 4],
    detail: [Option<Codes>; 4],
    /// After how many units the codes start anew; 0 for never.
    restart: usize,
}

/// Returns whether every block of a baseline file is there; nothing for other kinds of JPEG.
///
/// The file is one that `jpeg` has taken apart: its segments are in order.
pub(super) fn is_whole(data: &[u8]) -> Option<bool> {
    let mut walk = Walk::default();
    let mut at = 2;
    let mut scans = 0;
    while let Some([0xFF, marker]) = data.get(at..at + 2) {
        if *marker == 0xD9 {
            break;
        }
        let length = usize::from(u16::from_be_bytes([*data.get(at + 2)?, *data.get(at + 3)?]));
        let body = data.get(at + 4..at + 2 + length)?;
        at += 2 + length;
        let read = match marker {
            0xC0 | 0xC1 => walk.frame(body),
            0xC2..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCF => return None,
            0xC4 => walk.tables(body),
            0xDD => body.first_chunk().map(|b| walk.restart = usize::from(u16::from_be_bytes(*b))),
            _ => Some(()),
        };
        if read.is_none() {
            return Some(false);
        }
        if *marker == 0xDA {
            let rest = &data[at..];
            let length = super::jpeg::scan(rest)?;
            if walk.scan(body, &rest[..length]).is_none() {
                return Some(false);
            }
            at += length;
            scans += 1;
        }
    }
    Some(scans > 0)
}

impl Walk {
    fn frame(&mut self, body: &[u8]) -> Option<()> {
        let side = |at: usize| Some(usize::from(u16::from_be_bytes([*body.get(at)?, *body.get(at + 1)?])));
        (self.height, self.width) = (side(1)?, side(3)?);
        for part in body.get(6..)?.chunks_exact(3).take(usize::from(body[5])) {
            let (across, down) = (usize::from(part[1] >> 4), usize::from(part[1] & 15));
            if !(1..=4).contains(&across) || !(1..=4).contains(&down) {
                return None;
            }
            self.components.push(Component { id: part[0], across, down });
        }
        Some(())
    }

    fn tables(&mut self, mut body: &[u8]) -> Option<()> {
        while let [which, rest @ ..] = body {
            let (lengths, rest) = rest.split_at_checked(16)?;
            let count: usize = lengths.iter().map(|n| usize::from(*n)).sum();
            let (values, rest) = rest.split_at_checked(count)?;
            let is_first = which >> 4 == 0;
            let codes = codes(lengths, values, is_first)?;
            let kind = if is_first { &mut self.lightness } else { &mut self.detail };
            *kind.get_mut(usize::from(which & 15))? = Some(codes);
            body = rest;
        }
        Some(())
    }

    /// Reads one scan; nothing if a code is unknown, or blocks are missing or left over.
    fn scan(&self, head: &[u8], data: &[u8]) -> Option<()> {
        let count = usize::from(*head.first()?);
        let mut parts = Vec::new();
        for pair in head.get(1..1 + count * 2)?.chunks_exact(2) {
            let component = self.components.iter().find(|c| c.id == pair[0])?;
            let lightness = self.lightness.get(usize::from(pair[1] >> 4))?.as_ref()?;
            let detail = self.detail.get(usize::from(pair[1] & 15))?.as_ref()?;
            parts.push((*component, lightness, detail));
        }
        let most = |of: fn(&Component) -> usize| self.components.iter().map(of).max();
        let (across, down) = (most(|c| c.across)?, most(|c| c.down)?);
        let (units, blocks) = if let [(one, ..)] = parts.as_slice() {
            // Alone in its scan, a component has only the blocks that the picture reaches into.
            let columns = (self.width * one.across).div_ceil(across).div_ceil(8);
            (columns * (self.height * one.down).div_ceil(down).div_ceil(8), vec![1])
        } else {
            let units = self.width.div_ceil(8 * across) * self.height.div_ceil(8 * down);
            (units, parts.iter().map(|(c, ..)| c.across * c.down).collect())
        };
        let mut left = units;
        let mut spare = 0;
        for stretch in stretches(data) {
            let mut bits = Bits::new(&stretch);
            let due = if self.restart == 0 { left } else { left.min(self.restart) };
            for _ in 0..due {
                for ((_, lightness, detail), blocks) in parts.iter().zip(&blocks) {
                    for _ in 0..*blocks {
                        bits.block(lightness, detail)?;
                    }
                }
            }
            left -= due;
            spare = bits.spare();
        }
        (left == 0 && spare <= SPARE).then_some(())
    }
}

/// Returns the table of the codes that have given lengths (annex C): of the first coefficients of blocks, or of
/// the others.
fn codes(lengths: &[u8], values: &[u8], first: bool) -> Option<Codes> {
    let mut all = vec![(0, Code::default()); 1 << 16];
    let mut at = 0_usize;
    let mut values = values.iter();
    for (bits, count) in (1_u8..=16).zip(lengths) {
        for value in values.by_ref().take(usize::from(*count)) {
            let next = at + (1 << (16 - bits));
            all.get_mut(at..next)?.fill((u32::from(bits), code(bits, *value, first)));
            at = next;
        }
    }
    let whole = |(bits, code): (u32, Code)| if bits <= SHORT { code } else { Code::default() };
    let short = all.iter().step_by(1 << (16 - SHORT)).map(|code| whole(*code)).collect();
    Some(Codes { all: all.into_iter().map(|(_, code)| code).collect(), short })
}

/// Returns what a code of some bits with a value says (annex F.1.2).
fn code(bits: u8, value: u8, first: bool) -> Code {
    let step = match value {
        0..=15 if first => 1,
        _ if first => 0,
        0x00 => END,
        0xF0 => 16,
        _ if value.trailing_zeros() >= 4 => 0,
        _ => (value >> 4) + 1,
    };
    Code { skip: bits + (value & 15), step }
}

/// Returns the data between restarts, without the zeros after bytes of 0xFF.
fn stretches(mut data: &[u8]) -> Vec<Vec<u8>> {
    let mut out = vec![];
    let mut last = Vec::with_capacity(data.len());
    while let Some(at) = memchr(0xFF, data) {
        last.extend_from_slice(&data[..at]);
        match data.get(at + 1) {
            Some(0x00) => last.push(0xFF),
            Some(0xD0..=0xD7) => out.push(std::mem::take(&mut last)),
            _ => {
                data = &data[at + 1..];
                continue;
            }
        }
        data = &data[at + 2..];
    }
    last.extend_from_slice(data);
    out.push(last);
    out
}

/// Bits, the highest first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, held: 0, count: 0 }
    }

    /// Takes in bytes until 56 bits are there at least: a code and its bits are 31 at most.
    #[inline]
    fn fill(&mut self) {
        if let Some(eight) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            self.held |= u64::from_be_bytes(*eight) >> self.count;
            let taken = (63 - self.count) >> 3;
            (self.at, self.count) = (self.at + taken as usize, self.count + taken * 8);
            return;
        }
        while self.count <= 56 {
            // Beyond the end come ones, as encoders fill up the last byte.
            let byte = self.bytes.get(self.at).copied().unwrap_or(0xFF);
            self.held |= u64::from(byte) << (56 - self.count);
            (self.at, self.count) = (self.at + 1, self.count + 8);
        }
    }

    /// Takes a code and the bits that it announces; returns its step.
    #[inline]
    fn step(&mut self, codes: &Codes) -> u8 {
        self.fill();
        let place = |bits: u32| usize::try_from(self.held >> (64 - bits)).unwrap_or_default();
        let mut code = codes.short[place(SHORT)];
        if code.skip == 0 {
            code = codes.all[place(16)];
        }
        self.held <<= code.skip;
        self.count -= u32::from(code.skip);
        code.step
    }

    /// Reads a block; nothing where a code is unknown or the data ends.
    fn block(&mut self, lightness: &Codes, detail: &Codes) -> Option<()> {
        if self.step(lightness) == 0 {
            return None;
        }
        let mut done = 1;
        while done < 64 {
            match self.step(detail) {
                0 => return None,
                END => break,
                step => done += u32::from(step),
            }
        }
        let is_there = self.at * 8 <= self.bytes.len() * 8 + self.count as usize;
        (done <= 64 && is_there).then_some(())
    }

    /// Returns how many whole bytes were not read.
    fn spare(&self) -> usize {
        (self.bytes.len() + self.count as usize / 8).saturating_sub(self.at)
    }
}
