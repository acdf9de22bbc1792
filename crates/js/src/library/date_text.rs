//! Dates as text, and texts as dates.

use super::time::{parts, time};

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the methods")]
pub(super) enum Style {
    Full,
    Date,
    Time,
    Utc,
    Iso,
}

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date as text.
pub(super) fn text(time: f64, style: Style) -> String {
    if time.is_nan() {
        return "Invalid Date".into();
    }
    let p = parts(time);
    let (day, month) = (DAYS[p.weekday() as usize % 7], MONTHS[p.month as usize % 12]);
    let sign = if p.year < 0.0 { "-" } else { "" };
    let year = format!("{sign}{:04}", p.year.abs());
    let clock = format!("{:02}:{:02}:{:02}", p.hours, p.minutes, p.seconds);
    let zone = "GMT+0000 (Coordinated Universal Time)";
    match style {
        Style::Full => format!("{day} {month} {:02} {year} {clock} {zone}", p.day),
        Style::Date => format!("{day} {month} {:02} {year}", p.day),
        Style::Time => format!("{clock} {zone}"),
        Style::Utc => format!("{day}, {:02} {month} {year} {clock} GMT", p.day),
        Style::Iso => {
            let year = match p.year {
                0.0..=9999.0 => format!("{:04}", p.year),
                year => format!("{}{:06}", if year < 0.0 { '-' } else { '+' }, year.abs()),
            };
            format!("{year}-{:02}-{:02}T{clock}.{:03}Z", p.month + 1.0, p.day, p.milliseconds)
        }
    }
}

/// The time that a text says, or NaN: the language's own form, or one of those that people write in English.
pub(super) fn parse(text: &str) -> f64 {
    let text = text.trim();
    iso(text).or_else(|| loose(text)).unwrap_or(f64::NAN)
}

/// A reader of fixed forms.
struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn digits(&mut self, count: usize) -> Option<f64> {
        let digits = self.0.get(..count).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
        let number = digits.parse().ok()?;
        self.0 = &self.0[count..];
        Some(number)
    }

    fn take(&mut self, c: char) -> bool {
        let rest = self.0.strip_prefix(c);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

fn iso(text: &str) -> Option<f64> {
    let mut reader = Reader(text);
    let sign = if reader.take('-') { Some(-1.0) } else { reader.take('+').then_some(1.0) };
    let year = match sign {
        Some(sign) => sign * reader.digits(6)?,
        None => reader.digits(4)?,
    };
    let mut numbers = [year, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    let mut offset = 0.0;
    if reader.take('-') {
        numbers[1] = reader.digits(2).filter(|month| (1.0..=12.0).contains(month))? - 1.0;
        if reader.take('-') {
            numbers[2] = reader.digits(2).filter(|day| (1.0..=31.0).contains(day))?;
        }
    }
    if reader.take('T') || reader.take('t') || reader.take(' ') {
        numbers[3] = reader.digits(2).filter(|hours| *hours <= 24.0)?;
        numbers[4] = reader.take(':').then(|| reader.digits(2)).flatten().filter(|minutes| *minutes < 60.0)?;
        if reader.take(':') {
            numbers[5] = reader.digits(2).filter(|seconds| *seconds < 60.0)?;
            if reader.take('.') {
                let count = reader.0.bytes().take_while(u8::is_ascii_digit).count();
                let fraction: f64 = format!("0.{}", &reader.0[..count]).parse().ok().filter(|_| count > 0)?;
                reader.0 = &reader.0[count..];
                numbers[6] = (fraction * 1000.0 + 1e-9).floor();
            }
        }
        if !reader.take('Z') {
            offset = offset_of(&mut reader)?;
        }
    }
    reader.0.is_empty().then(|| time(numbers) - offset)
}

/// A `+hh:mm` in milliseconds; 0 if there is none.
fn offset_of(reader: &mut Reader) -> Option<f64> {
    let sign = if reader.take('+') { 1.0 } else { -f64::from(u8::from(reader.take('-'))) };
    if sign == 0.0 {
        return Some(0.0);
    }
    let hours = reader.digits(2)?;
    reader.take(':');
    Some(sign * (hours * 60.0 + reader.digits(2)?) * 60_000.0)
}

/// Words and numbers in the orders that people write: `Jan 2, 2020 10:00`, `2 Jan 2020`, `2020/1/2`, `1/2/2020`.
fn loose(text: &str) -> Option<f64> {
    let text = text.split('(').next().unwrap_or(text);
    let (mut month, mut numbers, mut clock, mut offset, mut afternoon) = (None, Vec::new(), None, 0.0, None);
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let lower = word.to_ascii_lowercase();
        if word.contains(':') {
            let parts: Option<Vec<f64>> = word.split(':').map(|part| part.parse().ok()).collect();
            clock = Some(parts.filter(|parts| parts.len() <= 3)?);
        } else if let Some(rest) = lower.strip_prefix("gmt").or(lower.strip_prefix("utc")) {
            let mut reader = Reader(rest);
            offset = offset_of(&mut reader)?;
        } else if let Some(found) = MONTHS.iter().position(|month| lower.starts_with(&month.to_ascii_lowercase())) {
            month = Some(found as f64);
        } else if matches!(lower.as_str(), "am" | "pm") {
            afternoon = Some(lower == "pm");
        } else if DAYS.iter().any(|day| lower.starts_with(&day.to_ascii_lowercase())) || lower == "z" {
        } else if word.contains(['/', '-']) && numbers.is_empty() {
            let parts: Option<Vec<f64>> = word.split(['/', '-']).map(|part| part.parse().ok()).collect();
            numbers = parts.filter(|parts| parts.len() == 3)?;
        } else {
            numbers.push(word.trim_start_matches('-').parse().ok()?);
        }
    }
    let (year, month, day) = match (month, &*numbers) {
        (Some(month), [day, year]) if *day <= 31.0 => (*year, month, *day),
        (Some(month), [year]) => (*year, month, 1.0),
        (None, [month]) if (1.0..=12.0).contains(month) => (2001.0, month - 1.0, 1.0),
        (None, [year]) if *year == 0.0 || *year > 31.0 => (*year, 0.0, 1.0),
        (None, [year, month, day]) if *year > 31.0 => (*year, month - 1.0, *day),
        (None, [month, day, year]) => (*year, month - 1.0, *day),
        _ => return None,
    };
    if !(0.0..12.0).contains(&month) || !(1.0..=31.0).contains(&day) {
        return None;
    }
    let year = match year {
        0.0..50.0 => year + 2000.0,
        50.0..100.0 => year + 1900.0,
        year => year,
    };
    let clock = clock.unwrap_or_default();
    let at = |index: usize| clock.get(index).copied().unwrap_or(0.0);
    let hours = match afternoon {
        Some(afternoon) => at(0) % 12.0 + if afternoon { 12.0 } else { 0.0 },
        None => at(0),
    };
    Some(time([year, month, day, hours, at(1), at(2).floor(), 0.0]) - offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written() {
        let full = "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)";
        assert_eq!(text(0.0, Style::Full), full);
        assert_eq!(text(0.0, Style::Utc), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(text(1.0, Style::Iso), "1970-01-01T00:00:00.001Z");
        assert_eq!(text(-62_198_755_200_000.0, Style::Iso), "-000001-01-01T00:00:00.000Z");
    }

    #[test]
    fn dates_are_read() {
        let cases = [
            ("1970-01-01", 0.0),
            ("1970", 0.0),
            ("1970-01-01T00:00:01.5Z", 1500.0),
            ("1970-01-01T01:00:00+01:00", 0.0),
            ("Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)", 0.0),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
            ("January 2, 1970", 86_400_000.0),
            ("1/2/1970", 86_400_000.0),
            ("5", 988_675_200_000.0),
            ("65", -157_766_400_000.0),
            ("1970/1/2 1:00 PM", 133_200_000.0),
        ];
        for (text, time) in cases {
            assert_eq!(parse(text), time, "{text}");
        }
        assert!(["", "hello", "1970-13-01", "1970-01-01T", "20"].into_iter().all(|text| parse(text).is_nan()));
    }
}
