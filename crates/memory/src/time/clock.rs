//! The player's clock: turns milliseconds into whole strides and the part of a stride that is under way.
//!
//! Time comes in as an argument; nothing here reads a clock on the wall.

/// Play, speed and loop.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    playing: bool,
    speed: f64,
    /// Whether the run begins again at its end.
    pub looping: bool,
    elapsed: f64,
}

impl Clock {
    /// The speeds that the keys and the picker go through.
    pub const SPEEDS: [f64; 10] = [0.25, 0.5, 1.0, 1.5, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];

    /// A clock that stands.
    pub fn new(speed: f64, looping: bool) -> Clock {
        let mut clock = Clock { playing: false, speed: 1.0, looping, elapsed: 0.0 };
        clock.set_speed(speed);
        clock
    }

    /// Whether it runs.
    pub fn playing(&self) -> bool {
        self.playing
    }

    /// Starts; the stride under way begins now.
    pub fn play(&mut self) {
        (self.playing, self.elapsed) = (true, 0.0);
    }

    /// Stops.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// How many times faster than normal.
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Sets the speed, within 0.05 and 64; anything that is no number means 1.
    pub fn set_speed(&mut self, speed: f64) {
        self.speed = if speed.is_finite() && speed > 0.0 { speed.clamp(0.05, 64.0) } else { 1.0 };
    }

    /// Lets milliseconds pass. True when a stride, which lasts `stride` milliseconds at speed 1, is over: the caller
    /// goes on to the next. However much time passed, it is one stride at most, so that nothing is skipped after a
    /// pause of the page.
    pub fn advance(&mut self, ms: f64, stride: f64) -> bool {
        if !self.playing {
            return false;
        }
        self.elapsed += ms.max(0.0) * self.speed;
        let over = self.elapsed >= stride;
        if over {
            self.elapsed = (self.elapsed - stride).min(stride / 2.0);
        }
        over
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_stride_lasts_its_time_at_any_speed() {
        let mut clock = Clock::new(2.0, false);
        assert!(!clock.advance(1000.0, 800.0), "a clock that stands goes nowhere");
        clock.play();
        assert!(!clock.advance(399.0, 800.0));
        assert!(clock.advance(1.0, 800.0));
    }

    #[test]
    fn nonsense_speeds_mean_normal_speed() {
        for speed in [f64::NAN, 0.0, -3.0, f64::INFINITY] {
            assert_eq!(Clock::new(speed, false).speed(), 1.0);
        }
    }
}
