// The functions of Object that read or write properties as the program's code would, getters and setters included.

function Object_assign(target, source, ...more) {
  const to = $toObject(target);
  $assign(to, source);
  for (let i = 0; i < more.length; i++) $assign(to, more[i]);
  return to;
}

function $assign(to, source) {
  if (source === undefined || source === null) return;
  const from = $toObject(source);
  const keys = $ownKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if ($isEnumerable(from, key)) to[key] = from[key];
  }
}

function Object_values(object) {
  const from = $toObject(object);
  const keys = $ownKeys(from);
  const values = [];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key === 'string' && $isEnumerable(from, key)) $push(values, from[key]);
  }
  return values;
}

function Object_entries(object) {
  const from = $toObject(object);
  const keys = $ownKeys(from);
  const entries = [];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key === 'string' && $isEnumerable(from, key)) $push(entries, [key, from[key]]);
  }
  return entries;
}

function Object_fromEntries(iterable) {
  const result = {};
  for (const entry of iterable) {
    $needEntry(entry);
    const key = entry[0];
    $define(result, typeof key === 'symbol' ? key : `${key}`, entry[1], 7);
  }
  return result;
}

function $needEntry(entry) {
  if (!$isObject(entry)) $typeError(`Iterator value ${$show(entry)} is not an entry object`);
}

function Object_prototype_toLocaleString() {
  return this.toString();
}

// Object.prototype.toString where a getter says the tag.
function $tag(value) {
  const tag = value[$symbolToStringTag];
  return `[object ${typeof tag === 'string' ? tag : $kind(value)}]`;
}

const $symbolToStringTag = Symbol.toStringTag;
