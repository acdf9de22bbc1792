// Map, Set, WeakMap and WeakSet: what makes them, and what goes through them with a function of the program's.

const $mapKeys = $globalObject.Map.prototype.keys;
const $WeakMap = WeakMap;
const $mapHas = $globalObject.Map.prototype.has;
const $mapSet = $globalObject.Map.prototype.set;
const $weakGet = $globalObject.WeakMap.prototype.get;
const $weakHas = $globalObject.WeakMap.prototype.has;
const $weakSet = $globalObject.WeakMap.prototype.set;
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

function get_Map_$species() {
  return this;
}

function get_Set_$species() {
  return this;
}

// What a key is mapped to; where nothing is, what is given (or what is computed) from now on.
function Map_prototype_getOrInsert(key, value) {
  if (!$call($mapHas, this, key)) $call($mapSet, this, key, value);
  return $call($mapGet, this, key);
}

function Map_prototype_getOrInsertComputed(key, compute) {
  const has = $call($mapHas, this, key);
  $needFunction(compute);
  if (has) return $call($mapGet, this, key);
  if (key === 0) key = 0;
  const value = $call(compute, undefined, key);
  $call($mapSet, this, key, value);
  return value;
}

function WeakMap_prototype_getOrInsert(key, value) {
  if (!$call($weakHas, this, key)) $call($weakSet, this, key, value);
  return $call($weakGet, this, key);
}

function WeakMap_prototype_getOrInsertComputed(key, compute) {
  const has = $call($weakHas, this, key);
  $needWeak(key);
  $needFunction(compute);
  if (has) return $call($weakGet, this, key);
  const value = $call(compute, undefined, key);
  $call($weakSet, this, key, value);
  return value;
}

function $needWeak(key) {
  $call($weakSet, new $WeakMap(), key, undefined);
}
