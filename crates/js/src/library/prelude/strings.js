// The methods of strings that call functions of the program's.

const $stringIndexOf = String.prototype.indexOf;
const $stringSlice = String.prototype.slice;

function $find(text, sought, from) {
  return $call($stringIndexOf, text, sought, from);
}

function $part(text, from, to) {
  return $call($stringSlice, text, from, to);
}

function String_prototype_replace(search, replacement) {
  $needString(this, 'replace');
  const method = $methodFor(search, $symbolReplace);
  if (method !== undefined) return $call(method, search, this, replacement);
  const text = `${this}`;
  const sought = `${search}`;
  if (typeof replacement !== 'function') return $replace(text, sought, `${replacement}`);
  const at = $find(text, sought, 0);
  if (at < 0) return text;
  const by = `${$call(replacement, undefined, sought, at, text)}`;
  return $part(text, 0, at) + by + $part(text, at + sought.length, text.length);
}

function String_prototype_replaceAll(search, replacement) {
  $needString(this, 'replaceAll');
  if ($looksLikeRegExp(search) && !$hasFlag(`${search.flags}`, 'g')) {
    $typeError('String.prototype.replaceAll called with a non-global RegExp argument');
  }
  const method = $methodFor(search, $symbolReplace);
  if (method !== undefined) return $call(method, search, this, replacement);
  const text = `${this}`;
  const sought = `${search}`;
  if (typeof replacement !== 'function') return $replaceAll(text, sought, `${replacement}`);
  const step = sought.length > 0 ? sought.length : 1;
  const pieces = [];
  let end = 0;
  let at = $find(text, sought, 0);
  while (at >= 0) {
    $push(pieces, $part(text, end, at));
    $push(pieces, `${$call(replacement, undefined, sought, at, text)}`);
    end = at + sought.length;
    at = at + step > text.length ? -1 : $find(text, sought, at + step);
  }
  $push(pieces, $part(text, end, text.length));
  return $joined(pieces, '');
}

function String_raw(strings, ...values) {
  const raw = $toObject($toObject(strings).raw);
  const length = $lengthOf(raw);
  const pieces = [];
  for (let i = 0; i < length; i++) {
    $push(pieces, `${raw[i]}`);
    if (i + 1 < length && i < values.length) $push(pieces, `${values[i]}`);
  }
  return $joined(pieces, '');
}
