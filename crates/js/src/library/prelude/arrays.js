// The methods of arrays that call functions of the program's, or its getters and conversions.

const $Array = Array;
const $symbolSpecies = Symbol.species;

function $lengthOf(object) {
  if ($isArray(object)) return object.length;
  const length = $truncate(+object.length);
  return length > 0 ? length : 0;
}

function $receiver(value, method) {
  if (value === undefined || value === null) $typeError(`Array.prototype.${method} called on null or undefined`);
  return $toObject(value);
}

// What map, filter and flatMap fill: an array, or what a subclass of Array says.
function $arrayLike(original, length) {
  if (!$isArray(original)) return [];
  const constructor = $species(original.constructor, $Array);
  return constructor === $Array || constructor === undefined ? [] : new constructor(length);
}

// The constructor of what an object's methods make, by its constructor.
function $species(constructor, standard) {
  if (constructor === undefined) return standard;
  if (!$isObject(constructor)) $typeError('object.constructor is not an object');
  const species = constructor[$symbolSpecies];
  return species === undefined || species === null ? standard : species;
}

function get_Array_$species() {
  return this;
}

// What a method of arrays made, as what a subclass of Array (or a constructor that is given) makes with a length.
function $asSpecies(original, made, length, constructor) {
  const maker = constructor === undefined ? $species(original.constructor, $Array) : constructor;
  if (maker === $Array || maker === undefined) return made;
  const result = new maker(length);
  for (let i = 0; i < made.length; i++) {
    if (i in made) $define(result, i, made[i], 7);
  }
  result.length = made.length;
  return result;
}

// concat where something has getters.
function $concat(self, values) {
  const object = $toObject(self);
  const result = $arrayLike(object, 0);
  let count = 0;
  for (let i = -1; i < values.length; i++) {
    const value = i < 0 ? object : values[i];
    if (!$spreads(value)) {
      $define(result, count++, value, 7);
      continue;
    }
    const length = $lengthOf(value);
    for (let j = 0; j < length; j++) {
      if (j in value) $define(result, count + j, value[j], 7);
    }
    count += length;
  }
  result.length = count;
  return result;
}

const $symbolSpreadable = Symbol.isConcatSpreadable;

function $spreads(value) {
  if (!$isObject(value)) return false;
  const wish = value[$symbolSpreadable];
  return wish === undefined ? $isArray(value) : !!wish;
}

function Array_prototype_forEach(callback, self = undefined) {
  const object = $receiver(this, 'forEach');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = 0; i < length; i++) {
    if (i in object) $call(callback, self, object[i], i, object);
  }
}

function Array_prototype_map(callback, self = undefined) {
  const object = $receiver(this, 'map');
  const length = $lengthOf(object);
  $needFunction(callback);
  const result = $arrayLike(object, length);
  for (let i = 0; i < length; i++) {
    if (i in object) $define(result, i, $call(callback, self, object[i], i, object), 7);
  }
  if ($isArray(result) && result.length < length) result.length = length;
  return result;
}

function Array_prototype_filter(callback, self = undefined) {
  const object = $receiver(this, 'filter');
  const length = $lengthOf(object);
  $needFunction(callback);
  const result = $arrayLike(object, 0);
  let count = 0;
  for (let i = 0; i < length; i++) {
    if (!(i in object)) continue;
    const value = object[i];
    if ($call(callback, self, value, i, object)) $define(result, count++, value, 7);
  }
  return result;
}

function Array_prototype_find(callback, self = undefined) {
  const object = $receiver(this, 'find');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = 0; i < length; i++) {
    const value = object[i];
    if ($call(callback, self, value, i, object)) return value;
  }
}

function Array_prototype_findIndex(callback, self = undefined) {
  const object = $receiver(this, 'findIndex');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = 0; i < length; i++) {
    if ($call(callback, self, object[i], i, object)) return i;
  }
  return -1;
}

function Array_prototype_findLast(callback, self = undefined) {
  const object = $receiver(this, 'findLast');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = length - 1; i >= 0; i--) {
    const value = object[i];
    if ($call(callback, self, value, i, object)) return value;
  }
}

function Array_prototype_findLastIndex(callback, self = undefined) {
  const object = $receiver(this, 'findLastIndex');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = length - 1; i >= 0; i--) {
    if ($call(callback, self, object[i], i, object)) return i;
  }
  return -1;
}

function Array_prototype_some(callback, self = undefined) {
  const object = $receiver(this, 'some');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = 0; i < length; i++) {
    if (i in object && $call(callback, self, object[i], i, object)) return true;
  }
  return false;
}

function Array_prototype_every(callback, self = undefined) {
  const object = $receiver(this, 'every');
  const length = $lengthOf(object);
  $needFunction(callback);
  for (let i = 0; i < length; i++) {
    if (i in object && !$call(callback, self, object[i], i, object)) return false;
  }
  return true;
}

function Array_prototype_reduce(callback, ...initial) {
  const object = $receiver(this, 'reduce');
  const length = $lengthOf(object);
  $needFunction(callback);
  let i = 0;
  let result;
  if (initial.length > 0) {
    result = initial[0];
  } else {
    while (i < length && !(i in object)) i++;
    if (i >= length) $typeError('Reduce of empty array with no initial value');
    result = object[i++];
  }
  for (; i < length; i++) {
    if (i in object) result = $call(callback, undefined, result, object[i], i, object);
  }
  return result;
}

function Array_prototype_reduceRight(callback, ...initial) {
  const object = $receiver(this, 'reduceRight');
  let i = $lengthOf(object) - 1;
  $needFunction(callback);
  let result;
  if (initial.length > 0) {
    result = initial[0];
  } else {
    while (i >= 0 && !(i in object)) i--;
    if (i < 0) $typeError('Reduce of empty array with no initial value');
    result = object[i--];
  }
  for (; i >= 0; i--) {
    if (i in object) result = $call(callback, undefined, result, object[i], i, object);
  }
  return result;
}

function Array_prototype_flatMap(callback, self = undefined) {
  const object = $receiver(this, 'flatMap');
  const length = $lengthOf(object);
  if (typeof callback !== 'function') $typeError('flatMap mapper function is not callable');
  const result = $arrayLike(object, 0);
  let count = 0;
  for (let i = 0; i < length; i++) {
    if (!(i in object)) continue;
    const mapped = $call(callback, self, object[i], i, object);
    if (!$isArray(mapped)) {
      $define(result, count++, mapped, 7);
      continue;
    }
    for (let j = 0; j < mapped.length; j++) {
      if (j in mapped) $define(result, count++, mapped[j], 7);
    }
  }
  return result;
}

// What is being joined now: an array within itself is joined as nothing.
const $joining = [];

function Array_prototype_join(separator) {
  const object = $receiver(this, 'join');
  const length = $lengthOf(object);
  const between = separator === undefined ? ',' : `${separator}`;
  return $join(object, length, between, undefined);
}

function $join(object, length, between, locale) {
  const plain = locale ? undefined : $joinPlain(object, between);
  if (plain !== undefined) return plain;
  for (let i = 0; i < $joining.length; i++) {
    if ($joining[i] === object) return '';
  }
  $push($joining, object);
  try {
    const pieces = [];
    for (let i = 0; i < length; i++) {
      const value = object[i];
      if (value === undefined || value === null) $push(pieces, '');
      else $push(pieces, `${locale ? value.toLocaleString(locale[0], locale[1]) : value}`);
    }
    return $joined(pieces, between);
  } finally {
    $removeAt($joining, $joining.length - 1);
  }
}

const $objectToString = Object.prototype.toString;

function Array_prototype_toString() {
  const object = $receiver(this, 'toString');
  const join = object.join;
  return typeof join === 'function' ? $call(join, object) : $call($objectToString, object);
}

function Array_prototype_toLocaleString(locales = undefined, options = undefined) {
  const object = $receiver(this, 'toLocaleString');
  return $join(object, $lengthOf(object), ',', [locales, options]);
}

function Array_from(items, callback = undefined, self = undefined) {
  if (callback !== undefined) $needFunction(callback);
  const plain = this === $Array || typeof this !== 'function';
  const using = items === undefined || items === null ? undefined : items[$symbolIterator];
  if (using !== undefined && using !== null) {
    const result = plain ? [] : new this();
    let count = 0;
    for (const value of items) {
      $define(result, count, callback === undefined ? value : $call(callback, self, value, count), 7);
      count++;
    }
    result.length = count;
    return result;
  }
  if (items === undefined || items === null) $notIterable(items);
  const object = $toObject(items);
  const length = $lengthOf(object);
  const result = plain ? [] : new this(length);
  for (let i = 0; i < length; i++) {
    const value = object[i];
    $define(result, i, callback === undefined ? value : $call(callback, self, value, i), 7);
  }
  result.length = length;
  return result;
}

const $hiddenFromWith = $call(Object.create, undefined, null);
for (const name of [
  'at', 'copyWithin', 'entries', 'fill', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flat', 'flatMap', 'includes', 'keys',
  'toReversed', 'toSorted', 'toSpliced', 'values',
]) $hiddenFromWith[name] = true;
$define($Array.prototype, Symbol.unscopables, $hiddenFromWith, 4);
