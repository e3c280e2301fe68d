//! Bytes of any encoding that is in use → UTF-8, as a stream.
//!
//! A byte order mark decides. Without one, text is ASCII until the first other byte; what follows
//! there is UTF-8 if it is well formed as UTF-8, else GB 18030 if it is well formed as that (which
//! takes in GBK and GB 2312), else an error. The same bytes always give the same answer.

use std::io::{self, Read};

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How much is read at once.
const CHUNK: usize = 64 * 1024;
/// How many bytes after the first that is not ASCII are looked at.
const WINDOW: usize = 4096;

/// Why an input cannot be read; travels inside an [`io::Error`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum ReadFault {
    /// The bytes are not text.
    #[error("line {line} is not text")]
    Encoding {
        /// The line, from 1.
        line: usize,
    },
    /// A line, or a record between quotes, goes on without end.
    #[error("line {line} is too long")]
    TooLong {
        /// The line, from 1.
        line: usize,
    },
}

impl ReadFault {
    pub(super) fn into_io(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }

    /// Returns the fault inside an error, if there is one.
    pub(super) fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

/// Finds an encoding by the name that a mapping file gives.
pub(super) fn by_name(name: &str) -> Option<&'static Encoding> {
    match name.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Some(UTF_8),
        "gb18030" | "gb-18030" | "gbk" | "gb2312" => Some(GB18030),
        "utf-16" | "utf-16le" => Some(UTF_16LE),
        "utf-16be" => Some(UTF_16BE),
        _ => None,
    }
}

enum State {
    Start,
    Ascii,
    Utf8,
    Other(Box<encoding_rs::Decoder>),
}

/// A reader that turns text into UTF-8 without a byte order mark.
pub(crate) struct Decoded<R> {
    inner: R,
    state: State,
    /// Bytes read and not yet decoded.
    raw: Vec<u8>,
    /// Text decoded and not yet handed out.
    out: Vec<u8>,
    at: usize,
    ended: bool,
    line: usize,
}

impl<R: Read> Decoded<R> {
    /// Starts reading; a given encoding is believed, a byte order mark is taken off all the same.
    pub(crate) fn new(inner: R, given: Option<&'static Encoding>) -> Self {
        let state = match given {
            None => State::Start,
            Some(encoding) if encoding == UTF_8 => State::Utf8,
            Some(encoding) => State::Other(Box::new(encoding.new_decoder_with_bom_removal())),
        };
        Self { inner, state, raw: Vec::new(), out: Vec::new(), at: 0, ended: false, line: 1 }
    }

    /// Puts text back in front, so that it is read again.
    pub(super) fn with_front(mut self, mut front: Vec<u8>) -> Self {
        front.extend_from_slice(&self.out[self.at..]);
        self.out = front;
        self.at = 0;
        self
    }

    fn fault(&self, upto: &[u8]) -> io::Error {
        ReadFault::Encoding { line: self.line + newlines(upto) }.into_io()
    }

    fn more(&mut self) -> io::Result<()> {
        let before = self.raw.len();
        self.raw.resize(before + CHUNK, 0);
        let got = loop {
            match self.inner.read(&mut self.raw[before..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.raw.truncate(before + *got.as_ref().unwrap_or(&0));
        self.ended = got? == 0;
        Ok(())
    }

    fn start(&mut self) -> io::Result<()> {
        while self.raw.len() < 4 && !self.ended {
            self.more()?;
        }
        let wide =
            |encoding: &'static Encoding| State::Other(Box::new(encoding.new_decoder_with_bom_removal()));
        self.state = match self.raw.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => {
                self.raw.drain(..3);
                State::Utf8
            }
            // UTF-16 with its mark, or without: the first character of a record is ASCII.
            [0xff, 0xfe, ..] | [1..=127, 0, 1..=127, 0, ..] => wide(UTF_16LE),
            [0xfe, 0xff, ..] | [0, 1..=127, 0, 1..=127, ..] => wide(UTF_16BE),
            _ => State::Ascii,
        };
        Ok(())
    }

    /// Decides what the first byte beyond ASCII belongs to.
    fn decide(&mut self, first: usize) -> io::Result<()> {
        while self.raw.len() < first + WINDOW && !self.ended {
            self.more()?;
        }
        let window = &self.raw[first..];
        let utf8 = std::str::from_utf8(window);
        self.state = if utf8.is_ok() || utf8.is_err_and(|e| e.error_len().is_none() && e.valid_up_to() > 0) {
            State::Utf8
        } else {
            let mut decoder = GB18030.new_decoder_without_bom_handling();
            let room = decoder.max_utf8_buffer_length_without_replacement(window.len()).unwrap_or(0);
            let mut text = String::with_capacity(room);
            let (result, _) = decoder.decode_to_string_without_replacement(window, &mut text, self.ended);
            if matches!(result, DecoderResult::Malformed(..)) {
                return Err(self.fault(&self.raw[..first]));
            }
            State::Other(Box::new(GB18030.new_decoder_without_bom_handling()))
        };
        Ok(())
    }

    /// Reads straight into the caller's buffer, where nothing needs decoding; nothing if something does.
    fn pass(&mut self, buf: &mut [u8]) -> io::Result<Option<usize>> {
        let kept = self.raw.len();
        buf[..kept].copy_from_slice(&self.raw);
        let got = self.inner.read(&mut buf[kept..])?;
        let text = &buf[..kept + got];
        let good = match self.state {
            _ if got == 0 => 0,
            _ if text.is_ascii() => text.len(),
            State::Utf8 => match std::str::from_utf8(text) {
                Ok(_) => text.len(),
                Err(e) if e.error_len().is_none() => e.valid_up_to(),
                Err(_) => 0,
            },
            _ => 0,
        };
        if good == 0 || text[..good].contains(&0) {
            // The slow way decides, decodes or says what is wrong.
            self.raw = text.to_vec();
            return Ok(None);
        }
        self.raw.clear();
        self.raw.extend_from_slice(&text[good..]);
        self.line += newlines(&text[..good]);
        Ok(Some(good))
    }

    fn fill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.at = 0;
        while self.out.is_empty() && !(self.ended && self.raw.is_empty()) {
            if matches!(self.state, State::Start) {
                self.start()?;
            } else if !self.ended {
                self.more()?;
            }
            if matches!(self.state, State::Ascii)
                && !self.raw.is_ascii()
                && let Some(first) = self.raw.iter().position(|b| !b.is_ascii())
            {
                self.decide(first)?;
            }
            self.decode()?;
        }
        if self.out.contains(&0) {
            let zero = self.out.iter().position(|b| *b == 0).unwrap_or(0);
            return Err(self.fault(&self.out[..zero]));
        }
        self.line += newlines(&self.out);
        Ok(())
    }

    fn decode(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Start | State::Ascii => std::mem::swap(&mut self.out, &mut self.raw),
            State::Utf8 => match std::str::from_utf8(&self.raw) {
                Ok(_) => std::mem::swap(&mut self.out, &mut self.raw),
                Err(e) if e.error_len().is_some() || self.ended => {
                    let upto = e.valid_up_to();
                    return Err(self.fault(&self.raw[..upto]));
                }
                Err(e) => {
                    let rest = self.raw.split_off(e.valid_up_to());
                    self.out = std::mem::replace(&mut self.raw, rest);
                }
            },
            State::Other(decoder) => {
                let room =
                    decoder.max_utf8_buffer_length_without_replacement(self.raw.len()).unwrap_or(CHUNK);
                self.out.resize(room, 0);
                let (result, read, written) =
                    decoder.decode_to_utf8_without_replacement(&self.raw, &mut self.out, self.ended);
                self.out.truncate(written);
                self.raw.drain(..read);
                if matches!(result, DecoderResult::Malformed(..)) {
                    return Err(self.fault(&self.out));
                }
            }
        }
        Ok(())
    }
}

fn newlines(bytes: &[u8]) -> usize {
    // In bytes as long as they cannot overflow: the compiler counts sixteen at once.
    bytes.chunks(255).map(|part| usize::from(part.iter().map(|b| u8::from(*b == b'\n')).sum::<u8>())).sum()
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.at == self.out.len() {
            let plain = matches!(self.state, State::Ascii | State::Utf8);
            if plain
                && !self.ended
                && self.raw.len() < 4
                && buf.len() >= CHUNK / 2
                && let Some(n) = self.pass(buf)?
            {
                return Ok(n);
            }
            self.fill()?;
        }
        let n = buf.len().min(self.out.len() - self.at);
        buf[..n].copy_from_slice(&self.out[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// Reads a whole text of at most `limit` bytes.
pub(super) fn read_to_string(input: &mut dyn Read, limit: usize) -> io::Result<String> {
    let mut decoded = Decoded::new(input, None);
    let mut text = String::new();
    (&mut decoded).take(limit as u64 + 1).read_to_string(&mut text)?;
    if text.len() > limit {
        return Err(ReadFault::TooLong { line: 1 + newlines(text.as_bytes()) }.into_io());
    }
    Ok(text)
}
