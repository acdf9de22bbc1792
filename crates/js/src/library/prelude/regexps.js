// Regular expressions: the protocol by which strings and patterns work together. One search is native ($match).

const $RegExp = $globalObject.RegExp;
const $regexpPrototype = $RegExp.prototype;
const $regexpExecMethod = $regexpPrototype.exec;
const $symbolMatch = Symbol.match;
const $symbolMatchAll = Symbol.matchAll;
const $symbolReplace = Symbol.replace;
const $symbolSearch = Symbol.search;
const $symbolSplit = Symbol.split;
const $newSymbol = $globalObject.Symbol;
const $createObject = $globalObject.Object.create;
const $iteratorPrototype = $prototypeOf($prototypeOf([].values()));

// Gives an object methods that are not enumerable, as built-in ones are.
function $methods(target, methods) {
  const keys = $ownKeys(methods);
  for (let i = 0; i < keys.length; i++) $define(target, keys[i], methods[keys[i]], 5);
  return target;
}

function $toLength(value) {
  const length = $truncate(+value);
  return length > 0 ? length : 0;
}

function $looksLikeRegExp(value) {
  if (!$isObject(value)) return false;
  const matcher = value[$symbolMatch];
  return matcher === undefined ? $isRegExp(value) : !!matcher;
}

function RegExp(pattern, flags) {
  const like = $looksLikeRegExp(pattern);
  let target = new.target;
  if (target === undefined) {
    target = $RegExp;
    if (like && flags === undefined && pattern.constructor === $RegExp) return pattern;
  }
  let source = pattern;
  if ($isRegExp(pattern)) {
    source = $regexpSource(pattern);
    if (flags === undefined) flags = $regexpFlags(pattern);
  } else if (like) {
    source = pattern.source;
    if (flags === undefined) flags = pattern.flags;
  }
  return $makeRegExp(source === undefined ? '' : `${source}`, flags === undefined ? '' : `${flags}`, target);
}

function $needReceiver(value, method) {
  if (!$isObject(value)) $typeError(`Method RegExp.prototype.${method} called on incompatible receiver ${$show(value)}`);
}

function RegExp_prototype_exec(string) {
  if (!$isRegExp(this)) $typeError(`Method RegExp.prototype.exec called on incompatible receiver ${$show(this)}`);
  return $match(this, `${string}`, $toLength(this.lastIndex), false);
}

// A search by whatever the object's own exec is.
function $searchOnce(regexp, text) {
  const exec = regexp.exec;
  if (exec === $regexpExecMethod && $isRegExp(regexp)) return $match(regexp, text, $toLength(regexp.lastIndex), false);
  if (typeof exec === 'function') {
    const result = $call(exec, regexp, text);
    if (result !== null && !$isObject(result)) $typeError(`${$show(result)} is not an object or null`);
    return result;
  }
  return $match(regexp, text, $toLength(regexp.lastIndex), false);
}

function RegExp_prototype_test(string) {
  $needReceiver(this, 'test');
  const text = `${string}`;
  if ($isRegExp(this) && this.exec === $regexpExecMethod) return $match(this, text, $toLength(this.lastIndex), true);
  return $searchOnce(this, text) !== null;
}

function RegExp_prototype_toString() {
  $needReceiver(this, 'toString');
  return `/${this.source}/${this.flags}`;
}

function get_RegExp_prototype_flags() {
  if (!$isObject(this)) $typeError(`RegExp.prototype.flags getter called on non-object ${$show(this)}`);
  let flags = '';
  if (this.hasIndices) flags += 'd';
  if (this.global) flags += 'g';
  if (this.ignoreCase) flags += 'i';
  if (this.multiline) flags += 'm';
  if (this.dotAll) flags += 's';
  if (this.unicode) flags += 'u';
  if (this.unicodeSets) flags += 'v';
  if (this.sticky) flags += 'y';
  return flags;
}

function get_RegExp_$species() {
  return this;
}

function $flagsOf(regexp) {
  if ($isRegExp(regexp) && $prototypeOf(regexp) === $regexpPrototype && !$hasOwn(regexp, 'flags')) return $regexpFlags(regexp);
  return `${regexp.flags}`;
}

function $hasFlag(flags, letter) {
  return $find(flags, letter, 0) >= 0;
}

function $byPoints(flags) {
  return $hasFlag(flags, 'u') || $hasFlag(flags, 'v');
}

// The index behind the unit (or the code point) at an index.
function $advance(text, index, points) {
  if (!points || index + 1 >= text.length) return index + 1;
  const first = $unitAt(text, index);
  const second = $unitAt(text, index + 1);
  return first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000 ? index + 2 : index + 1;
}

const $charCodeAt = String.prototype.charCodeAt;

function $unitAt(text, index) {
  return $call($charCodeAt, text, index);
}

function RegExp_prototype_$match(string) {
  $needReceiver(this, '@@match');
  const text = `${string}`;
  const flags = $flagsOf(this);
  if (!$hasFlag(flags, 'g')) return $searchOnce(this, text);
  const points = $byPoints(flags);
  this.lastIndex = 0;
  if ($isPlain(this)) return $matchTexts(this, text);
  const found = [];
  let result = $searchOnce(this, text);
  while (result !== null) {
    const matched = `${result[0]}`;
    $push(found, matched);
    if (matched === '') this.lastIndex = $advance(text, $toLength(this.lastIndex), points);
    result = $searchOnce(this, text);
  }
  return found.length === 0 ? null : found;
}

const $iterating = $call($newSymbol, undefined, 'iterating');
const $regexpIterators = $methods($call($createObject, undefined, $iteratorPrototype), {
  next() {
    const state = $isObject(this) ? this[$iterating] : undefined;
    if (state === undefined) $typeError(`Method RegExp String Iterator.next called on incompatible receiver ${$show(this)}`);
    if (state.regexp === undefined) return { value: undefined, done: true };
    const { regexp, text } = state;
    const result = $searchOnce(regexp, text);
    if (result === null || !state.global) state.regexp = state.text = undefined;
    if (result === null) return { value: undefined, done: true };
    if (state.global && `${result[0]}` === '') regexp.lastIndex = $advance(text, $toLength(regexp.lastIndex), state.points);
    return { value: result, done: false };
  },
});
$define($regexpIterators, $symbolToStringTag, 'RegExp String Iterator', 4);

function RegExp_prototype_$matchAll(string) {
  $needReceiver(this, '@@matchAll');
  const text = `${string}`;
  const constructor = $species(this.constructor, $RegExp);
  const flags = $flagsOf(this);
  const regexp = new constructor(this, flags);
  regexp.lastIndex = $toLength(this.lastIndex);
  const iterator = $call($createObject, undefined, $regexpIterators);
  const state = { regexp, text, global: $hasFlag(flags, 'g'), points: $byPoints(flags) };
  $define(iterator, $iterating, state, 23);
  return iterator;
}

function RegExp_prototype_$search(string) {
  $needReceiver(this, '@@search');
  const text = `${string}`;
  const before = this.lastIndex;
  if (before !== 0 || 1 / before < 0) this.lastIndex = 0;
  const result = $searchOnce(this, text);
  const now = this.lastIndex;
  if (now !== before && (now === now || before === before)) this.lastIndex = before;
  return result === null ? -1 : result.index;
}

function RegExp_prototype_$replace(string, replacement) {
  $needReceiver(this, '@@replace');
  const text = `${string}`;
  const calls = typeof replacement === 'function';
  if (!calls) replacement = `${replacement}`;
  const flags = $flagsOf(this);
  const global = $hasFlag(flags, 'g');
  const points = $byPoints(flags);
  if (global) this.lastIndex = 0;
  if (global && $isPlain(this)) {
    if (!calls) return $replaceMatches(this, text, replacement);
    const places = $matchPlaces(this, text);
    if (places !== undefined) return $replacedByCalls(text, replacement, places);
  }
  const results = [];
  let result = $searchOnce(this, text);
  while (result !== null) {
    $push(results, result);
    if (!global) break;
    if (`${result[0]}` === '') this.lastIndex = $advance(text, $toLength(this.lastIndex), points);
    result = $searchOnce(this, text);
  }
  const pieces = [];
  let end = 0;
  for (let i = 0; i < results.length; i++) {
    const found = results[i];
    const matched = `${found[0]}`;
    let at = $truncate(+found.index);
    if (at < 0) at = 0;
    if (at > text.length) at = text.length;
    const by = $replacementOf(found, matched, at, text, replacement, calls);
    if (at >= end) {
      $push(pieces, $part(text, end, at));
      $push(pieces, by);
      end = at + matched.length;
    }
  }
  if (end < text.length) $push(pieces, $part(text, end, text.length));
  return $joined(pieces, '');
}

// Whether nothing of the program's is called when a regular expression searches.
function $isPlain(regexp) {
  return $isRegExp(regexp) && regexp.exec === $regexpExecMethod;
}

// The text with what a function gives for each match: `places` says, match by match, where its groups begin and end, after how
// many groups there are.
function $replacedByCalls(text, replacement, places) {
  const pieces = [];
  const groups = places[0];
  let end = 0;
  for (let i = 1; i < places.length; i += 2 * groups) {
    const values = [];
    for (let group = 0; group < groups; group++) {
      const from = places[i + 2 * group];
      $push(values, from < 0 ? undefined : $part(text, from, places[i + 2 * group + 1]));
    }
    $push(values, places[i]);
    $push(values, text);
    $push(pieces, $part(text, end, places[i]));
    $push(pieces, `${$apply(replacement, undefined, values)}`);
    end = places[i + 1];
  }
  if (end < text.length) $push(pieces, $part(text, end, text.length));
  return $joined(pieces, '');
}

function $replacementOf(found, matched, at, text, replacement, calls) {
  const groups = [matched];
  const count = $toLength(found.length);
  for (let i = 1; i < count; i++) {
    const group = found[i];
    $push(groups, group === undefined ? undefined : `${group}`);
  }
  const names = found.groups;
  if (calls) {
    $push(groups, at);
    $push(groups, text);
    if (names !== undefined) $push(groups, names);
    return `${$apply(replacement, undefined, groups)}`;
  }
  return $expandMatch(text, at, groups, replacement, names === undefined ? undefined : $namesIn(replacement, $toObject(names)));
}

// The names that a replacement mentions, each followed by its group's text.
function $namesIn(replacement, groups) {
  const pairs = [];
  let open = $find(replacement, '$<', 0);
  while (open >= 0) {
    const close = $find(replacement, '>', open);
    if (close < 0) break;
    const name = $part(replacement, open + 2, close);
    const value = groups[name];
    $push(pairs, name);
    $push(pairs, value === undefined ? '' : `${value}`);
    open = $find(replacement, '$<', close);
  }
  return pairs;
}

function RegExp_prototype_$split(string, limit) {
  $needReceiver(this, '@@split');
  const text = `${string}`;
  const constructor = $species(this.constructor, $RegExp);
  const flags = $flagsOf(this);
  const points = $byPoints(flags);
  const plain = constructor === $RegExp && $isRegExp(this) && this.exec === $regexpExecMethod;
  // Where nothing of the program's is called, the next place is searched for; else each place is tried.
  const wanted = plain ? ($hasFlag(flags, 'g') ? flags : `${flags}g`) : $hasFlag(flags, 'y') ? flags : `${flags}y`;
  const splitter = plain ? $makeRegExp($regexpSource(this), $withoutSticky(wanted), $RegExp) : new constructor(this, wanted);
  const parts = [];
  const most = limit === undefined ? 4294967295 : limit >>> 0;
  if (most === 0) return parts;
  if (text.length === 0) {
    if ($searchOnce(splitter, text) === null) $push(parts, text);
    return parts;
  }
  let from = 0;
  let at = 0;
  while (at < text.length) {
    splitter.lastIndex = at;
    const result = $searchOnce(splitter, text);
    if (plain) {
      if (result === null || result.index >= text.length) break;
      at = result.index;
    }
    let end = result === null ? from : $toLength(splitter.lastIndex);
    if (end > text.length) end = text.length;
    if (end === from || plain && end === at && at === from) {
      at = $advance(text, at, points);
      continue;
    }
    $push(parts, $part(text, from, at));
    if (parts.length === most) return parts;
    from = end;
    const groups = $toLength(result.length);
    for (let i = 1; i < groups; i++) {
      $push(parts, result[i]);
      if (parts.length === most) return parts;
    }
    at = from;
  }
  $push(parts, $part(text, from, text.length));
  return parts;
}

function $withoutSticky(flags) {
  const at = $find(flags, 'y', 0);
  return at < 0 ? flags : $part(flags, 0, at) + $part(flags, at + 1, flags.length);
}

// ---- the methods of strings

// The method that an object has for a symbol, by which it takes part.
function $methodFor(object, symbol) {
  if (!$isObject(object)) return undefined;
  const method = object[symbol];
  return method === null ? undefined : method;
}

function $needString(value, method) {
  if (value === undefined || value === null) $typeError(`String.prototype.${method} called on null or undefined`);
}

function String_prototype_match(regexp) {
  $needString(this, 'match');
  const method = $methodFor(regexp, $symbolMatch);
  if (method !== undefined) return $call(method, regexp, this);
  const text = `${this}`;
  return $makeRegExp(regexp === undefined ? '' : `${regexp}`, '', $RegExp)[$symbolMatch](text);
}

function String_prototype_matchAll(regexp) {
  $needString(this, 'matchAll');
  if ($looksLikeRegExp(regexp) && !$hasFlag(`${regexp.flags}`, 'g')) {
    $typeError('String.prototype.matchAll called with a non-global RegExp argument');
  }
  const method = $methodFor(regexp, $symbolMatchAll);
  if (method !== undefined) return $call(method, regexp, this);
  const text = `${this}`;
  return $makeRegExp(regexp === undefined ? '' : `${regexp}`, 'g', $RegExp)[$symbolMatchAll](text);
}

function String_prototype_search(regexp) {
  $needString(this, 'search');
  const method = $methodFor(regexp, $symbolSearch);
  if (method !== undefined) return $call(method, regexp, this);
  const text = `${this}`;
  return $makeRegExp(regexp === undefined ? '' : `${regexp}`, '', $RegExp)[$symbolSearch](text);
}

function String_prototype_split(separator, limit) {
  $needString(this, 'split');
  const method = $methodFor(separator, $symbolSplit);
  if (method !== undefined) return $call(method, separator, this, limit);
  const text = `${this}`;
  const most = limit === undefined ? undefined : limit >>> 0;
  return $splitText(text, separator === undefined ? undefined : `${separator}`, most);
}
