// What the language is getting now: iterators one after the other, side by side and in pieces; promises by their keys; what is
// an error; text that stays as it is in JSON.

// ---- one after the other

const $concatenating = function* (parts) {
  for (let i = 0; i < parts.length; i++) {
    const iterator = $call(parts[i].method, parts[i].value);
    if (!$isObject(iterator)) $typeError(`${$show(iterator)} is not an object`);
    const from = $direct(iterator);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      let sent = false;
      try { yield step.value; sent = true; } finally { if (!sent) $close(iterator); }
    }
  }
};

function Iterator_concat(...values) {
  const parts = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!$isObject(value)) $typeError(`${$show(value)} is not an object`);
    const method = value[$symbolIterator];
    if (typeof method !== 'function') $typeError(`${$show(value)} is not iterable`);
    $push(parts, { value, method });
  }
  return $helper(undefined, $call($concatenating, undefined, parts));
}

// ---- side by side

// Closes iterators, the last one first; an exception of one is thrown when all are closed.
function $closeAll(open) {
  let failed = false;
  let failure;
  for (let i = open.length - 1; i >= 0; i--) {
    if (failed) {
      $closeQuietly(open[i].iterator);
      continue;
    }
    try {
      $close(open[i].iterator);
    } catch (error) {
      failed = true;
      failure = error;
    }
  }
  if (failed) throw failure;
}

function $closeAllQuietly(open) {
  for (let i = open.length - 1; i >= 0; i--) $closeQuietly(open[i].iterator);
}

function $withoutOne(open, gone) {
  for (let i = 0; i < open.length; i++) {
    if (open[i] === gone) return $removeAt(open, i);
  }
}

// A step of one of several iterators. One that throws is not closed any more; the others are.
function $stepAmong(open, from) {
  let step;
  try {
    step = $stepOf(from);
  } catch (error) {
    $withoutOne(open, from);
    $closeAllQuietly(open);
    throw error;
  }
  if (step === undefined) $withoutOne(open, from);
  return step;
}

// Whether one that has ended first ends all of them: under `strict` all have to end.
function $endTogether(open, iterators, index, mode) {
  if (mode === 'strict') {
    let even = index === 0;
    for (let i = 1; i < iterators.length && even; i++) even = $stepAmong(open, iterators[i]) === undefined;
    if (!even) {
      $closeAllQuietly(open);
      $typeError('The iterators do not end together');
    }
  }
  $closeAll(open);
}

const $zipping = function* (open, mode, padding, finish) {
  const iterators = [];
  for (let i = 0; i < open.length; i++) $push(iterators, open[i]);
  while (iterators.length > 0) {
    const results = [];
    for (let i = 0; i < iterators.length; i++) {
      const step = iterators[i] === undefined ? undefined : $stepAmong(open, iterators[i]);
      if (step !== undefined) {
        $push(results, step.value);
        continue;
      }
      if (mode !== 'longest') return $endTogether(open, iterators, i, mode);
      if (open.length === 0) return;
      iterators[i] = undefined;
      $push(results, padding[i]);
    }
    let sent = false;
    try { yield finish(results); sent = true; } finally { if (!sent) $closeAll(open); }
  }
};

function $optionsOf(options) {
  if (options === undefined) return $call($createObject, undefined, null);
  if (!$isObject(options)) $typeError(`${$show(options)} is not an object`);
  return options;
}

function $zipMode(options) {
  const mode = options.mode;
  if (mode === undefined) return 'shortest';
  if (mode !== 'shortest' && mode !== 'longest' && mode !== 'strict') $typeError(`${$show(mode)} is no mode: shortest, longest or strict`);
  return mode;
}

function $zipPadding(options, mode) {
  const padding = mode === 'longest' ? options.padding : undefined;
  if (padding !== undefined && !$isObject(padding)) $typeError(`${$show(padding)} is not an object`);
  return padding;
}

// What is done while iterators are open; when it throws they are closed.
function $whileOpen(open, act) {
  try {
    return act();
  } catch (error) {
    $closeAllQuietly(open);
    throw error;
  }
}

function $zipHelper(open, mode, padding, finish) {
  return $helper({ open }, $call($zipping, undefined, open, mode, padding, finish));
}

function Iterator_zip(iterables, options = undefined) {
  if (!$isObject(iterables)) $typeError(`${$show(iterables)} is not an object`);
  const wishes = $optionsOf(options);
  const mode = $zipMode(wishes);
  const filler = $zipPadding(wishes, mode);
  const open = [];
  const input = $direct($iterator(iterables));
  for (let step = $whileOpen(open, () => $stepOf(input)); step !== undefined; step = $whileOpen(open, () => $stepOf(input))) {
    const value = step.value;
    $push(open, $whileOpen([input, ...open], () => $flattened(value)));
  }
  const padding = [];
  if (filler !== undefined) {
    const from = $whileOpen(open, () => $direct($iterator(filler)));
    let more = true;
    while (padding.length < open.length) {
      const step = more ? $whileOpen(open, () => $stepOf(from)) : undefined;
      if (step === undefined) more = false;
      $push(padding, step === undefined ? undefined : step.value);
    }
    if (more) $whileOpen(open, () => $close(from.iterator));
  }
  return $zipHelper(open, mode, padding, (results) => results);
}

function Iterator_zipKeyed(iterables, options = undefined) {
  if (!$isObject(iterables)) $typeError(`${$show(iterables)} is not an object`);
  const wishes = $optionsOf(options);
  const mode = $zipMode(wishes);
  const filler = $zipPadding(wishes, mode);
  const open = [];
  const keys = [];
  const all = $ownKeys(iterables);
  for (let i = 0; i < all.length; i++) {
    $whileOpen(open, () => {
      if (!$isEnumerable(iterables, all[i])) return;
      const value = iterables[all[i]];
      if (value === undefined) return;
      $push(keys, all[i]);
      $push(open, $flattened(value));
    });
  }
  const padding = [];
  if (filler !== undefined) {
    for (let i = 0; i < keys.length; i++) $push(padding, $whileOpen(open, () => filler[keys[i]]));
  }
  return $zipHelper(open, mode, padding, (results) => $keyed(keys, results));
}

function $keyed(keys, values) {
  const made = $call($createObject, undefined, null);
  for (let i = 0; i < keys.length; i++) $define(made, keys[i], values[i], 7);
  return made;
}

// ---- in pieces

const $chunking = function* (from, size) {
  let chunk = [];
  for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
    $push(chunk, step.value);
    if (chunk.length < size) continue;
    let sent = false;
    try { yield chunk; sent = true; } finally { if (!sent) $close(from.iterator); }
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
};

const $windowing = function* (from, size, partial) {
  let last = [];
  let full = false;
  for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
    if (last.length === size) $removeAt(last, 0);
    $push(last, step.value);
    if (last.length < size) continue;
    full = true;
    let sent = false;
    try { yield [...last]; sent = true; } finally { if (!sent) $close(from.iterator); }
  }
  if (partial && !full && last.length > 0) yield last;
};

// Closes an iterator that a method was called on wrongly; what is thrown is what was wrong.
function $misused(iterator, fail, message) {
  $closeQuietly(iterator);
  fail(message);
}

function $needSize(iterator, size) {
  if (typeof size !== 'number' || $truncate(size) !== size || size - size !== 0) {
    $misused(iterator, $typeError, `${$show(size)} is not an integer`);
  }
  if (size < 1 || size > 4294967295) $misused(iterator, $rangeError, `${$show(size)} must be between 1 and 4294967295`);
}

$methods($iteratorPrototype, {
  chunks(chunkSize) {
    $needIterator(this, 'chunks');
    $needSize(this, chunkSize);
    const from = $direct(this);
    return $helper(from, $call($chunking, undefined, from, chunkSize));
  },
  windows(windowSize, undersized = undefined) {
    $needIterator(this, 'windows');
    $needSize(this, windowSize);
    if (undersized !== undefined && undersized !== 'only-full' && undersized !== 'allow-partial') {
      $misused(this, $typeError, `${$show(undersized)} is neither only-full nor allow-partial`);
    }
    const from = $direct(this);
    return $helper(from, $call($windowing, undefined, from, windowSize, undersized === 'allow-partial'));
  },
  includes(searchElement, skippedElements = undefined) {
    $needIterator(this, 'includes');
    let left = skippedElements === undefined ? 0 : skippedElements;
    if (typeof left !== 'number' || left - left === 0 && $truncate(left) !== left || left !== left) {
      $misused(this, $typeError, `${$show(left)} is not an integer`);
    }
    if (left < 0 || left - left === 0 && left > 9007199254740991) $misused(this, $rangeError, `${$show(left)} is out of range`);
    const from = $direct(this);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      const value = step.value;
      if (left > 0) {
        left--;
      } else if (value === searchElement || value !== value && searchElement !== searchElement) {
        $close(this);
        return true;
      }
    }
    return false;
  },
  join(separator) {
    $needIterator(this, 'join');
    const between = separator === undefined ? ',' : $guarded(this, $asText, separator);
    const from = $direct(this);
    const pieces = [];
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      const value = step.value;
      $push(pieces, value === undefined || value === null ? '' : $guarded(this, $asText, value));
    }
    return $joined(pieces, between);
  },
});
const $asText = (value) => `${value}`;

// ---- promises by their keys

function Promise_allKeyed(promises) {
  return $combineKeyed(this, promises, $ALL);
}

function Promise_allSettledKeyed(promises) {
  return $combineKeyed(this, promises, $ALL_SETTLED);
}

function $combineKeyed(constructor, promises, kind) {
  const capability = $capability(constructor);
  try {
    const resolve = constructor.resolve;
    if (typeof resolve !== 'function') $typeError('Promise resolve or reject function is not callable');
    if (!$isObject(promises)) $typeError(`${$show(promises)} is not an object`);
    const all = { capability, kind, values: [], waiting: 1, keys: [] };
    const keys = $ownKeys(promises);
    for (let i = 0; i < keys.length; i++) {
      if (!$isEnumerable(promises, keys[i])) continue;
      const value = promises[keys[i]];
      $push(all.keys, keys[i]);
      $include(all, $call(resolve, constructor, value));
    }
    $arrived(all);
  } catch (error) {
    $call(capability.reject, undefined, error);
  }
  return capability.promise;
}

// ---- errors, JSON

function Error_isError(value) {
  return $isObject(value) && !$isProxy(value) && $classOf(value) === 'Error';
}

const $raw = $call($newSymbol, undefined, 'raw');

function JSON_rawJSON(text) {
  const written = `${text}`;
  const ends = [written[0], written[written.length - 1]];
  for (let i = 0; i < 2; i++) {
    const end = ends[i];
    if (end === undefined || end === '\t' || end === '\n' || end === '\r' || end === ' ') throw new $SyntaxError('Invalid value for JSON.rawJSON');
  }
  if ($isObject($jsonParse(written))) throw new $SyntaxError('Invalid value for JSON.rawJSON');
  const made = $call($createObject, undefined, null);
  $define(made, 'rawJSON', written, 7);
  $define(made, $raw, written, 23);
  return $call($freeze, undefined, made);
}

function JSON_isRawJSON(value) {
  return $rawText(value) !== undefined;
}

// The text of what JSON.rawJSON made.
function $rawText(value) {
  return $isObject(value) && !$isProxy(value) ? value[$raw] : undefined;
}
