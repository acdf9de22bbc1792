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
    /// To this point of the picture.
    Centre(f64, f64),
    /// To this point, at least this near.
    Visit(f64, f64, f64),
    /// By a part of what is seen, from -1 to 1 each way.
    Nudge(f64, f64),
}

/// Where one looks: the middle of what is seen, and how near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    zoom: f64,
    middle: (f64, f64),
}

impl Default for Camera {
    fn default() -> Camera {
        Camera { zoom: 1.0, middle: (0.5, 0.5) }
    }
}

impl Camera {
    /// How many times larger all is than where the whole picture is seen.
    pub fn zoom(&self) -> f64 {
        self.zoom
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
        let nearest = (size.0.max(size.1) / 200.0).max(3.0);
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
            Shift::Centre(x, y) => next.middle = (x / size.0, y / size.1),
            Shift::Visit(x, y, zoom) => {
                next = Camera { zoom: self.zoom.max(zoom).min(nearest), middle: (x / size.0, y / size.1) };
            }
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
    fn an_object_that_is_visited_is_in_the_middle_and_near() {
        let there = Camera::default().after(Shift::Visit(500.0, 200.0, 2.5), SIZE);
        let (x, y, w, h) = there.seen(SIZE);
        assert!((x + w / 2.0 - 500.0).abs() < 1e-9 && (y + h / 2.0 - 200.0).abs() < 1e-9 && (w - 320.0).abs() < 1e-9);
        assert_eq!(there.after(Shift::Visit(500.0, 200.0, 1.5), SIZE), there, "and what is nearer already stays so");
    }

    #[test]
    fn nothing_beyond_the_picture_is_seen() {
        let far = Camera::default().after(Shift::Zoom(2.0, None), SIZE).after(Shift::Pan(9e9, -9e9), SIZE);
        assert_eq!(far.seen(SIZE), (400.0, 0.0, 400.0, 200.0));
        assert_eq!(far.after(Shift::Zoom(0.1, None), SIZE), Camera::default());
    }
}
