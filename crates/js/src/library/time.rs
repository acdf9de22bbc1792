//! Points in time and what people call them: years, months, days and hours of the Gregorian calendar, in UTC.

use crate::cx::Cx;

const DAY: f64 = 86_400_000.0;

/// A point in time taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it all")]
pub(super) struct Parts {
    pub year: f64,
    /// From 0.
    pub month: f64,
    pub day: f64,
    pub hours: f64,
    pub minutes: f64,
    pub seconds: f64,
    pub milliseconds: f64,
    /// Days since 1970.
    pub days: f64,
}

impl Parts {
    /// 0 is Sunday.
    pub fn weekday(&self) -> f64 {
        (self.days + 4.0).rem_euclid(7.0)
    }

    /// The seven numbers that [`time`] takes.
    pub fn numbers(&self) -> [f64; 7] {
        [self.year, self.month, self.day, self.hours, self.minutes, self.seconds, self.milliseconds]
    }
}

/// When every program begins: the first of January 2026.
pub(super) const EPOCH: f64 = 1_767_225_600_000.0;

/// The virtual clock, in milliseconds since 1970. To look takes time.
pub(super) fn now(cx: &mut Cx) -> f64 {
    EPOCH + super::timers::read_clock(cx).floor()
}

/// A time within what dates can say, or NaN.
pub(super) fn clip(time: f64) -> f64 {
    if time.abs() <= 8.64e15 { time.trunc() + 0.0 } else { f64::NAN }
}

/// Days from 1970 to the first of a month (Hinnant, *chrono-compatible low-level date algorithms*).
fn days_before(year: f64, month: f64) -> f64 {
    let (year, month) = (year + (month / 12.0).floor(), month.rem_euclid(12.0));
    let year = if month < 2.0 { year - 1.0 } else { year };
    let era = (year / 400.0).floor();
    let of_era = year - era * 400.0;
    let of_year = ((153.0 * (if month < 2.0 { month + 10.0 } else { month - 2.0 }) + 2.0) / 5.0).floor();
    let of_era_days = of_era * 365.0 + (of_era / 4.0).floor() - (of_era / 100.0).floor() + of_year;
    era * 146_097.0 + of_era_days - 719_468.0
}

/// The time of year, month (from 0), day, hours, minutes, seconds, milliseconds: any may be beyond its range.
pub(super) fn time([year, month, day, hours, minutes, seconds, milliseconds]: [f64; 7]) -> f64 {
    let within = hours * 3_600_000.0 + minutes * 60_000.0 + seconds * 1000.0 + milliseconds;
    let days = days_before(year, month) + day - 1.0;
    if days.is_finite() && within.is_finite() { days * DAY + within } else { f64::NAN }
}

/// A time taken apart.
pub(super) fn parts(time: f64) -> Parts {
    let days = (time / DAY).floor();
    let within = time - days * DAY;
    let shifted = days + 719_468.0;
    let era = (shifted / 146_097.0).floor();
    let of_era = shifted - era * 146_097.0;
    let years = ((of_era - (of_era / 1460.0).floor() + (of_era / 36_524.0).floor() - (of_era / 146_096.0).floor())
        / 365.0)
        .floor();
    let of_year = of_era - (365.0 * years + (years / 4.0).floor() - (years / 100.0).floor());
    let march = ((5.0 * of_year + 2.0) / 153.0).floor();
    let day = of_year - ((153.0 * march + 2.0) / 5.0).floor() + 1.0;
    let month = if march < 10.0 { march + 2.0 } else { march - 10.0 };
    let year = years + era * 400.0 + if month < 2.0 { 1.0 } else { 0.0 };
    Parts {
        year,
        month,
        day,
        hours: (within / 3_600_000.0).floor(),
        minutes: (within / 60_000.0).floor() % 60.0,
        seconds: (within / 1000.0).floor() % 60.0,
        milliseconds: within % 1000.0,
        days,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_its_parts() {
        for at in [0.0, -1.0, 951_782_400_000.0, 951_868_799_999.0, 4_102_444_800_000.0, -62_167_219_200_000.0, 8.64e15]
        {
            assert_eq!(time(parts(at).numbers()), at);
        }
        let leap = parts(951_782_400_000.0);
        assert_eq!((leap.year, leap.month, leap.day, leap.weekday()), (2000.0, 1.0, 29.0, 2.0));
        assert_eq!(parts(0.0).weekday(), 4.0);
        assert_eq!(time([2020.0, 12.0, 1.0, 0.0, 0.0, 0.0, 0.0]), time([2021.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]));
        assert_eq!(time([2020.0, 0.0, 1.0, -1.0, 0.0, 0.0, 0.0]), 1_577_833_200_000.0);
        assert!(time([f64::NAN; 7]).is_nan() && clip(8.64e15 + 1.0).is_nan());
    }
}
