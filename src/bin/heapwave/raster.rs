//! Pictures in pixels: SVG drawn as PNG, and several as a GIF that moves.

use super::nowhere;
use gif_film::GifFilm;
use heapwave::lab::Fault;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Pixels for one unit of the picture: text stays sharp on fine screens.
const SCALE: f32 = 2.0;
/// A film in pixels has one: it is seen small, and each picture counts.
const FILM: f32 = 1.0;
/// Fonts that are looked for where a picture asks for any without serifs, or for one of fixed width.
const SANS: [&str; 8] =
    ["Inter", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "Noto Sans", "Liberation Sans", "DejaVu Sans"];
const MONO: [&str; 6] =
    ["SF Mono", "Cascadia Mono", "Roboto Mono", "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono"];
/// The largest picture, in pixels on a side.
const MOST: f32 = 8_192.0;

/// What draws text: the fonts of this machine, found once.
pub struct Raster {
    options: Options<'static>,
}

impl Raster {
    /// With the fonts of this machine.
    pub fn new() -> Raster {
        let mut options = Options::default();
        let fonts = options.fontdb_mut();
        fonts.load_system_fonts();
        let known = |name: &str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
        let any = fonts.faces().next().and_then(|face| face.families.first()).map(|(family, _)| family.clone());
        let found = |names: &[&str]| names.iter().find(|name| known(name)).map(|name| name.to_string()).or(any.clone());
        let (sans, mono) = (found(&SANS), found(&MONO));
        if any.is_none() {
            eprintln!("this machine has no fonts: the picture has no text. Install some, such as DejaVu");
        }
        sans.into_iter().for_each(|family| fonts.set_sans_serif_family(family));
        mono.into_iter().for_each(|family| fonts.set_monospace_family(family));
        Raster { options }
    }

    fn drawn(&self, svg: &str, scale: f32) -> Result<Pixmap, Fault> {
        let tree =
            Tree::from_str(svg, &self.options).map_err(|error| nowhere(format!("it cannot be drawn: {error}")))?;
        let (w, h) = (tree.size().width(), tree.size().height());
        let scale = scale.min(MOST / w.max(h));
        let pixels = Pixmap::new((w * scale).ceil() as u32, (h * scale).ceil() as u32);
        let mut pixels = pixels.ok_or_else(|| nowhere("the picture has no size".into()))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Ok(pixels)
    }

    /// A picture as PNG.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, Fault> {
        self.drawn(svg, SCALE)?.encode_png().map_err(|error| nowhere(format!("it cannot be written as PNG: {error}")))
    }

    /// Pictures, each with the milliseconds for which it is seen, as a GIF that begins again at its end. `progress` hears
    /// how many are drawn.
    pub fn gif(&self, pictures: &[(String, f64)], progress: impl Fn(usize)) -> Result<Vec<u8>, Fault> {
        let written = |error| nowhere(format!("it cannot be written as GIF: {error}"));
        let mut film = None;
        for (index, (svg, ms)) in pictures.iter().enumerate() {
            let pixels = self.drawn(svg, FILM)?;
            let size = (pixels.width() as u16, pixels.height() as u16);
            let film = match &mut film {
                Some(film) => film,
                none => none.insert(GifFilm::new(size.0, size.1).map_err(written)?),
            };
            film.add(&mut pixels.take(), *ms).map_err(written)?;
            progress(index + 1);
        }
        let film = film.ok_or_else(|| nowhere("there is nothing to draw".into()))?;
        film.finish().map_err(written)
    }
}
