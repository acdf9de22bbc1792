// Iterables, and what else copies or lists the parts of a value: spread, rest, for-in, tagged templates.

const $symbolIterator = Symbol.iterator;
const $freeze = Object.freeze;

function $iterator(value) {
  const method = value === undefined || value === null ? undefined : value[$symbolIterator];
  if (typeof method !== 'function') $notIterable(value);
  const iterator = $call(method, value);
  if (!$isObject(iterator)) $typeError('Result of the Symbol.iterator method is not an object');
  return iterator;
}

function $notIterable(value) {
  const text = $iterated();
  if (text !== undefined) $typeError(`${text} is not iterable`);
  let shown = value === undefined || $isObject(value) ? typeof value : `${typeof value} ${$show(value)}`;
  $typeError(`${shown} is not iterable (cannot read property Symbol(Symbol.iterator))`);
}

function $next(iterator, next) {
  const result = $call(next, iterator);
  if (!$isObject(result)) $typeError(`Iterator result ${$show(result)} is not an object`);
  if (result.done) return $empty();
  return result.value;
}

function $close(iterator) {
  const method = iterator.return;
  if (method === undefined || method === null) return;
  const result = $call(method, iterator);
  if (!$isObject(result)) $typeError(`Iterator result ${$show(result)} is not an object`);
}

function $closeQuietly(iterator) {
  try {
    const method = iterator.return;
    if (method !== undefined && method !== null) $call(method, iterator);
  } catch {
    // What is under way already is the exception that counts.
  }
}

function $spread(array, iterable) {
  if (iterable === undefined || iterable === null || ($isObject(iterable) && !$isProxy(iterable) && !($symbolIterator in iterable))) $notSpread();
  for (const value of iterable) $push(array, value);
}

function $notSpread() {
  const text = $iterated();
  $typeError(text === undefined ? 'Spread syntax requires ...iterable[Symbol.iterator] to be a function' : `${text} is not iterable`);
}

function $copyProperties(target, source) {
  if (source === undefined || source === null) return;
  const from = $toObject(source);
  const keys = $ownKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if ($isEnumerable(from, key)) $define(target, key, from[key], 7);
  }
}

function $restProperties(source, excluded) {
  const from = $toObject(source);
  const rest = {};
  const keys = $ownKeys(from);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!$isAmong(excluded, key) && $isEnumerable(from, key)) $define(rest, key, from[key], 7);
  }
  return rest;
}

// Whether a property key is among others, of which some may be numbers still.
function $isAmong(keys, key) {
  for (let i = 0; i < keys.length; i++) {
    const other = keys[i];
    if (other === key || typeof other === 'number' && `${other}` === key) return true;
  }
  return false;
}

function $forIn(object) {
  if (object === undefined || object === null) return [];
  return $enumerableNames($toObject(object));
}

function $template(cooked, raw) {
  $call($freeze, undefined, raw);
  $define(cooked, 'raw', raw, 0);
  $call($freeze, undefined, cooked);
  return cooked;
}
