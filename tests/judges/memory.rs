//! The operating system says how much memory a report took.

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

/// A photo of noise, which no packer makes small.
fn photo(seed: u32) -> Vec<u8> {
    let mut state = seed | 1;
    let image = image::RgbImage::from_fn(700, 500, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([24, 16, 8].map(|shift| u8::try_from((state >> shift) & 255).unwrap_or(0)))
    });
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, image::ImageFormat::Jpeg).expect("it fits");
    out.into_inner()
}

/// Writes a record of ramps, each with a photo of its own; returns the bytes of all photos.
fn record(folder: &Path, ramps: u32) -> usize {
    let mut text =
        "schema = 1\nsite = \"many\"\nprofile = \"public-building\"\nsurveyed = 2026-05-04\n".to_owned();
    let mut bytes = 0;
    for number in 0..ramps {
        let jpeg = photo(number);
        bytes += jpeg.len();
        std::fs::write(folder.join(format!("{number}.jpg")), jpeg).expect("there is room");
        let _ = write!(
            text,
            "\n[[item]]\nid = \"R{number}\"\nelement = \"ramp\"\nmeasured.slope = {{ value = \"1:8\", photo = [\"{number}.jpg\"] }}\n"
        );
    }
    std::fs::write(folder.join("record.toml"), text).expect("there is room");
    bytes
}

/// The most memory in bytes that a report on so many ramps took, beside the bytes of their photos.
fn peak(ramps: u32, format: &str) -> (usize, usize) {
    let folder = tempfile::tempdir().expect("there is room");
    let photos = record(folder.path(), ramps);
    let out = folder.path().join(format!("report.{format}"));
    let done = super::python()
        .args(["memory.py", env!("CARGO_BIN_EXE_tantu"), "report"])
        .args([&folder.path().join("record.toml"), Path::new("-o"), &out])
        .output()
        .expect("Python is there");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::metadata(&out).expect("it was written").len() > photos as u64, "the photos are in it");
    let kilobytes: usize = String::from_utf8_lossy(&done.stdout).trim().parse().expect("a number");
    (kilobytes << 10, photos)
}

#[test]
#[ignore = "needs what tests/setup installs"]
fn memory_does_not_grow_with_the_number_of_photos() {
    for format in ["pdf", "html"] {
        let (few, some) = peak(150, format);
        let (many, all) = peak(450, format);
        let (grown, more) = (many.saturating_sub(few), all - some);
        assert!(more > 60 << 20, "the photos are {more} bytes");
        // The rest is what 300 items take: pages, tags, text.
        assert!(grown < more / 2, "{format}: {grown} bytes more for {more} bytes of photos");
    }
}
