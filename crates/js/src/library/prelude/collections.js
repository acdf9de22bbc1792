// Map, Set, WeakMap and WeakSet: what makes them, and what goes through them with a function of the program's.

const $mapKeys = $globalObject.Map.prototype.keys;
const $mapGet = $globalObject.Map.prototype.get;
const $setValues = $globalObject.Set.prototype.values;

function Map(iterable = undefined) {
  if (new.target === undefined) $typeError("Constructor Map requires 'new'");
  const map = $makeMap(new.target);
  $fillPairs(map, iterable);
  return map;
}

function WeakMap(iterable = undefined) {
  if (new.target === undefined) $typeError("Constructor WeakMap requires 'new'");
  const map = $makeWeakMap(new.target);
  $fillPairs(map, iterable);
  return map;
}

function Set(iterable = undefined) {
  if (new.target === undefined) $typeError("Constructor Set requires 'new'");
  const set = $makeSet(new.target);
  $fill(set, iterable);
  return set;
}

function WeakSet(iterable = undefined) {
  if (new.target === undefined) $typeError("Constructor WeakSet requires 'new'");
  const set = $makeWeakSet(new.target);
  $fill(set, iterable);
  return set;
}

function $fillPairs(map, iterable) {
  if (iterable === undefined || iterable === null) return;
  const set = map.set;
  $needFunction(set);
  for (const entry of iterable) {
    $needEntry(entry);
    $call(set, map, entry[0], entry[1]);
  }
}

function $fill(set, iterable) {
  if (iterable === undefined || iterable === null) return;
  const add = set.add;
  $needFunction(add);
  for (const value of iterable) $call(add, set, value);
}

function Map_prototype_forEach(callback, self = undefined) {
  const keys = $call($mapKeys, this);
  $needFunction(callback);
  for (const key of keys) $call(callback, self, $call($mapGet, this, key), key, this);
}

function Set_prototype_forEach(callback, self = undefined) {
  const values = $call($setValues, this);
  $needFunction(callback);
  for (const value of values) $call(callback, self, value, value, this);
}
