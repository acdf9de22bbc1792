//! Pictures in pixels, one after the other, as a GIF that begins again at its end.
//!
//! The command line draws the pictures itself; the page has its canvas draw them and loads this as a wasm module of its
//! own, when somebody asks for a GIF. It knows nothing of heaps.

#[cfg(target_arch = "wasm32")]
mod page;

use gif::{Encoder, EncodingError, Frame, Repeat};

/// How well colours are chosen, from 1, the best, to 30, the fastest: the usual one.
const SPEED: i32 = 10;

/// A GIF that is being written.
pub struct GifFilm {
    encoder: Encoder<Vec<u8>>,
    size: (u16, u16),
}

impl std::fmt::Debug for GifFilm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GifFilm").field("size", &self.size).finish_non_exhaustive()
    }
}

impl GifFilm {
    /// One without pictures, all of which have this width and height in pixels.
    pub fn new(width: u16, height: u16) -> Result<GifFilm, EncodingError> {
        let mut encoder = Encoder::new(Vec::new(), width, height, &[])?;
        encoder.set_repeat(Repeat::Infinite)?;
        Ok(GifFilm { encoder, size: (width, height) })
    }

    /// The next picture: red, green, blue and opacity of each pixel, row by row, and for how many milliseconds it is seen.
    ///
    /// # Panics
    /// When that is not as many pixels as the film's size has.
    pub fn add(&mut self, rgba: &mut [u8], ms: f64) -> Result<(), EncodingError> {
        let mut frame = Frame::from_rgba_speed(self.size.0, self.size.1, rgba, SPEED);
        frame.delay = (ms / 10.0).round() as u16;
        self.encoder.write_frame(&frame)
    }

    /// The whole file.
    pub fn finish(self) -> Result<Vec<u8>, EncodingError> {
        self.encoder.into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::GifFilm;

    #[test]
    fn what_was_added_is_read_again_in_its_order_and_for_its_time() {
        let colours = [[255, 0, 0, 255], [0, 0, 255, 255]];
        let mut film = GifFilm::new(3, 2).unwrap();
        for (colour, ms) in colours.iter().zip([400.0, 1200.0]) {
            film.add(&mut colour.repeat(6), ms).unwrap();
        }
        let file = film.finish().unwrap();
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::RGBA);
        let mut read = options.read_info(&*file).unwrap();
        assert_eq!((read.width(), read.height()), (3, 2));
        for (colour, delay) in colours.iter().zip([40, 120]) {
            let frame = read.read_next_frame().unwrap().unwrap();
            assert_eq!((frame.delay, &frame.buffer[..4]), (delay, &colour[..]));
        }
        assert!(read.read_next_frame().unwrap().is_none());
    }
}
