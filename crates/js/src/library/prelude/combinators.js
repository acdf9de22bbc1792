// Promise.all, allSettled, race and any: many promises into one.

const $ALL = 0;
const $ALL_SETTLED = 1;
const $RACE = 2;
const $ANY = 3;

function Promise_all(iterable) {
  return $combine(this, iterable, $ALL);
}

function Promise_allSettled(iterable) {
  return $combine(this, iterable, $ALL_SETTLED);
}

function Promise_race(iterable) {
  return $combine(this, iterable, $RACE);
}

function Promise_any(iterable) {
  return $combine(this, iterable, $ANY);
}

function $combine(constructor, iterable, kind) {
  const capability = $capability(constructor);
  try {
    const resolve = constructor.resolve;
    if (typeof resolve !== 'function') $typeError('Promise resolve or reject function is not callable');
    const all = { capability, kind, values: [], waiting: 1 };
    for (const value of iterable) $include(all, $call(resolve, constructor, value));
    if (kind !== $RACE) $arrived(all);
  } catch (error) {
    $call(capability.reject, undefined, error);
  }
  return capability.promise;
}

// Lets one of the promises tell how it went.
function $include(all, promise) {
  const { kind, capability } = all;
  if (kind === $RACE) return promise.then(capability.resolve, capability.reject);
  const index = all.values.length;
  $push(all.values, undefined);
  all.waiting++;
  const once = kind === $ALL_SETTLED ? { told: false } : undefined;
  const fulfilled = kind === $ANY ? capability.resolve : $teller(all, index, $FULFILLED, once);
  const rejected = kind === $ALL ? capability.reject : $teller(all, index, $REJECTED, once);
  promise.then(fulfilled, rejected);
}

// A function that tells the result of one promise: it counts once, and then keeps nothing any more.
function $teller(all, index, state, once) {
  return (value) => {
    if (all === undefined) return;
    const mine = all;
    all = undefined;
    if (once !== undefined) {
      if (once.told) return;
      once.told = true;
      value = state === $FULFILLED ? { status: 'fulfilled', value } : { status: 'rejected', reason: value };
    }
    mine.values[index] = value;
    $arrived(mine);
  };
}

function $arrived(all) {
  all.waiting--;
  if (all.waiting > 0) return;
  const { kind, capability, values } = all;
  if (kind === $ANY) {
    $call(capability.reject, undefined, new $AggregateError(values, 'All promises were rejected'));
  } else {
    $call(capability.resolve, undefined, all.keys === undefined ? values : $keyed(all.keys, values));
  }
}
