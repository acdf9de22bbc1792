// Async generators, async iterators and what goes through them.

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

