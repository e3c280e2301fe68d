//! Photos: JPEG bytes go into documents as they are, without what cameras write about place and time.

mod entropy;
mod jpeg;
mod store;
#[cfg(feature = "html")]
mod upright;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};
use lopdf::{Dictionary, Stream};

use jpeg::Jpeg;
pub(crate) use store::{Data, Store};

/// The most pixels that the longer side keeps: 300 per inch over half a page's width.
const LONGEST: u32 = 1_400;
/// The widest and highest photo that is read at all.
const LARGEST: u32 = 30_000;
/// The most memory that decoding one photo may take, in bytes.
const MEMORY: u64 = 512 << 20;
/// The brands of ISO base media files that hold still pictures.
const HEIF: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"];
/// Quality of photos that had to be made smaller.
const QUALITY: u8 = 82;

/// The filter of JPEG files, as PDF names it.
const DCT: &str = "DCTDecode";

/// The error of bytes that are no usable photo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PhotoError {
    /// Neither JPEG nor PNG.
    #[error("it is neither JPEG nor PNG")]
    Format,
    /// The format of iPhones, for which there is no free reader.
    #[error("it is HEIC or AVIF, which cannot be read")]
    Heic,
    /// The bytes end early or contradict themselves.
    #[error("the file is damaged")]
    Damaged,
    /// Too many pixels.
    #[error("it has more pixels than can be read")]
    TooLarge,
}

impl PhotoError {
    /// The word for it in messages.
    pub(crate) fn cause(&self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Heic => "heic",
            Self::Damaged => "damaged",
            Self::TooLarge => "too-large",
        }
    }
}

/// A photo as a JPEG file that every browser shows upright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upright {
    pub(crate) data: Data,
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
    pub(crate) data: Data,
    /// How `data` is packed; nothing for bare samples.
    pub(crate) filter: Option<&'static str>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colours: Colours,
    orientation: Orientation,
}

impl Photo {
    /// Returns the photo of a JPEG or PNG file.
    ///
    /// A JPEG that is not too large keeps its picture data bit by bit; EXIF (position, time,
    /// device) and comments are left out, the orientation is honoured. The picture data is decoded
    /// once in any case: damage that a viewer would show as grey or torn is an error here.
    pub fn read(bytes: &[u8]) -> Result<Self, PhotoError> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            let jpeg = Jpeg::read(bytes).ok_or(PhotoError::Damaged)?;
            if u64::from(jpeg.width) * u64::from(jpeg.height) * 4 > MEMORY {
                return Err(PhotoError::TooLarge);
            }
            if jpeg.width.max(jpeg.height) <= LONGEST && jpeg.plain {
                return jpeg.is_sound().then(|| jpeg.into_photo()).ok_or(PhotoError::Damaged);
            }
            return reduced(&jpeg);
        }
        if bytes.starts_with(b"\x89PNG") {
            return drawn(bytes);
        }
        let brand = bytes.get(4..12).and_then(|b| b.strip_prefix(b"ftyp"));
        if brand.is_some_and(|b| HEIF.iter().any(|known| b == *known)) {
            return Err(PhotoError::Heic);
        }
        Err(PhotoError::Format)
    }

    /// Returns the photo with its bytes in a store.
    pub(crate) fn kept(self, store: &Store) -> Self {
        Self { data: self.data.kept(store), ..self }
    }

    /// The size as it is shown, in pixels.
    pub(crate) fn shown_size(&self) -> (f32, f32) {
        let (w, h) = (pixels(self.width), pixels(self.height));
        if self.turned() { (h, w) } else { (w, h) }
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

/// Returns a picture with how it is turned.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), PhotoError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PhotoError::Format)?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| refused(&e))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PhotoError::Damaged);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(|e| refused(&e))?, orientation))
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
fn reduced(jpeg: &Jpeg) -> Result<Photo, PhotoError> {
    let whole = match jpeg.decoded() {
        Some(samples) => {
            let image = RgbImage::from_raw(jpeg.width, jpeg.height, samples).ok_or(PhotoError::Damaged)?;
            DynamicImage::from(image)
        }
        // Four inks: only the tolerant decoder mixes them.
        None if jpeg.components == 4 && jpeg.is_sound() => decode(&jpeg.data)?.0,
        None => return Err(PhotoError::Damaged),
    };
    let mut image = fitted(whole);
    image.apply_orientation(jpeg.orientation);
    let Upright { data, width, height } = packed(image)?;
    let (colours, orientation) = (Colours::Rgb, Orientation::NoTransforms);
    Ok(Photo { data, filter: Some(DCT), width, height, colours, orientation })
}

fn packed(image: DynamicImage) -> Result<Upright, PhotoError> {
    let image = image.into_rgb8();
    let mut data = Vec::new();
    JpegEncoder::new_with_quality(&mut data, QUALITY).encode_image(&image).map_err(|e| refused(&e))?;
    let (width, height) = image.dimensions();
    Ok(Upright { data: data.into(), width, height })
}

/// A PNG as samples on white, packed at once: bare ones would take the room of fifty JPEGs.
fn drawn(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let (image, orientation) = decode(bytes)?;
    let image = fitted(image).into_rgba8();
    let (width, height) = image.dimensions();
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    let data: Vec<u8> = image.pixels().flat_map(|p| [0, 1, 2].map(|i| on_white(p.0[i], p.0[3]))).collect();
    let mut stream = Stream::new(Dictionary::new(), data);
    let small = stream.compress().is_ok() && stream.dict.has(b"Filter");
    let filter = small.then_some("FlateDecode");
    Ok(Photo { data: stream.content.into(), filter, width, height, colours: Colours::Rgb, orientation })
}
