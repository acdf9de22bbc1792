// Numbers and dates as people write them in the United States, with the options of Intl that this needs.

const $toPrecision = Number.prototype.toPrecision;
const $numberValue = Number.prototype.valueOf;
const $upperCase = String.prototype.toUpperCase;
const $padStart = String.prototype.padStart;
const $symbols = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CNY: 'CN¥', KRW: '₩', BRL: 'R$', CAD: 'CA$', AUD: 'A$', MXN: 'MX$', NZD: 'NZ$', ILS: '₪', VND: '₫', TWD: 'NT$', HKD: 'HK$' };
const $Infinity = Infinity;
const $wholeMoney = ['JPY', 'KRW', 'VND'];
const $thousands = ['', 'K', 'M', 'B', 'T'];
const $thousandWords = ['', ' thousand', ' million', ' billion', ' trillion'];

// The locale must be ours; what options say comes back, nothing for one that has another value than those that are known.
function $localeOptions(locales, options, known) {
  const wanted = $isArray(locales) ? locales[0] : locales;
  if (wanted !== undefined && wanted !== 'en-US' && wanted !== 'en') $typeError('heapwave\'s toLocaleString knows the locale en-US only');
  const result = {};
  if (options === undefined) return result;
  const given = $toObject(options);
  const keys = $ownKeys(given);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string' || given[key] === undefined) continue;
    if (!$isAmong(known, key)) $typeError(`heapwave's toLocaleString does not know the option ${key}`);
    result[key] = given[key];
  }
  return result;
}

function $optionError(value, key) {
  throw new $globalObject.RangeError(`Value ${value} out of range for ${key}`);
}

function $oneOf(options, key, values) {
  const value = options[key];
  if (value === undefined) return values[0];
  if (!$isAmong(values, `${value}`)) $optionError(value, `heapwave's toLocaleString options property ${key}`);
  return `${value}`;
}

function $digitOption(options, key, low, high, standard) {
  if (options[key] === undefined) return standard;
  const value = +options[key];
  if (!(value >= low && value <= high)) throw new $globalObject.RangeError(`${key} value is out of range.`);
  return $truncate(value);
}

const $numberOptions = ['style', 'currency', 'currencyDisplay', 'minimumFractionDigits', 'maximumFractionDigits',
  'minimumSignificantDigits', 'maximumSignificantDigits', 'minimumIntegerDigits', 'useGrouping', 'signDisplay',
  'notation', 'compactDisplay'];

function Number_prototype_toLocaleString(locales = undefined, options = undefined) {
  const number = $call($numberValue, this);
  return $localeNumber(number, $localeOptions(locales, options, $numberOptions));
}

function $localeNumber(number, options) {
  const style = $oneOf(options, 'style', ['decimal', 'percent', 'currency']);
  const compact = $oneOf(options, 'notation', ['standard', 'compact']) === 'compact';
  const money = style === 'currency' ? $currencyOf(options) : undefined;
  let amount = number < 0 || (number === 0 && 1 / number < 0) ? -number : number;
  if (style === 'percent') amount = amount * 100;
  let power = 0;
  if (compact) while (amount >= 999.5 && power < 4 && amount < $Infinity) {
    amount = amount / 1000;
    power++;
  }
  const text = $localeDigits(amount, options, style, money, compact) + $suffixOf(compact, power, options);
  const whole = money === undefined ? text : money + text;
  return $signOf(number, text, options) + whole + (style === 'percent' ? '%' : '');
}

function $suffixOf(compact, power, options) {
  if (!compact) return '';
  return $oneOf(options, 'compactDisplay', ['short', 'long']) === 'short' ? $thousands[power] : $thousandWords[power];
}

// What stands before an amount of money.
function $currencyOf(options) {
  if (options.currency === undefined) $typeError('Currency code is required with currency style.');
  const code = $call($upperCase, `${options.currency}`);
  if (code.length !== 3) throw new $globalObject.RangeError(`Invalid currency code : ${options.currency}`);
  const display = $oneOf(options, 'currencyDisplay', ['symbol', 'narrowSymbol', 'code']);
  const symbol = display === 'code' ? undefined : $symbols[code];
  return symbol === undefined ? `${code}\u00a0` : symbol;
}

function $localeDigits(amount, options, style, money, compact) {
  const significant = options.maximumSignificantDigits !== undefined || options.minimumSignificantDigits !== undefined;
  let least = money === undefined || compact ? 0 : $isAmong($wholeMoney, $call($upperCase, `${options.currency}`)) ? 0 : 2;
  let most = money !== undefined ? least : style === 'percent' ? 0 : 3;
  if (compact) {
    if (amount < 99.5) amount = +$call($toPrecision, amount, 2);
    most = amount < 99.5 ? 20 : 0;
  }
  if (significant) {
    const fewest = $digitOption(options, 'minimumSignificantDigits', 1, 21, 1);
    amount = +$call($toPrecision, amount, $digitOption(options, 'maximumSignificantDigits', fewest, 21, 21));
    least = amount > 0 && amount < 1 ? fewest : fewest - `${$truncate(amount)}`.length;
    if (least < 0) least = 0;
    most = 20;
  } else {
    const low = $digitOption(options, 'minimumFractionDigits', 0, 100, undefined);
    const high = $digitOption(options, 'maximumFractionDigits', 0, 100, undefined);
    if (low !== undefined && high !== undefined && low > high) throw new $globalObject.RangeError('maximumFractionDigits value is out of range.');
    if (low !== undefined) least = low;
    if (high !== undefined) most = high;
    if (most < least) {
      if (low === undefined) least = most;
      else most = least;
    }
  }
  if (compact && amount < 10000) options.useGrouping = false;
  const grouping = options.useGrouping === undefined || (options.useGrouping !== false && options.useGrouping !== 'false');
  return $inGroups(amount, least, most, grouping, $digitOption(options, 'minimumIntegerDigits', 1, 21, 1));
}

function $signOf(number, text, options) {
  const display = $oneOf(options, 'signDisplay', ['auto', 'always', 'never', 'exceptZero', 'negative']);
  const negative = number < 0 || (number === 0 && 1 / number < 0);
  const zero = !$hasDigit(text);
  if (display === 'never' || (zero && (display === 'exceptZero' || display === 'negative'))) return '';
  if (negative) return '-';
  return (display === 'always' || display === 'exceptZero') ? '+' : '';
}

function $hasDigit(text) {
  const other = '123456789∞N';
  for (let i = 0; i < other.length; i++) if ($find(text, other[i], 0) >= 0) return true;
  return false;
}

// ---- dates

const $Months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const $Weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const $dateKeys = ['weekday', 'year', 'month', 'day'];
const $timeKeys = ['hour', 'minute', 'second', 'fractionalSecondDigits', 'dayPeriod'];
const $dateOptions = ['weekday', 'era', 'year', 'month', 'day', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'hour12',
  'hourCycle', 'timeZone', 'timeZoneName', 'dateStyle', 'timeStyle'];
const $dateStyles = {
  full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  short: { year: '2-digit', month: 'numeric', day: 'numeric' },
};
const $timeStyles = {
  full: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'long' },
  long: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
  medium: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  short: { hour: 'numeric', minute: '2-digit' },
};
const $zones = ['UTC', 'GMT', 'ETC/UTC', 'ETC/GMT'];
const $DatePrototype = Date.prototype;
const $dateParts = {
  time: $DatePrototype.getTime, year: $DatePrototype.getUTCFullYear, month: $DatePrototype.getUTCMonth,
  day: $DatePrototype.getUTCDate, weekday: $DatePrototype.getUTCDay, hour: $DatePrototype.getUTCHours,
  minute: $DatePrototype.getUTCMinutes, second: $DatePrototype.getUTCSeconds, millisecond: $DatePrototype.getUTCMilliseconds,
};

function Date_prototype_toLocaleString(locales = undefined, options = undefined) {
  return $localeDate(this, locales, options, true, true);
}

function Date_prototype_toLocaleDateString(locales = undefined, options = undefined) {
  return $localeDate(this, locales, options, true, false);
}

function Date_prototype_toLocaleTimeString(locales = undefined, options = undefined) {
  return $localeDate(this, locales, options, false, true);
}

function $hasAny(options, keys) {
  for (let i = 0; i < keys.length; i++) if (options[keys[i]] !== undefined) return true;
  return false;
}

// Which parts are shown: those that are asked for, else those of the method.
function $shownParts(given, date, time) {
  if (given.dateStyle === undefined && given.timeStyle === undefined) {
    const own = date && time ? $hasAny(given, $dateKeys) || $hasAny(given, $timeKeys) : $hasAny(given, date ? $dateKeys : $timeKeys);
    if (own) return given;
    if (date) $copyInto(given, { year: 'numeric', month: 'numeric', day: 'numeric' });
    if (time) $copyInto(given, $timeStyles.medium);
    return given;
  }
  if ($hasAny(given, $dateKeys) || $hasAny(given, $timeKeys)) $typeError(`Can't set option ${$hasAny(given, $dateKeys) ? 'day' : 'hour'} when ${given.dateStyle === undefined ? 'timeStyle' : 'dateStyle'} is used`);
  if ((!date && given.dateStyle !== undefined) || (!time && given.timeStyle !== undefined)) $typeError(`Invalid option : ${date ? 'timeStyle' : 'dateStyle'}`);
  if (given.dateStyle !== undefined) $copyInto(given, $dateStyles[given.dateStyle]);
  if (given.timeStyle !== undefined) $copyInto(given, $timeStyles[given.timeStyle]);
  return given;
}

function $copyInto(to, from) {
  const keys = $ownKeys(from);
  for (let i = 0; i < keys.length; i++) to[keys[i]] = from[keys[i]];
}

function $localeDate(date, locales, options, withDate, withTime) {
  const time = $call($dateParts.time, date);
  const given = $localeOptions(locales, options, $dateOptions);
  if (given.timeZone !== undefined && !$isAmong($zones, $call($upperCase, `${given.timeZone}`))) $typeError(`heapwave's clock knows the time zone UTC only, not ${given.timeZone}`);
  const shown = $shownParts(given, withDate, withTime);
  if (time !== time) return 'Invalid Date';
  const day = $dayText(date, shown);
  const clock = $clockText(date, shown);
  if (day === '' || clock === '') return day + clock;
  const named = shown.month === 'long';
  const weekdayOnly = shown.weekday !== undefined && shown.month === undefined && shown.day === undefined && shown.year === undefined;
  return day + (named ? ' at ' : weekdayOnly ? ' ' : ', ') + clock;
}

function $two(number) {
  return $call($padStart, `${number}`, 2, '0');
}

function $dayText(date, shown) {
  const year = $call($dateParts.year, date);
  const month = $call($dateParts.month, date);
  const day = $call($dateParts.day, date);
  const weekday = $Weekdays[$call($dateParts.weekday, date)];
  const words = [];
  const week = shown.weekday === undefined ? '' : shown.weekday === 'long' ? weekday : $part(weekday, 0, shown.weekday === 'narrow' ? 1 : 3);
  const years = shown.year === undefined ? '' : shown.year === '2-digit' ? $two((year % 100 + 100) % 100) : `${year}`;
  const days = shown.day === undefined ? '' : shown.day === '2-digit' ? $two(day) : `${day}`;
  if (shown.month === 'long' || shown.month === 'short' || shown.month === 'narrow') {
    const name = shown.month === 'long' ? $Months[month] : $part($Months[month], 0, shown.month === 'short' ? 3 : 1);
    const front = days === '' ? name : `${name} ${days}`;
    if (week !== '') $push(words, week);
    $push(words, years === '' ? front : days === '' ? `${front} ${years}` : `${front}, ${years}`);
    return $joined(words, ', ');
  }
  const months = shown.month === undefined ? '' : shown.month === '2-digit' ? $two(month + 1) : `${month + 1}`;
  if (week !== '' && months === '' && years === '' && days !== '') return `${days} ${week}`;
  if (months !== '') $push(words, months);
  if (days !== '') $push(words, days);
  if (years !== '') $push(words, years);
  const numbers = $joined(words, months === '' ? ' ' : '/');
  return week === '' ? numbers : numbers === '' ? week : `${week}, ${numbers}`;
}

function $clockText(date, shown) {
  const zone = shown.timeZoneName === undefined ? '' : shown.timeZoneName === 'long' ? 'Coordinated Universal Time' : 'UTC';
  const hour = $call($dateParts.hour, date);
  const half = shown.hour12 === undefined ? shown.hourCycle === undefined || shown.hourCycle === 'h12' || shown.hourCycle === 'h11' : !!shown.hour12;
  const words = [];
  if (shown.hour !== undefined) {
    let value = half ? (hour % 12 === 0 ? 12 : hour % 12) : hour;
    if (!half && hour === 0 && shown.hour12 !== undefined) value = 24;
    $push(words, shown.hour === '2-digit' || !half ? $two(value) : `${value}`);
  }
  const padded = shown.hour !== undefined || (shown.minute !== undefined && shown.second !== undefined);
  const minute = $call($dateParts.minute, date);
  const second = $call($dateParts.second, date);
  if (shown.minute !== undefined) $push(words, padded ? $two(minute) : `${minute}`);
  if (shown.second !== undefined) $push(words, padded ? $two(second) : `${second}`);
  let text = $joined(words, ':');
  if (shown.fractionalSecondDigits !== undefined) {
    const digits = $part($call($padStart, `${$call($dateParts.millisecond, date)}`, 3, '0'), 0, +shown.fractionalSecondDigits);
    text = text === '' ? digits : `${text}.${digits}`;
  }
  if (half && shown.hour !== undefined) text += hour < 12 ? ' AM' : ' PM';
  return zone === '' ? text : text === '' ? zone : `${text} ${zone}`;
}
