//! Photos: JPEG bytes go into documents as they are, without what cameras write about place and time.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};

/// The most pixels that the longer side keeps: 300 per inch over half a page's width.
const LONGEST: u32 = 1_400;
/// The widest and highest photo that is read at all.
const LARGEST: u32 = 30_000;
/// The most memory that decoding one photo may take, in bytes.
const MEMORY: u64 = 512 << 20;
/// Quality of photos that had to be made smaller.
const QUALITY: u8 = 82;
/// The most pixels that the longer side of a small copy keeps: twice its place beside a text.
const SMALL: u32 = 320;

/// The error of bytes that are no usable photo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PhotoError {
    /// Neither JPEG nor PNG.
    #[error("it is neither JPEG nor PNG")]
    Format,
    /// The bytes end early or contradict themselves.
    #[error("the file is damaged")]
    Damaged,
    /// Too many pixels.
    #[error("it has more pixels than can be read")]
    TooLarge,
}

/// A photo as a JPEG file that every browser shows upright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upright {
    pub(crate) data: Arc<[u8]>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The colours of the samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colours {
    Gray,
    Rgb,
    /// Four inks; Adobe's programs write them inverted.
    Cmyk {
        inverted: bool,
    },
}

impl Colours {
    pub(crate) fn space(self) -> &'static str {
        match self {
            Self::Gray => "DeviceGray",
            Self::Rgb => "DeviceRGB",
            Self::Cmyk { .. } => "DeviceCMYK",
        }
    }

    pub(crate) fn inverted(self) -> bool {
        self == Self::Cmyk { inverted: true }
    }
}

/// A photo ready to be put into documents; it holds no camera data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pub(crate) data: Arc<[u8]>,
    /// Whether `data` is a JPEG file, else samples.
    pub(crate) jpeg: bool,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colours: Colours,
    orientation: Orientation,
}

impl Photo {
    /// Returns the photo of a JPEG or PNG file.
    ///
    /// A JPEG that is not too large keeps its picture data bit by bit; EXIF (position, time,
    /// device) and comments are left out, the orientation is honoured.
    pub fn read(bytes: &[u8]) -> Result<Self, PhotoError> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            let jpeg = Jpeg::read(bytes).ok_or(PhotoError::Damaged)?;
            if jpeg.width.max(jpeg.height) <= LONGEST && jpeg.plain {
                return Ok(jpeg.into_photo());
            }
            return reduced(bytes, jpeg.orientation);
        }
        if bytes.starts_with(b"\x89PNG") {
            return Ok(drawn(decode(bytes)?));
        }
        Err(PhotoError::Format)
    }

    /// The size as it is shown, in pixels.
    pub(crate) fn shown_size(&self) -> (f32, f32) {
        let (w, h) = (pixels(self.width), pixels(self.height));
        if self.turned() { (h, w) } else { (w, h) }
    }

    /// Returns the photo as a JPEG file that stands upright without any camera data.
    pub(crate) fn upright(&self) -> Result<Upright, PhotoError> {
        let shown = self.orientation == Orientation::NoTransforms;
        if self.jpeg && shown && matches!(self.colours, Colours::Gray | Colours::Rgb) {
            return Ok(Upright { data: self.data.clone(), width: self.width, height: self.height });
        }
        jpeg(self.pixels()?)
    }

    /// Returns a small copy of [`Photo::upright`].
    pub(crate) fn small(&self) -> Result<Upright, PhotoError> {
        jpeg(self.pixels()?.resize(SMALL, SMALL, FilterType::CatmullRom))
    }

    /// Returns the picture, upright.
    fn pixels(&self) -> Result<DynamicImage, PhotoError> {
        let mut image = if self.jpeg {
            decode(&self.data)?
        } else {
            let samples = RgbImage::from_raw(self.width, self.height, self.data.to_vec());
            DynamicImage::from(samples.ok_or(PhotoError::Damaged)?)
        };
        image.apply_orientation(self.orientation);
        Ok(image)
    }

    fn turned(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    }

    /// The matrix that puts the unit square of the image upright into a rectangle.
    pub(crate) fn matrix(&self, x: f32, y: f32, w: f32, h: f32) -> [f32; 6] {
        match self.orientation {
            Orientation::NoTransforms => [w, 0.0, 0.0, h, x, y],
            Orientation::FlipHorizontal => [-w, 0.0, 0.0, h, x + w, y],
            Orientation::Rotate180 => [-w, 0.0, 0.0, -h, x + w, y + h],
            Orientation::FlipVertical => [w, 0.0, 0.0, -h, x, y + h],
            Orientation::Rotate90 => [0.0, -h, w, 0.0, x, y + h],
            Orientation::Rotate270 => [0.0, h, -w, 0.0, x + w, y],
            Orientation::Rotate90FlipH => [0.0, -h, -w, 0.0, x + w, y + h],
            Orientation::Rotate270FlipH => [0.0, h, w, 0.0, x, y],
        }
    }
}

/// Sides are at most [`LARGEST`], which any float holds exactly.
fn pixels(n: u32) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PhotoError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PhotoError::Format)?;
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|e| refused(&e))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PhotoError::Damaged);
    }
    DynamicImage::from_decoder(decoder).map_err(|e| refused(&e))
}

fn refused(error: &image::ImageError) -> PhotoError {
    match error {
        image::ImageError::Limits(_) => PhotoError::TooLarge,
        _ => PhotoError::Damaged,
    }
}

fn fitted(image: DynamicImage) -> DynamicImage {
    if image.width().max(image.height()) <= LONGEST {
        return image;
    }
    image.resize(LONGEST, LONGEST, FilterType::CatmullRom)
}

/// A JPEG made smaller, and upright, since it is written anew anyway.
fn reduced(bytes: &[u8], orientation: Orientation) -> Result<Photo, PhotoError> {
    let mut image = fitted(decode(bytes)?);
    image.apply_orientation(orientation);
    let Upright { data, width, height } = jpeg(image)?;
    let orientation = Orientation::NoTransforms;
    Ok(Photo { data, jpeg: true, width, height, colours: Colours::Rgb, orientation })
}

fn jpeg(image: DynamicImage) -> Result<Upright, PhotoError> {
    let image = image.into_rgb8();
    let mut data = Vec::new();
    JpegEncoder::new_with_quality(&mut data, QUALITY).encode_image(&image).map_err(|e| refused(&e))?;
    let (width, height) = image.dimensions();
    Ok(Upright { data: data.into(), width, height })
}

/// A PNG as samples on white.
fn drawn(image: DynamicImage) -> Photo {
    let image = fitted(image).into_rgba8();
    let (width, height) = image.dimensions();
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    let data: Vec<u8> = image.pixels().flat_map(|p| [0, 1, 2].map(|i| on_white(p.0[i], p.0[3]))).collect();
    let orientation = Orientation::NoTransforms;
    Photo { data: data.into(), jpeg: false, width, height, colours: Colours::Rgb, orientation }
}

/// A JPEG file taken apart by its markers (ITU-T T.81, B.2).
struct Jpeg {
    data: Vec<u8>,
    width: u32,
    height: u32,
    components: u8,
    adobe: bool,
    /// Whether every PDF viewer can decode it: baseline or progressive, 8 bits, Huffman coded.
    plain: bool,
    orientation: Orientation,
}

impl Jpeg {
    fn read(bytes: &[u8]) -> Option<Self> {
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
        loop {
            if *bytes.get(at)? != 0xFF {
                return None;
            }
            let marker = *bytes.get(at + 1)?;
            if marker == 0xFF {
                at += 1;
                continue;
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
                break;
            }
        }
        // The end mark is where a transfer that broke off would lack it.
        let scan = bytes.get(at..)?;
        let end = scan.windows(2).rposition(|w| w == [0xFF, 0xD9])?;
        out.data.extend_from_slice(&scan[..end + 2]);
        (out.width > 0 && out.height > 0).then_some(out)
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

    fn into_photo(self) -> Photo {
        let colours = match self.components {
            1 => Colours::Gray,
            4 => Colours::Cmyk { inverted: self.adobe },
            _ => Colours::Rgb,
        };
        Photo {
            data: self.data.into(),
            jpeg: true,
            width: self.width,
            height: self.height,
            colours,
            orientation: self.orientation,
        }
    }
}
