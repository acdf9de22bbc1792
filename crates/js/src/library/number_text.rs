//! Numbers as text in the forms that the methods of `Number` give: other radixes, fixed and significant digits, groups.

use crate::convert::number_text;

/// A finite number in a radix other than 10: the shortest digits that tell it from its neighbours.
pub(super) fn radix_text(number: f64, radix: u32) -> String {
    let (base, value) = (f64::from(radix), number.abs());
    let (mut whole, mut fraction) = (value.floor(), value.fract());
    let mut delta = (0.5 * (value.next_up() - value)).max(f64::MIN_POSITIVE * f64::EPSILON);
    let mut after: Vec<u32> = Vec::new();
    while fraction >= delta {
        fraction *= base;
        delta *= base;
        let digit = fraction as u32;
        after.push(digit);
        fraction -= f64::from(digit);
        if (fraction > 0.5 || fraction == 0.5 && digit % 2 == 1) && fraction + delta > 1.0 {
            // Up, and what becomes the radix goes away and carries.
            while after.last() == Some(&(radix - 1)) {
                after.pop();
            }
            match after.last_mut() {
                Some(last) => *last += 1,
                None => whole += 1.0,
            }
            break;
        }
    }
    let mut before: Vec<u32> = Vec::new();
    // For digits that a number does not hold V8 writes zeros.
    while whole / base >= 9_007_199_254_740_992.0 {
        whole /= base;
        before.push(0);
    }
    loop {
        let digit = whole % base;
        before.push(digit as u32);
        whole = (whole - digit) / base;
        if whole <= 0.0 {
            break;
        }
    }
    let character = |digit: &u32| char::from_digit(*digit, radix).unwrap_or('0');
    let mut text: String = if number < 0.0 { "-" } else { "" }.into();
    text.extend(before.iter().rev().map(character));
    if !after.is_empty() {
        text.push('.');
        text.extend(after.iter().map(character));
    }
    text
}

/// Decimal digits rounded to a number of them, a half up; whether a 1 was carried out at the front.
fn round(digits: &mut Vec<u8>, keep: usize) -> bool {
    let up = digits.get(keep).is_some_and(|digit| *digit >= b'5');
    digits.truncate(keep);
    if !up {
        return false;
    }
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return false;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
    true
}

fn text_of(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(*digit)).collect()
}

fn sign(number: f64) -> &'static str {
    if number < 0.0 { "-" } else { "" }
}

/// With a number of digits after the point. (`ryu-js` has this too, but gives wrong digits for the smallest numbers.)
pub(super) fn fixed(number: f64, digits: usize) -> String {
    // No number has more digits after the point than this.
    fixed_digits(sign(number), &format!("{:.1074}", number.abs()), digits)
}

fn fixed_digits(sign: &str, exact: &str, digits: usize) -> String {
    let (whole, fraction) = exact.split_once('.').unwrap_or((exact, ""));
    let mut all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    while all.len() < whole.len() + digits {
        all.push(b'0');
    }
    round(&mut all, whole.len() + digits);
    let text = text_of(&all);
    let (whole, fraction) = text.split_at(text.len() - digits);
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// The first digits of a number, exactly rounded, and the power of ten of the first.
fn significant(number: f64, count: usize) -> (String, i32) {
    // No number has more significant digits than this.
    let exact = format!("{:.800e}", number.abs());
    let (mantissa, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    let mut exponent: i32 = exponent.parse().unwrap_or(0);
    if round(&mut digits, count) {
        digits.truncate(count);
        exponent += 1;
    }
    (text_of(&digits), exponent)
}

fn with_exponent(sign: &str, digits: &str, exponent: i32) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    let minus = if exponent < 0 { '-' } else { '+' };
    format!("{sign}{first}{point}{rest}e{minus}{}", exponent.abs())
}

/// With an exponent, and a number of digits after the point, or as many as are needed.
pub(super) fn exponential(number: f64, digits: Option<usize>) -> String {
    let (digits, exponent) = match digits {
        Some(digits) => significant(number, digits + 1),
        None => {
            let shortest = format!("{:e}", number.abs());
            let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
            (mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
        }
    };
    with_exponent(sign(number), &digits, exponent)
}

/// With a number of significant digits.
pub(super) fn precise(number: f64, count: usize) -> String {
    let (digits, exponent) = significant(number, count);
    let sign = sign(number);
    if exponent < -6 || exponent >= count as i32 {
        return with_exponent(sign, &digits, exponent);
    }
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let (whole, fraction) = digits.split_at(exponent as usize + 1);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// With a least and a most number of digits after the point and a least before it, in groups of three if wanted, as
/// people write numbers in the United States.
pub(super) fn grouped(number: f64, (least, most): (usize, usize), groups: bool, before: usize) -> String {
    if number.is_nan() {
        return "NaN".into();
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number.is_infinite() {
        return format!("{sign}∞");
    }
    // The digits that people would write, not the exact ones.
    let shortest = number_text(number.abs());
    let plain = if shortest.contains('e') { format!("{:.20}", number.abs()) } else { shortest };
    let digits = fixed_digits("", &plain, most);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let whole = format!("{whole:0>before$}");
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if groups && index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let mut fraction = fraction.to_owned();
    while fraction.len() > least && fraction.ends_with('0') {
        fraction.pop();
    }
    if !fraction.is_empty() {
        text.push('.');
        text += &fraction;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_digits_round_the_exact_value_a_half_up() {
        let cases = [
            (1.005, 2, "1.00"),
            (2.5, 0, "3"),
            (0.5, 0, "1"),
            (-2.5, 0, "-3"),
            (1.45, 1, "1.4"),
            (8.345, 2, "8.35"),
            (0.000001, 7, "0.0000010"),
            (999.999, 2, "1000.00"),
            (-0.0000001, 2, "-0.00"),
            (0.0, 2, "0.00"),
            (123.456, 0, "123"),
        ];
        for (number, digits, text) in cases {
            assert_eq!(fixed(number, digits), text);
        }
    }

    #[test]
    fn significant_digits() {
        let cases = [
            (123.456, 4, "123.5"),
            (0.000123, 2, "0.00012"),
            (1e21, 3, "1.00e+21"),
            (123456.0, 2, "1.2e+5"),
            (0.0, 3, "0.00"),
            (99.99, 3, "100"),
            (1.25, 2, "1.3"),
            (1e-7, 2, "1.0e-7"),
        ];
        for (number, digits, text) in cases {
            assert_eq!(precise(number, digits), text);
        }
        assert_eq!(exponential(12345.0, Some(2)), "1.23e+4");
        assert_eq!((exponential(0.00015, None), exponential(0.0, None)), ("1.5e-4".into(), "0e+0".into()));
        assert_eq!(exponential(-1.5e-9, Some(0)), "-1e-9");
    }

    #[test]
    fn other_radixes() {
        let cases = [
            (255.0, 16, "ff"),
            (0.5, 2, "0.1"),
            (-255.5, 16, "-ff.8"),
            (0.1, 3, "0.0022002200220022002200220022002201"),
            (1e21, 36, "5v1j4f4ds7c000"),
            (0.0, 2, "0"),
            (4294967295.0, 2, "11111111111111111111111111111111"),
        ];
        for (number, radix, text) in cases {
            assert_eq!(radix_text(number, radix), text);
        }
    }

    #[test]
    fn people_write_numbers_in_groups() {
        let cases = [
            (1234567.891, 0, 3, "1,234,567.891"),
            (0.0, 0, 3, "0"),
            (1234.5, 2, 3, "1,234.50"),
            (-999.9999, 0, 3, "-1,000"),
            (1.0005, 0, 3, "1.001"),
            (1e21, 0, 3, "1,000,000,000,000,000,000,000"),
            (100.0, 0, 3, "100"),
            (1e-7, 0, 3, "0"),
        ];
        for (number, least, most, text) in cases {
            assert_eq!(grouped(number, (least, most), true, 1), text);
        }
        assert_eq!(grouped(1234.5, (0, 3), false, 6), "001234.5");
    }
}
