// Async generators, async iterators and what goes through them. An async generator keeps a record of who waits for it, and
// is gone on with for one of them at a time.

const $symbolAsyncIterator = Symbol.asyncIterator;
const $asyncGeneratorPrototype = $prototypeOf((async function* () {}).prototype);
const $asyncGeneratorFunctions = $prototypeOf(async function* () {});
const $asyncIteratorPrototype = $prototypeOf($asyncGeneratorPrototype);

const $START = 0;
const $BEGUN = 1;
const $OVER = 2;

// What an async generator has in place of a promise: {queue, stage, running}.
function $asyncState(generator) {
  let state = $coroutinePromise(generator);
  if (state === undefined) {
    state = { queue: [], stage: $START, running: false };
    $setCoroutineState(generator, state);
  }
  return state;
}

function $request(generator, mode, value, method) {
  const promise = $makePromise();
  if (!$isAsyncGenerator(generator)) {
    $settle(promise, $REJECTED, new $TypeError(`${method} method called on incompatible receiver ${$show(generator)}`));
    return promise;
  }
  const state = $asyncState(generator);
  $push(state.queue, { promise, mode, value });
  if (!state.running) $serve(generator, state);
  return promise;
}

// Serves those who wait, until it has to wait itself.
function $serve(generator, state) {
  while (!state.running && state.queue.length > 0) {
    const { mode, value } = state.queue[0];
    if (state.stage === $START && mode !== 0) {
      state.stage = $OVER;
      $goOn(generator, 2, undefined);
    }
    if (state.stage !== $OVER) {
      state.running = true;
      state.stage = $BEGUN;
      $drive(generator, state, mode, value);
    } else if (mode === 0) {
      $answer(state, $FULFILLED, { value: undefined, done: true });
    } else if (mode === 1) {
      $answer(state, $REJECTED, value);
    } else {
      $awaitReturn(generator, state, value);
    }
  }
}

function $answer(state, how, value) {
  const { promise } = state.queue[0];
  $removeAt(state.queue, 0);
  if (how === $FULFILLED) $resolve(promise, value);
  else $settle(promise, $REJECTED, value);
}

// Lets the body run on: to a yield, an await or its end.
function $drive(generator, state, mode, value) {
  let result;
  try {
    result = $goOn(generator, mode, value);
  } catch (error) {
    state.running = false;
    state.stage = $OVER;
    $answer(state, $REJECTED, error);
    return;
  }
  if (result === state) return;
  state.running = false;
  if (result.done) state.stage = $OVER;
  $answer(state, $FULFILLED, result);
}

function $driveOn(generator, mode, value) {
  const state = $coroutinePromise(generator);
  $drive(generator, state, mode, value);
  $serve(generator, state);
}

// `return` of one that is over: its value is waited for.
function $awaitReturn(generator, state, value) {
  state.running = true;
  const settled = (how, result) => {
    state.running = false;
    $answer(state, how, result);
    $serve(generator, state);
  };
  let promise;
  try {
    promise = $promiseOf($Promise, value);
  } catch (error) {
    state.running = false;
    return $answer(state, $REJECTED, error);
  }
  $react(promise, {
    derived: $makePromise(),
    onFulfilled: (given) => settled($FULFILLED, { value: given, done: true }),
    onRejected: (reason) => settled($REJECTED, reason),
  });
}

$methods($asyncGeneratorPrototype, {
  next(value) { return $request(this, 0, value, 'next'); },
  return(value) { return $request(this, 2, value, 'return'); },
  throw(reason) { return $request(this, 1, reason, 'throw'); },
});
$define($asyncGeneratorPrototype, $symbolToStringTag, 'AsyncGenerator', 4);
$define($asyncGeneratorFunctions, $symbolToStringTag, 'AsyncGeneratorFunction', 4);
$methods($asyncIteratorPrototype, { [$symbolAsyncIterator]() { return this; } });

// ---- async iterators of iterators

const $iteratingNow = $call($newSymbol, undefined, 'iterating');

const $fromSyncPrototype = $methods($call($createObject, undefined, $asyncIteratorPrototype), {
  next(...value) {
    const from = this[$iteratingNow];
    const promise = $makePromise();
    try {
      $later(promise, $apply(from.next, from.iterator, value), from.iterator, true);
    } catch (error) {
      $settle(promise, $REJECTED, error);
    }
    return promise;
  },
  return(...value) {
    const { iterator } = this[$iteratingNow];
    const promise = $makePromise();
    try {
      const method = iterator.return;
      if (method === undefined || method === null) $resolve(promise, { value: value[0], done: true });
      else $later(promise, $apply(method, iterator, value), iterator, false);
    } catch (error) {
      $settle(promise, $REJECTED, error);
    }
    return promise;
  },
  throw(...value) {
    const { iterator } = this[$iteratingNow];
    const promise = $makePromise();
    try {
      const method = iterator.throw;
      if (method === undefined || method === null) {
        $close(iterator);
        $typeError('The iterator does not provide a \'throw\' method');
      }
      $later(promise, $apply(method, iterator, value), iterator, true);
    } catch (error) {
      $settle(promise, $REJECTED, error);
    }
    return promise;
  },
});

// The result of an iterator's step, with its value waited for.
function $later(promise, result, iterator, closes) {
  if (!$isObject(result)) $typeError(`Iterator result ${$show(result)} is not an object`);
  const done = !!result.done;
  const value = result.value;
  let waited;
  try {
    waited = $promiseOf($Promise, value);
  } catch (error) {
    if (!done && closes) $closeQuietly(iterator);
    throw error;
  }
  $react(waited, {
    derived: promise,
    onFulfilled: (given) => ({ value: given, done }),
    onRejected: (reason) => {
      if (!done && closes) $closeQuietly(iterator);
      throw reason;
    },
  });
}

function $asyncIterator(value) {
  const method = value === undefined || value === null ? undefined : value[$symbolAsyncIterator];
  if (method === undefined || method === null) {
    const using = value === undefined || value === null ? undefined : value[$symbolIterator];
    if (typeof using !== 'function') $typeError(`${$show(value)} is not async iterable`);
    const iterator = $call(using, value);
    if (!$isObject(iterator)) $typeError('Result of the Symbol.iterator method is not an object');
    const made = $call($createObject, undefined, $fromSyncPrototype);
    $define(made, $iteratingNow, { iterator, next: iterator.next }, 23);
    return made;
  }
  if (typeof method !== 'function') $typeError(`${$show(value)} is not async iterable`);
  const iterator = $call(method, value);
  if (!$isObject(iterator)) $typeError('Result of the Symbol.asyncIterator method is not an object');
  return iterator;
}

function $asyncClose(iterator) {
  const method = iterator.return;
  return method === undefined || method === null ? $empty() : $call(method, iterator);
}

const $closing = async function (iterator) {
  try {
    const method = iterator.return;
    if (method !== undefined && method !== null) await $call(method, iterator);
  } catch {
    // What is under way already is the exception that counts.
  }
};

function $asyncCloseQuietly(iterator) {
  return $call($closing, undefined, iterator);
}

const $collect = async function (constructor, source, callback, self) {
  const plain = constructor === $Array || !$isConstructor(constructor);
  if (callback !== undefined) $needCallable(callback);
  const later = source === undefined || source === null ? undefined : source[$symbolAsyncIterator];
  const now = later === undefined || later === null ? source[$symbolIterator] : undefined;
  let count = 0;
  if (later !== undefined && later !== null || now !== undefined && now !== null) {
    const result = plain ? [] : new constructor();
    for await (const value of source) {
      const mapped = callback === undefined ? value : await $call(callback, self, value, count);
      $define(result, count++, mapped, 7);
    }
    result.length = count;
    return result;
  }
  const object = $toObject(source);
  const length = $lengthOf(object);
  const result = plain ? [] : new constructor(length);
  for (; count < length; count++) {
    let value = await object[count];
    if (callback !== undefined) value = await $call(callback, self, value, count);
    $define(result, count, value, 7);
  }
  result.length = length;
  return result;
};

function Array_fromAsync(source, callback = undefined, self = undefined) {
  return $call($collect, undefined, this, source, callback, self);
}

