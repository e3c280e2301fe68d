//! A photo for browsers: a JPEG file that stands upright, in full or as a small copy.

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};
use lopdf::{Dictionary, Object, Stream};

use super::{Colours, DCT, Photo, PhotoError, Upright, decode, packed};

/// The most pixels that the longer side of a small copy keeps: twice its place beside a text.
const SMALL: u32 = 320;

impl Photo {
    /// Returns the photo as a JPEG file that stands upright without any camera data.
    pub(crate) fn upright(&self) -> Result<Upright, PhotoError> {
        let shown = self.orientation == Orientation::NoTransforms;
        if self.filter == Some(DCT) && shown && matches!(self.colours, Colours::Gray | Colours::Rgb) {
            return Ok(Upright { data: self.data.clone(), width: self.width, height: self.height });
        }
        packed(self.pixels()?)
    }

    /// Returns a small copy of [`Photo::upright`].
    pub(crate) fn small(&self) -> Result<Upright, PhotoError> {
        packed(self.pixels()?.resize(SMALL, SMALL, FilterType::CatmullRom))
    }

    /// Returns the picture, upright.
    fn pixels(&self) -> Result<DynamicImage, PhotoError> {
        let bytes = self.data.bytes().map_err(|_| PhotoError::Damaged)?;
        let mut image = if self.filter == Some(DCT) {
            decode(&bytes)?.0
        } else {
            let samples = match self.filter {
                None => bytes.to_vec(),
                Some(filter) => {
                    let dict = Dictionary::from_iter([("Filter", Object::from(filter))]);
                    let stream = Stream::new(dict, bytes.to_vec());
                    stream.decompressed_content().map_err(|_| PhotoError::Damaged)?
                }
            };
            let image = RgbImage::from_raw(self.width, self.height, samples);
            DynamicImage::from(image.ok_or(PhotoError::Damaged)?)
        };
        image.apply_orientation(self.orientation);
        Ok(image)
    }
}
