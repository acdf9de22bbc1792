// What came to the language late: helpers of iterators, methods of sets, groups, clones, disposables.

// ---- iterators

const $helping = $call($newSymbol, undefined, 'helping');

function Iterator() {
  if (new.target === undefined || new.target === $Iterator) $typeError('Abstract class Iterator not directly constructable');
  return $construct($plainObject, [], new.target);
}

const $Iterator = $globalObject.Iterator;
const $plainObject = $globalObject.Object;
$define($Iterator, 'prototype', $iteratorPrototype, 0);

// `constructor` and the tag can be written on what inherits them, but not on the prototype itself.
function $weird(key, value) {
  $call($reflectDefine, undefined, $iteratorPrototype, key, {
    get: () => value,
    set: ({
      set(written) {
        if (!$isObject(this)) $typeError('Iterator.prototype setter called on non-object');
        if (this === $iteratorPrototype) $typeError('Cannot assign to this property');
        if ($hasOwn(this, key)) this[key] = written;
        else $call($reflectDefine, undefined, this, key, { value: written, writable: true, enumerable: true, configurable: true });
      },
    }).set,
    enumerable: false,
    configurable: true,
  });
}
$weird('constructor', $Iterator);
$weird($symbolToStringTag, 'Iterator');

// An iterator and its method, as helpers use them.
function $direct(iterator) {
  return { iterator, next: iterator.next };
}

// One step: {value} or undefined when it is done.
function $stepOf(from) {
  const result = $call(from.next, from.iterator);
  if (!$isObject(result)) $typeError(`Iterator result ${$show(result)} is not an object`);
  return result.done ? undefined : { value: result.value };
}

function $needIterator(value, method) {
  if (!$isObject(value)) $typeError(`Iterator.prototype.${method} called on non-object`);
}

// A call whose exception closes the iterator.
function $guarded(iterator, callback, ...args) {
  try {
    return $apply(callback, undefined, args);
  } catch (error) {
    $closeQuietly(iterator);
    throw error;
  }
}

function $callbackFor(iterator, callback) {
  if (typeof callback === 'function') return;
  $closeQuietly(iterator);
  $typeError(`${$show(callback)} is not a function`);
}

function $countFor(iterator, limit) {
  let count;
  try {
    count = +limit;
    if (count !== count) $rangeError(`${$show(limit)} must be positive`);
    count = $truncate(count);
    if (count < 0 || count - count === 0 && count > 9007199254740991) $rangeError(`${$show(limit)} must be positive`);
  } catch (error) {
    $closeQuietly(iterator);
    throw error;
  }
  return count;
}

const $helperPrototype = $methods($call($createObject, undefined, $iteratorPrototype), {
  next() {
    const state = $helperState(this, 'next');
    return $call($generatorNext, state.generator);
  },
  return() {
    const state = $helperState(this, 'return');
    if (!state.started) {
      state.started = true;
      const before = state.from;
      $call($generatorReturn, state.generator);
      if (before !== undefined && before.open !== undefined) $closeAll(before.open);
      else if (before !== undefined) $close(before.iterator);
      return { value: undefined, done: true };
    }
    return $call($generatorReturn, state.generator);
  },
});
$define($helperPrototype, $symbolToStringTag, 'Iterator Helper', 4);
const $generatorNext = $generatorPrototype.next;
const $generatorReturn = $generatorPrototype.return;

function $helperState(value, method) {
  const state = $isObject(value) ? value[$helping] : undefined;
  if (state === undefined) $typeError(`Method Iterator Helper.prototype.${method} called on incompatible receiver ${$show(value)}`);
  if (method === 'next') state.started = true;
  return state;
}

function $helper(from, generator) {
  const made = $call($createObject, undefined, $helperPrototype);
  $define(made, $helping, { from, generator, started: false }, 23);
  return made;
}

// The iterator of what flatMap is given.
function $flattened(value) {
  if (!$isObject(value)) $typeError(`${$show(value)} is not an object`);
  const method = value[$symbolIterator];
  if (method === undefined || method === null) return $direct(value);
  const iterator = $call(method, value);
  if (!$isObject(iterator)) $typeError(`${$show(iterator)} is not an object`);
  return $direct(iterator);
}

const $mapping = function* (from, callback) {
  let count = 0;
  let done = false;
  try {
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      const value = $guarded(from.iterator, callback, step.value, count++);
      done = true;
      let sent = false;
      try { yield value; sent = true; } finally { if (!sent) $close(from.iterator); }
      done = false;
    }
  } finally { done = true; }
};

const $filtering = function* (from, callback) {
  let count = 0;
  for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
    if (!$guarded(from.iterator, callback, step.value, count++)) continue;
    let sent = false;
    try { yield step.value; sent = true; } finally { if (!sent) $close(from.iterator); }
  }
};

const $taking = function* (from, limit) {
  for (let left = limit; ; left--) {
    if (left === 0) return $close(from.iterator);
    const step = $stepOf(from);
    if (step === undefined) return;
    let sent = false;
    try { yield step.value; sent = true; } finally { if (!sent) $close(from.iterator); }
  }
};

const $dropping = function* (from, limit) {
  for (let left = limit; left > 0; left--) if ($stepOf(from) === undefined) return;
  for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
    let sent = false;
    try { yield step.value; sent = true; } finally { if (!sent) $close(from.iterator); }
  }
};

const $flatMapping = function* (from, callback) {
  let count = 0;
  for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
    const mapped = $guarded(from.iterator, callback, step.value, count++);
    const inner = $guarded(from.iterator, $flattenedValue, mapped);
    while (true) {
      const part = $guarded(from.iterator, $stepValue, inner);
      if (part === undefined) break;
      let sent = false;
      try { yield part.value; sent = true; } finally {
        if (!sent) {
          try { $close(inner.iterator); } catch (error) { $closeQuietly(from.iterator); throw error; }
          $close(from.iterator);
        }
      }
    }
  }
};
const $flattenedValue = (value) => $flattened(value);
const $stepValue = (from) => $stepOf(from);

$methods($iteratorPrototype, {
  map(mapper) {
    $needIterator(this, 'map');
    $callbackFor(this, mapper);
    const from = $direct(this);
    return $helper(from, $call($mapping, undefined, from, mapper));
  },
  filter(predicate) {
    $needIterator(this, 'filter');
    $callbackFor(this, predicate);
    const from = $direct(this);
    return $helper(from, $call($filtering, undefined, from, predicate));
  },
  take(limit) {
    $needIterator(this, 'take');
    const count = $countFor(this, limit);
    const from = $direct(this);
    return $helper(from, $call($taking, undefined, from, count));
  },
  drop(limit) {
    $needIterator(this, 'drop');
    const count = $countFor(this, limit);
    const from = $direct(this);
    return $helper(from, $call($dropping, undefined, from, count));
  },
  flatMap(mapper) {
    $needIterator(this, 'flatMap');
    $callbackFor(this, mapper);
    const from = $direct(this);
    return $helper(from, $call($flatMapping, undefined, from, mapper));
  },
  reduce(reducer, ...initial) {
    $needIterator(this, 'reduce');
    $callbackFor(this, reducer);
    const from = $direct(this);
    let count = 0;
    let result;
    if (initial.length > 0) {
      result = initial[0];
    } else {
      const first = $stepOf(from);
      if (first === undefined) $typeError('Reduce of a done iterator with no initial value');
      result = first.value;
      count = 1;
    }
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      result = $guarded(this, reducer, result, step.value, count++);
    }
    return result;
  },
  toArray() {
    $needIterator(this, 'toArray');
    const from = $direct(this);
    const values = [];
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) $push(values, step.value);
    return values;
  },
  forEach(callback) {
    $needIterator(this, 'forEach');
    $callbackFor(this, callback);
    const from = $direct(this);
    let count = 0;
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) $guarded(this, callback, step.value, count++);
  },
  some(predicate) {
    $needIterator(this, 'some');
    $callbackFor(this, predicate);
    const from = $direct(this);
    let count = 0;
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if ($guarded(this, predicate, step.value, count++)) {
        $close(this);
        return true;
      }
    }
    return false;
  },
  every(predicate) {
    $needIterator(this, 'every');
    $callbackFor(this, predicate);
    const from = $direct(this);
    let count = 0;
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if (!$guarded(this, predicate, step.value, count++)) {
        $close(this);
        return false;
      }
    }
    return true;
  },
  find(predicate) {
    $needIterator(this, 'find');
    $callbackFor(this, predicate);
    const from = $direct(this);
    let count = 0;
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if ($guarded(this, predicate, step.value, count++)) {
        $close(this);
        return step.value;
      }
    }
  },
});

const $wrappedPrototype = $methods($call($createObject, undefined, $iteratorPrototype), {
  next() {
    const from = this[$helping];
    return $call(from.next, from.iterator);
  },
  return() {
    const { iterator } = this[$helping];
    const method = iterator.return;
    return method === undefined || method === null ? { value: undefined, done: true } : $call(method, iterator);
  },
});

function Iterator_from(value) {
  if (!$isObject(value) && typeof value !== 'string') $typeError(`${$show(value)} is not an object`);
  const method = value[$symbolIterator];
  let iterator = value;
  if (method !== undefined && method !== null) {
    iterator = $call(method, value);
    if (!$isObject(iterator)) $typeError(`${$show(iterator)} is not an object`);
  }
  if ($ordinaryInstanceOf($Iterator, iterator)) return iterator;
  const made = $call($createObject, undefined, $wrappedPrototype);
  $define(made, $helping, $direct(iterator), 23);
  return made;
}

// An array with getters, or a proxy of one: 0 gives keys, 1 values, 2 both.
const $walking = function* (array, give) {
  for (let i = 0; i < $lengthOf(array); i++) yield give === 0 ? i : give === 1 ? array[i] : [i, array[i]];
};

function $oddIterator(array, give) {
  return $call($walking, undefined, array, give);
}

// ---- sets

const $Set = $globalObject.Set;
const $setMethods = $Set.prototype;
const $setHas = $setMethods.has;
const $setAdd = $setMethods.add;
const $setDelete = $setMethods.delete;
const $setSize = $ownDescriptor($setMethods, 'size').get;

// What the methods need of the other set.
function $setRecord(other) {
  if (!$isObject(other)) $typeError(`${$show(other)} is not an object`);
  const size = +other.size;
  if (size !== size) $typeError(`The 'size' property must be a number`);
  const whole = $truncate(size);
  if (whole < 0) $rangeError(`'${whole}' is an invalid size`);
  const has = other.has;
  if (typeof has !== 'function') $typeError(`The 'has' property must be a function`);
  const keys = other.keys;
  if (typeof keys !== 'function') $typeError(`The 'keys' property must be a function`);
  return { set: other, size: whole, has, keys };
}

function $keysOfRecord(record) {
  const iterator = $call(record.keys, record.set);
  if (!$isObject(iterator)) $typeError(`${$show(iterator)} is not an object`);
  return $direct(iterator);
}

function $hasInRecord(record, value) {
  return !!$call(record.has, record.set, value);
}

function $copySet(set) {
  const made = $makeSet($Set);
  for (const value of $call($setValues, set)) $call($setAdd, made, value);
  return made;
}

$methods($setMethods, {
  union(other) {
    $call($setSize, this);
    const record = $setRecord(other);
    const from = $keysOfRecord(record);
    const made = $copySet(this);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) $call($setAdd, made, step.value);
    return made;
  },
  intersection(other) {
    const size = $call($setSize, this);
    const record = $setRecord(other);
    const made = $makeSet($Set);
    if (size <= record.size) {
      for (const value of $call($setValues, this)) if ($hasInRecord(record, value)) $call($setAdd, made, value);
      return made;
    }
    const from = $keysOfRecord(record);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if ($call($setHas, this, step.value)) $call($setAdd, made, step.value);
    }
    return made;
  },
  difference(other) {
    const size = $call($setSize, this);
    const record = $setRecord(other);
    const made = $copySet(this);
    if (size <= record.size) {
      for (const value of $call($setValues, this)) if ($hasInRecord(record, value)) $call($setDelete, made, value);
      return made;
    }
    const from = $keysOfRecord(record);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) $call($setDelete, made, step.value);
    return made;
  },
  symmetricDifference(other) {
    $call($setSize, this);
    const record = $setRecord(other);
    const from = $keysOfRecord(record);
    const made = $copySet(this);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if ($call($setHas, this, step.value)) $call($setDelete, made, step.value);
      else $call($setAdd, made, step.value);
    }
    return made;
  },
  isSubsetOf(other) {
    const size = $call($setSize, this);
    const record = $setRecord(other);
    if (size > record.size) return false;
    for (const value of $call($setValues, this)) if (!$hasInRecord(record, value)) return false;
    return true;
  },
  isSupersetOf(other) {
    const size = $call($setSize, this);
    const record = $setRecord(other);
    if (size < record.size) return false;
    const from = $keysOfRecord(record);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if (!$call($setHas, this, step.value)) {
        $close(from.iterator);
        return false;
      }
    }
    return true;
  },
  isDisjointFrom(other) {
    const size = $call($setSize, this);
    const record = $setRecord(other);
    if (size <= record.size) {
      for (const value of $call($setValues, this)) if ($hasInRecord(record, value)) return false;
      return true;
    }
    const from = $keysOfRecord(record);
    for (let step = $stepOf(from); step !== undefined; step = $stepOf(from)) {
      if ($call($setHas, this, step.value)) {
        $close(from.iterator);
        return false;
      }
    }
    return true;
  },
});

// ---- groups

const $Map = $globalObject.Map;

function $grouped(items, callback, keyOf) {
  if (items === undefined || items === null) $typeError(`${$show(items)} is not iterable`);
  $needCallable(callback);
  const groups = $makeMap($Map);
  let count = 0;
  for (const value of items) {
    const key = $call(keyOf, undefined, $call(callback, undefined, value, count++));
    if ($call($mapHas, groups, key)) $push($call($mapGet, groups, key), value);
    else $call($mapSet, groups, key, [value]);
  }
  return groups;
}

function Object_groupBy(items, callback) {
  const groups = $grouped(items, callback, (value) => $toKey(value));
  const result = $call($createObject, undefined, null);
  for (const key of $call($mapKeys, groups)) $define(result, key, $call($mapGet, groups, key), 7);
  return result;
}

function Map_groupBy(items, callback) {
  return $grouped(items, callback, (value) => value);
}

// ---- promises and arrays

function Promise_withResolvers() {
  const { promise, resolve, reject } = $capability(this);
  return { promise, resolve, reject };
}

function Promise_try(callback, ...args) {
  if (!$isObject(this)) $typeError('Promise.try called on a non-object');
  const capability = $capability(this);
  try {
    $call(capability.resolve, undefined, $apply(callback, undefined, args));
  } catch (error) {
    $call(capability.reject, undefined, error);
  }
  return capability.promise;
}

// ---- copies

const $mapEntries = $Map.prototype.entries;
const $dateValue = $globalObject.Date.prototype.getTime;
const $Date = $globalObject.Date;
const $errorNames = ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];

function structuredClone(value, options = undefined) {
  const seen = $makeMap($Map);
  const transferred = options === undefined || options === null ? undefined : options.transfer;
  if (transferred !== undefined) {
    for (const buffer of transferred) {
      if (!$isBuffer(buffer)) $cannotClone(buffer);
      $call($mapSet, seen, buffer, $transfer(buffer, undefined, $bufferMost(buffer), 'transfer'));
    }
  }
  return $cloneOf(value, seen);
}

function $cannotClone(value) {
  const error = new $globalObject.Error(`${$show(value)} could not be cloned.`);
  $define(error, 'name', 'DataCloneError', 5);
  $define(error, 'code', 25, 5);
  throw error;
}

function $cloneOf(value, seen) {
  if (typeof value === 'symbol') $cannotClone(value);
  if (!$isObject(value)) return value;
  if ($call($mapHas, seen, value)) return $call($mapGet, seen, value);
  if (typeof value === 'function' || $isProxy(value) || $isPromise(value)) $cannotClone(value);
  const kind = $classOf(value);
  const made = $emptyClone(value, kind, seen);
  $call($mapSet, seen, value, made);
  if (kind === 'Map') {
    const entries = [];
    for (const entry of $call($mapEntries, value)) $push(entries, entry);
    for (let i = 0; i < entries.length; i++) $call($mapSet, made, $cloneOf(entries[i][0], seen), $cloneOf(entries[i][1], seen));
    return made;
  }
  if (kind === 'Set') {
    const values = [];
    for (const one of $call($setValues, value)) $push(values, one);
    for (let i = 0; i < values.length; i++) $call($setAdd, made, $cloneOf(values[i], seen));
    return made;
  }
  if (kind !== 'Object' && kind !== 'Array' && kind !== 'Arguments') return made;
  const keys = $ownKeys(value);
  for (let i = 0; i < keys.length; i++) {
    if (typeof keys[i] === 'string' && $isEnumerable(value, keys[i])) $define(made, keys[i], $cloneOf(value[keys[i]], seen), 7);
  }
  return made;
}

function $emptyClone(value, kind, seen) {
  if ($isBuffer(value)) {
    const bytes = $bufferLength(value);
    const made = $makeBuffer(bytes, $bufferMost(value), $ArrayBuffer);
    $copyBytes(value, 0, made, 0, bytes);
    return made;
  }
  const view = $viewKind(value);
  if (view !== undefined) {
    const target = view === $DATA_VIEW ? $globalObject.DataView : $kinds[view];
    return $makeView(view, $cloneOf($viewBuffer(value), seen), $viewOffset(value), $viewFixed(value), target);
  }
  switch (kind) {
    case 'Array': {
      const made = [];
      made.length = value.length;
      return made;
    }
    case 'Date': return new $Date($call($dateValue, value));
    case 'RegExp': return $makeRegExp($regexpSource(value), $regexpFlags(value), $RegExp);
    case 'Map': return $makeMap($Map);
    case 'Set': return $makeSet($Set);
    case 'Boxed': return $toObject($unbox(value));
    case 'Error': {
      const name = `${value.name}`;
      const made = new $globalObject[$isAmong($errorNames, name) ? name : 'Error'](`${value.message}`);
      if ($hasOwn(value, 'stack')) $define(made, 'stack', value.stack, 5);
      if ($hasOwn(value, 'cause')) $define(made, 'cause', $cloneOf(value.cause, seen), 5);
      return made;
    }
    case 'Object': return {};
    case 'Arguments': return {};
    default: return $cannotClone(value);
  }
}
