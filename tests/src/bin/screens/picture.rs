//! Pictures of pages have few colours that matter, and take a third of the room with a palette; Chromium writes none.

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter};
use std::collections::HashMap;
use std::io::Cursor;

/// The same picture with a palette: the 256 most frequent colours are as they were, and the others, which are edges of
/// letters, become the nearest of them.
///
/// # Errors
/// When it is no PNG of 8 bits a channel.
pub(crate) fn smaller(picture: Vec<u8>) -> Result<Vec<u8>> {
    let mut reader = Decoder::new(Cursor::new(&picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("too large")?];
    let info = reader.next_frame(&mut pixels)?;
    let channels = match info.color_type {
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        _ => return Ok(picture),
    };
    let colours =
        pixels[..info.buffer_size()].chunks_exact(channels).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let mut counts: HashMap<[u8; 3], u32> = HashMap::new();
    // By runs, as most of a page is paper.
    let colours: Vec<[u8; 3]> = colours.collect();
    for run in colours.chunk_by(|one, next| one == next) {
        *counts.entry(run[0]).or_default() += u32::try_from(run.len())?;
    }
    let mut palette: Vec<_> = counts.keys().copied().collect();
    palette.sort_unstable_by_key(|colour| (u32::MAX - counts[colour], *colour));
    palette.truncate(256);
    let distance = |a: &[u8; 3], b: &[u8; 3]| -> u32 {
        a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let nearest = |colour: &[u8; 3]| {
        let places = (0_u8..=255).zip(&palette);
        places.min_by_key(|(_, other)| distance(colour, other)).map_or(0, |(place, _)| place)
    };
    let places: HashMap<_, _> = counts.keys().map(|colour| (*colour, nearest(colour))).collect();
    let indexed = colours.chunk_by(|one, next| one == next);
    let indexed: Vec<u8> = indexed.flat_map(|run| std::iter::repeat_n(places[&run[0]], run.len())).collect();
    let mut small = Vec::new();
    let mut encoder = Encoder::new(&mut small, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indexed)?;
    Ok(small)
}
