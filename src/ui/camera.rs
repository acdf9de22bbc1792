//! Pan and zoom: which part of a picture is looked at. Pure; knows sizes, not what is drawn.

/// A change of what is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shift {
    /// The whole picture.
    Fit,
    /// Zoom in by this factor about a point of the picture (its middle when `None`).
    Zoom(f64, Option<(f64, f64)>),
    /// Move by this distance, in the picture's own pixels.
    Pan(f64, f64),
    /// By a part of what is seen, from -1 to 1 each way.
    Nudge(f64, f64),
}

/// Where one looks: the middle of what is seen, and how near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    zoom: f64,
    middle: (f64, f64),
}

/// The largest picture, in its own pixels, that can be read as a whole.
const READABLE: (f64, f64) = (1500.0, 950.0);

impl Default for Camera {
    fn default() -> Camera {
        Camera { zoom: 1.0, middle: (0.5, 0.5) }
    }
}

impl Camera {
    /// Where one looks first: at the whole picture, or, where that is too large to be read, at its upper left, where
    /// the roots are, near enough to read.
    pub fn opening(size: (f64, f64)) -> Camera {
        let zoom = (size.0 / READABLE.0).max(size.1 / READABLE.1).max(1.0);
        Camera { zoom, middle: (0.5 / zoom, 0.5 / zoom) }
    }

    /// Whether less than the whole picture is seen.
    pub fn near(&self) -> bool {
        self.zoom > 1.001
    }

    /// Left, top, width and height of what is seen of a picture of this size.
    pub fn seen(&self, size: (f64, f64)) -> (f64, f64, f64, f64) {
        let (w, h) = (size.0 / self.zoom, size.1 / self.zoom);
        (self.middle.0 * size.0 - w / 2.0, self.middle.1 * size.1 - h / 2.0, w, h)
    }

    /// The camera after a change. It never leaves the picture, nor goes nearer than where an object fills the field.
    pub fn after(&self, shift: Shift, size: (f64, f64)) -> Camera {
        let nearest = (size.0.max(size.1) / 250.0).max(3.0);
        let mut next = *self;
        match shift {
            Shift::Fit => return Camera::default(),
            Shift::Zoom(times, about) => {
                next.zoom = (self.zoom * times).clamp(1.0, nearest);
                if let Some((x, y)) = about {
                    let (fx, fy) = (x / size.0, y / size.1);
                    let k = self.zoom / next.zoom;
                    next.middle = (fx + (self.middle.0 - fx) * k, fy + (self.middle.1 - fy) * k);
                }
            }
            Shift::Pan(dx, dy) => next.middle = (self.middle.0 + dx / size.0, self.middle.1 + dy / size.1),
            Shift::Nudge(dx, dy) => {
                next.middle = (self.middle.0 + dx / self.zoom, self.middle.1 + dy / self.zoom);
            }
        }
        let half = 0.5 / next.zoom;
        next.middle = (next.middle.0.clamp(half, 1.0 - half), next.middle.1.clamp(half, 1.0 - half));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::{Camera, Shift};

    const SIZE: (f64, f64) = (800.0, 400.0);

    #[test]
    fn the_point_under_the_pointer_stays_there() {
        let about = (600.0, 100.0);
        let before = Camera::default().after(Shift::Zoom(1.5, None), SIZE);
        let after = before.after(Shift::Zoom(1.2, Some(about)), SIZE);
        let part = |c: &Camera| {
            let (x, y, w, h) = c.seen(SIZE);
            ((about.0 - x) / w, (about.1 - y) / h)
        };
        let (a, b) = (part(&before), part(&after));
        assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9, "{a:?} {b:?}");
    }

    #[test]
    fn a_picture_too_large_to_read_opens_at_its_roots() {
        assert_eq!(Camera::opening(SIZE), Camera::default());
        let (x, y, w, h) = Camera::opening((2000.0, 5700.0)).seen((2000.0, 5700.0));
        assert!(x.abs() < 1e-9 && y.abs() < 1e-9 && w < 1500.0 && (h - 950.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_beyond_the_picture_is_seen() {
        let far = Camera::default().after(Shift::Zoom(2.0, None), SIZE).after(Shift::Pan(9e9, -9e9), SIZE);
        assert_eq!(far.seen(SIZE), (400.0, 0.0, 400.0, 200.0));
        assert_eq!(far.after(Shift::Zoom(0.1, None), SIZE), Camera::default());
    }
}
