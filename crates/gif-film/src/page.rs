//! The same for a page's script.

use crate::GifFilm;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A GIF that is being written.
#[wasm_bindgen]
#[derive(Debug)]
pub struct GifWriter(GifFilm);

#[wasm_bindgen]
impl GifWriter {
    /// One without pictures, of this width and height in pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(width: u16, height: u16) -> Result<GifWriter, JsError> {
        Ok(GifWriter(GifFilm::new(width, height)?))
    }

    /// The next picture, as `getImageData` gives it, and its milliseconds.
    pub fn add(&mut self, mut rgba: Vec<u8>, ms: f64) -> Result<(), JsError> {
        Ok(self.0.add(&mut rgba, ms)?)
    }

    /// The whole file.
    pub fn finish(self) -> Result<Vec<u8>, JsError> {
        Ok(self.0.finish()?)
    }
}
