//! JPEG files taken apart by their markers (ITU-T T.81, B.2), and their picture data tried.

use image::metadata::Orientation;
use memchr::memchr_iter;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::entropy;
use super::{Colours, DCT, Photo};

/// A JPEG file.
pub(super) struct Jpeg {
    /// The file without what says nothing about the picture.
    pub(super) data: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) components: u8,
    adobe: bool,
    /// Whether every PDF viewer can decode it: baseline or progressive, 8 bits, Huffman coded.
    pub(super) plain: bool,
    pub(super) orientation: Orientation,
}

impl Jpeg {
    /// Returns the file, or nothing if its markers contradict themselves or it has no end.
    ///
    /// What follows the end is left out: phones put a second picture there, with a place of its own.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut out = Self {
            data: vec![0xFF, 0xD8],
            width: 0,
            height: 0,
            components: 0,
            adobe: false,
            plain: false,
            orientation: Orientation::NoTransforms,
        };
        let mut at = 2;
        let mut scans = 0;
        loop {
            if *bytes.get(at)? != 0xFF {
                return None;
            }
            let marker = *bytes.get(at + 1)?;
            if marker == 0xFF {
                at += 1;
                continue;
            }
            if marker == 0xD9 {
                out.data.extend([0xFF, 0xD9]);
                return (out.width > 0 && out.height > 0 && scans > 0).then_some(out);
            }
            let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
            let segment = bytes.get(at..at + 2 + length)?;
            let body = segment.get(4..)?;
            match marker {
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => out.frame(marker, body)?,
                0xE1 => out.exif(body),
                0xEE => out.adobe = body.starts_with(b"Adobe"),
                _ => {}
            }
            // Of the application's segments only JFIF and Adobe's say how to show the picture.
            if !matches!(marker, 0xE1..=0xED | 0xEF | 0xFE) {
                out.data.extend_from_slice(segment);
            }
            at += 2 + length;
            if marker == 0xDA {
                let scan = scan(bytes.get(at..)?)?;
                out.data.extend_from_slice(&bytes[at..at + scan]);
                at += scan;
                scans += 1;
            }
        }
    }

    fn frame(&mut self, marker: u8, body: &[u8]) -> Option<()> {
        let side = |i: usize| Some(u32::from(u16::from_be_bytes([*body.get(i)?, *body.get(i + 1)?])));
        self.height = side(1)?;
        self.width = side(3)?;
        self.components = *body.get(5)?;
        self.plain =
            matches!(marker, 0xC0..=0xC2) && *body.first()? == 8 && matches!(self.components, 1 | 3 | 4);
        Some(())
    }

    fn exif(&mut self, body: &[u8]) {
        let found = body.strip_prefix(b"Exif\0\0").and_then(Orientation::from_exif_chunk);
        if let Some(orientation) = found {
            self.orientation = orientation;
        }
    }

    /// Returns whether the picture data is there to its end.
    ///
    /// Of baseline files the codes are read; of others the lightness is decoded.
    pub(super) fn is_sound(&self) -> bool {
        if let Some(whole) = entropy::is_whole(&self.data) {
            return whole;
        }
        let space = if self.components == 4 { ColorSpace::CMYK } else { ColorSpace::Luma };
        self.strictly(space).is_some()
    }

    /// Returns the samples in red, green and blue, if the picture data can be decoded to its end.
    pub(super) fn decoded(&self) -> Option<Vec<u8>> {
        if self.components == 4 || entropy::is_whole(&self.data) == Some(false) {
            return None;
        }
        self.strictly(ColorSpace::RGB)
    }

    fn strictly(&self, space: ColorSpace) -> Option<Vec<u8>> {
        let side = usize::from(u16::MAX);
        let options = DecoderOptions::default()
            .set_strict_mode(true)
            .set_max_width(side)
            .set_max_height(side)
            .jpeg_set_out_colorspace(space);
        JpegDecoder::new_with_options(ZCursor::new(self.data.as_slice()), options).decode().ok()
    }

    pub(super) fn into_photo(self) -> Photo {
        let colours = match self.components {
            1 => Colours::Gray,
            4 => Colours::Cmyk { inverted: self.adobe },
            _ => Colours::Rgb,
        };
        Photo {
            data: self.data.into(),
            filter: Some(DCT),
            width: self.width,
            height: self.height,
            colours,
            orientation: self.orientation,
        }
    }
}

/// Returns the length of the picture data at the start of some bytes: up to a marker that is
/// neither a restart nor a byte 0xFF of the data.
pub(super) fn scan(bytes: &[u8]) -> Option<usize> {
    memchr_iter(0xFF, bytes).find(|at| !matches!(bytes.get(at + 1), None | Some(0x00 | 0xD0..=0xD7 | 0xFF)))
}
