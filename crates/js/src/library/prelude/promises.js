// Promises and what async functions wait by. A pending promise keeps its reactions, a settled one only its result. A
// reaction is {derived, onFulfilled, onRejected}, derived being a promise or, for subclasses, {promise, resolve, reject};
// or {coroutine} for an `await`. Jobs are records in the queue of the machine, which calls $job with each.

const $Promise = $globalObject.Promise;
const $TypeError = TypeError;
const $promiseThen = $Promise.prototype.then;
const $PENDING = 0;
const $FULFILLED = 1;
const $REJECTED = 2;

function Promise(executor) {
  if (new.target === undefined) $typeError("Promise constructor cannot be invoked without 'new'");
  if (typeof executor !== 'function') $typeError(`Promise resolver ${$show(executor)} is not a function`);
  const promise = $makePromise(new.target);
  const settle = $settlers(promise);
  try {
    $call(executor, undefined, settle[0], settle[1]);
  } catch (error) {
    $call(settle[1], undefined, error);
  }
  return promise;
}

// The two functions that settle a promise, of which only the first call counts. They keep it, and what it came to, as long
// as they are kept themselves: so it is in V8.
function $settlers(promise) {
  let settled = false;
  return [
    (value) => {
      if (settled) return;
      settled = true;
      $resolve(promise, value);
    },
    (reason) => {
      if (settled) return;
      settled = true;
      $settle(promise, $REJECTED, reason);
    },
  ];
}

function $resolve(promise, value) {
  if (value === promise) {
    return $settle(promise, $REJECTED, new $TypeError('Chaining cycle detected for promise #<Promise>'));
  }
  if (!$isObject(value)) return $settle(promise, $FULFILLED, value);
  let then;
  try {
    then = value.then;
  } catch (error) {
    return $settle(promise, $REJECTED, error);
  }
  if (typeof then !== 'function') return $settle(promise, $FULFILLED, value);
  $enqueue({ promise, thenable: value, then });
}

function $settle(promise, state, value) {
  const reactions = $promiseResult(promise);
  $setPromise(promise, state, value);
  if (state === $REJECTED && !$isHandled(promise)) $rejected(promise);
  if (reactions === undefined) return;
  for (let i = 0; i < reactions.length; i++) $enqueue({ reaction: reactions[i], state, value });
}

// Lets a reaction follow when a promise is settled.
function $react(promise, reaction) {
  const state = $promiseState(promise);
  if (state === $PENDING) {
    const reactions = $promiseResult(promise);
    if (reactions === undefined) $setPromise(promise, $PENDING, [reaction]);
    else $push(reactions, reaction);
  } else {
    $enqueue({ reaction, state, value: $promiseResult(promise) });
  }
  $setHandled(promise);
}

function $perform(reaction, state, value) {
  if (reaction.coroutine !== undefined) {
    const coroutine = reaction.coroutine;
    if ($isAsyncGenerator(coroutine)) $driveOn(coroutine, state === $FULFILLED ? 0 : 1, value);
    else $goOn(coroutine, state === $FULFILLED ? 0 : 1, value);
    return;
  }
  const derived = reaction.derived;
  const handler = state === $FULFILLED ? reaction.onFulfilled : reaction.onRejected;
  if (handler !== undefined) {
    try {
      value = $call(handler, undefined, value);
      state = $FULFILLED;
    } catch (error) {
      value = error;
      state = $REJECTED;
    }
  }
  $conclude(derived, state, value);
}

// Resolves or rejects what `then` gave.
function $conclude(derived, state, value) {
  if ($isPromise(derived)) {
    if (state === $FULFILLED) $resolve(derived, value);
    else $settle(derived, $REJECTED, value);
  } else if (state === $FULFILLED) {
    $call(derived.resolve, undefined, value);
  } else {
    $call(derived.reject, undefined, value);
  }
}

function $adopt(promise, thenable, then) {
  if (then === $promiseThen && $isPromise(thenable) && thenable.constructor === $Promise) {
    return $react(thenable, { derived: promise, onFulfilled: undefined, onRejected: undefined });
  }
  const settle = $settlers(promise);
  try {
    $call(then, thenable, settle[0], settle[1]);
  } catch (error) {
    $call(settle[1], undefined, error);
  }
}

// ---- the methods

function Promise_prototype_then(onFulfilled, onRejected) {
  if (!$isPromise(this)) $typeError(`Method Promise.prototype.then called on incompatible receiver ${$show(this)}`);
  const constructor = $species(this.constructor, $Promise);
  const derived = constructor === $Promise ? $makePromise() : $capability(constructor);
  $react(this, {
    derived,
    onFulfilled: typeof onFulfilled === 'function' ? onFulfilled : undefined,
    onRejected: typeof onRejected === 'function' ? onRejected : undefined,
  });
  return constructor === $Promise ? derived : derived.promise;
}

function get_Promise_$species() {
  return this;
}

function Promise_prototype_catch(onRejected) {
  return this.then(undefined, onRejected);
}

function Promise_prototype_finally(onFinally) {
  if (!$isObject(this)) $typeError('Promise.prototype.finally called on a non-object');
  if (typeof onFinally !== 'function') return this.then(onFinally, onFinally);
  const constructor = $species(this.constructor, $Promise);
  return this.then(
    (value) => $promiseOf(constructor, $call(onFinally, undefined)).then(() => value),
    (reason) => $promiseOf(constructor, $call(onFinally, undefined)).then(() => { throw reason; }),
  );
}

// A promise of a constructor with the two functions that settle it.
function $capability(constructor) {
  if (constructor === $Promise) {
    const promise = $makePromise();
    const settle = $settlers(promise);
    return { promise, resolve: settle[0], reject: settle[1] };
  }
  if (typeof constructor !== 'function') $typeError(`${$show(constructor)} is not a constructor`);
  const capability = { promise: undefined, resolve: undefined, reject: undefined };
  capability.promise = new constructor((resolve, reject) => {
    if (capability.resolve !== undefined || capability.reject !== undefined) {
      $typeError('Promise executor has already been invoked with non-undefined arguments');
    }
    capability.resolve = resolve;
    capability.reject = reject;
  });
  if (typeof capability.resolve !== 'function' || typeof capability.reject !== 'function') {
    $typeError('Promise resolve or reject function is not callable');
  }
  return capability;
}

// The value as a promise of a constructor: itself if it is one.
function $promiseOf(constructor, value) {
  if ($isPromise(value) && value.constructor === constructor) return value;
  if (constructor === $Promise) {
    const promise = $makePromise();
    $resolve(promise, value);
    return promise;
  }
  const capability = $capability(constructor);
  $call(capability.resolve, undefined, value);
  return capability.promise;
}

function Promise_resolve(value) {
  if (!$isObject(this)) $typeError('PromiseResolve called on non-object');
  return $promiseOf(this, value);
}

function Promise_reject(reason) {
  if (this === $Promise) {
    const promise = $makePromise();
    $settle(promise, $REJECTED, reason);
    return promise;
  }
  const capability = $capability(this);
  $call(capability.reject, undefined, reason);
  return capability.promise;
}

// ---- await

function $await(coroutine, value) {
  let promise;
  try {
    promise = $promiseOf($Promise, value);
  } catch (error) {
    promise = $makePromise();
    $settle(promise, $REJECTED, error);
  }
  $react(promise, { coroutine });
  return $coroutinePromise(coroutine);
}

function $asyncReturn(promise, value) {
  $resolve(promise, value);
  return promise;
}

function $asyncThrow(promise, error) {
  $settle(promise, $REJECTED, error);
  return promise;
}

function $resume(coroutine, mode, value) {
  return $goOn(coroutine, mode, value);
}

// ---- jobs

function $job(record) {
  if (record.reaction !== undefined) $perform(record.reaction, record.state, record.value);
  else if (record.thenable !== undefined) $adopt(record.promise, record.thenable, record.then);
  else if (record.args !== undefined) $apply(record.callback, undefined, record.args);
  else if (record.callback !== undefined) $call(record.callback, undefined);
}

function queueMicrotask(callback) {
  $needFunction(callback);
  $enqueue({ callback });
}

function $finalize(callback, held) {
  $call(callback, undefined, held);
}
