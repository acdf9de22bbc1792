// JSON: stringify with all it can call (toJSON, a replacer, getters), and the reviver of parse. Reading a text is native.

// Whether the last text could not be made because something contains itself.
let $circular = false;

function JSON_stringify(value, replacer, space) {
  const state = {
    pieces: [],
    objects: [],
    keys: [],
    replacer: typeof replacer === 'function' ? replacer : undefined,
    only: $isArray(replacer) ? $jsonNames(replacer) : undefined,
    gap: $jsonGap(typeof $unbox(space) === 'number' ? +space : typeof $unbox(space) === 'string' ? `${space}` : undefined),
  };
  const prepared = $jsonPrepared(state, undefined, '', value);
  if (!$isJson(prepared)) return undefined;
  $jsonWrite(state, prepared, '', '');
  return $joined(state.pieces, '');
}

function $jsonNames(list) {
  const names = [];
  for (let i = 0; i < list.length; i++) {
    const name = $unbox(list[i]);
    if ((typeof name === 'string' || typeof name === 'number') && !$isAmong(names, `${name}`)) $push(names, `${name}`);
  }
  return names;
}

function $jsonGap(space) {
  if (typeof space === 'string') return $part(space, 0, space.length < 10 ? space.length : 10);
  let gap = '';
  if (typeof space === 'number') {
    for (let i = 1; i <= space && i <= 10; i++) gap += ' ';
  }
  return gap;
}

function $isJson(value) {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

// A value as it is to be written: after toJSON and the replacer, out of its box.
function $jsonPrepared(state, holder, key, value) {
  if ($isObject(value) || typeof value === 'bigint') {
    const toJSON = value.toJSON;
    if (typeof toJSON === 'function') value = $call(toJSON, value, `${key}`);
  }
  if (state.replacer !== undefined) {
    value = $call(state.replacer, holder === undefined ? { '': value } : holder, `${key}`, value);
  }
  return $unbox(value);
}

function $jsonWrite(state, value, key, indent) {
  const pieces = state.pieces;
  if (typeof value === 'string') return $push(pieces, $quote(value));
  if (typeof value === 'bigint') $typeError('Do not know how to serialize a BigInt');
  if (typeof value === 'number') return $push(pieces, value - value === 0 ? `${value}` : 'null');
  if (!$isObject(value)) return $push(pieces, `${value}`);
  const raw = $rawText(value);
  if (raw !== undefined) return $push(pieces, raw);
  for (let i = 0; i < state.objects.length; i++) {
    if (state.objects[i] === value) $jsonCircle(state, i, key);
  }
  $push(state.objects, value);
  $push(state.keys, key);
  const inner = indent + state.gap;
  if ($isArray(value)) $jsonArray(state, value, indent, inner);
  else $jsonObject(state, value, indent, inner);
  $removeAt(state.objects, state.objects.length - 1);
  $removeAt(state.keys, state.keys.length - 1);
}

function $jsonArray(state, array, indent, inner) {
  const pieces = state.pieces;
  $push(pieces, '[');
  const length = array.length;
  for (let i = 0; i < length; i++) {
    $jsonLine(state, i > 0, inner);
    const value = $jsonPrepared(state, array, i, array[i]);
    if ($isJson(value)) $jsonWrite(state, value, i, inner);
    else $push(pieces, 'null');
  }
  if (length > 0) $jsonLine(state, false, indent);
  $push(pieces, ']');
}

function $jsonObject(state, object, indent, inner) {
  const pieces = state.pieces;
  $push(pieces, '{');
  const keys = state.only === undefined ? $ownKeys(object) : state.only;
  let some = false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key === 'symbol' || state.only === undefined && !$isEnumerable(object, key)) continue;
    const value = $jsonPrepared(state, object, key, object[key]);
    if (!$isJson(value)) continue;
    $jsonLine(state, some, inner);
    some = true;
    $push(pieces, $quote(key));
    $push(pieces, state.gap === '' ? ':' : ': ');
    $jsonWrite(state, value, key, inner);
  }
  if (some) $jsonLine(state, false, indent);
  $push(pieces, '}');
}

function $jsonLine(state, comma, indent) {
  if (comma) $push(state.pieces, ',');
  if (state.gap !== '') $push(state.pieces, `\n${indent}`);
}

// Throws the TypeError for an object within itself, as V8 words it.
function $jsonCircle(state, start, key) {
  const { objects, keys } = state;
  const about = (object) => `object with constructor '${$constructorName(object)}'`;
  const place = (at) => typeof at === 'number' ? `index ${at}` : `property '${at}'`;
  $circular = true;
  let text = `Converting circular structure to JSON\n    --> starting at ${about(objects[start])}`;
  const last = objects.length - 1;
  for (let i = start + 1; i <= last; i++) {
    if (i > start + 2 && i < last) {
      if (i === start + 3) text += '\n    |     ...';
      continue;
    }
    text += `\n    |     ${place(keys[i])} -> ${about(objects[i])}`;
  }
  $typeError(`${text}\n    --- ${place(key)} closes the circle`);
}

function JSON_parse(text, reviver) {
  const value = $jsonParse(`${text}`);
  return typeof reviver === 'function' ? $revived({ '': value }, '', reviver) : value;
}

function $revived(holder, key, reviver) {
  const value = holder[key];
  if ($isObject(value)) {
    const keys = $ownKeys(value);
    for (let i = 0; i < keys.length; i++) {
      if (typeof keys[i] === 'symbol' || !$isEnumerable(value, keys[i])) continue;
      const revived = $revived(value, keys[i], reviver);
      if (revived === undefined) delete value[keys[i]];
      else $define(value, keys[i], revived, 7);
    }
  }
  return $call(reviver, holder, key, value);
}
