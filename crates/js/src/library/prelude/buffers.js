// ArrayBuffer, typed arrays and DataView: made of bytes that a buffer refers to (see library/elements.rs).

const $ArrayBuffer = $globalObject.ArrayBuffer;
const $bufferPrototype = $ArrayBuffer.prototype;
const $arrayMethods = $Array.prototype;
const $DATA_VIEW = 11;

// ToIndex.
function $toIndex(value, what) {
  const index = value === undefined ? 0 : $truncate(+value);
  if (index < 0 || index > 9007199254740991) $rangeError(what);
  return index;
}

const $RangeError = RangeError;

function $rangeError(message) {
  throw new $RangeError(message);
}

function ArrayBuffer(length, options) {
  if (new.target === undefined) $typeError("Constructor ArrayBuffer requires 'new'");
  const bytes = $toIndex(length, 'Array buffer allocation failed');
  let most = $isObject(options) ? options.maxByteLength : undefined;
  if (most !== undefined) {
    most = $toIndex(most, "Invalid array buffer max length");
    if (bytes > most) $rangeError('Invalid array buffer max length');
  }
  return $makeBuffer(bytes, most, new.target);
}

function ArrayBuffer_isView(value) {
  return $viewKind(value) !== undefined;
}

function get_ArrayBuffer_$species() {
  return this;
}

function $needBuffer(value, method) {
  if (!$isBuffer(value)) $typeError(`Method ArrayBuffer.prototype.${method} called on incompatible receiver ${$show(value)}`);
}

function $needAttached(buffer, method) {
  if ($isDetached(buffer)) $typeError(`Cannot perform ${method} on a detached ArrayBuffer`);
}

function get_ArrayBuffer_prototype_byteLength() {
  $needBuffer(this, 'byteLength');
  return $bufferLength(this);
}

function get_ArrayBuffer_prototype_maxByteLength() {
  $needBuffer(this, 'maxByteLength');
  const most = $bufferMost(this);
  return $isDetached(this) ? 0 : most === undefined ? $bufferLength(this) : most;
}

function get_ArrayBuffer_prototype_resizable() {
  $needBuffer(this, 'resizable');
  return $bufferMost(this) !== undefined;
}

function get_ArrayBuffer_prototype_detached() {
  $needBuffer(this, 'detached');
  return $isDetached(this);
}

function ArrayBuffer_prototype_resize(length) {
  $needBuffer(this, 'resize');
  const most = $bufferMost(this);
  if (most === undefined) $typeError(`Method ArrayBuffer.prototype.resize called on incompatible receiver ${$show(this)}`);
  const bytes = $toIndex(length, "ArrayBuffer.prototype.resize: Invalid length parameter");
  $needAttached(this, 'ArrayBuffer.prototype.resize');
  if (bytes > most) $rangeError('ArrayBuffer.prototype.resize: Invalid length parameter');
  $resizeBuffer(this, bytes);
}

// A part that counts from the end where it is negative.
function $within(value, length, standard) {
  if (value === undefined) return standard;
  const index = $truncate(+value);
  if (index < 0) return length + index > 0 ? length + index : 0;
  return index < length ? index : length;
}

function ArrayBuffer_prototype_slice(start, end) {
  $needBuffer(this, 'slice');
  $needAttached(this, 'ArrayBuffer.prototype.slice');
  const length = $bufferLength(this);
  const from = $within(start, length, 0);
  const to = $within(end, length, length);
  const count = to > from ? to - from : 0;
  const constructor = $species(this.constructor, $ArrayBuffer);
  const made = new constructor(count);
  $needBuffer(made, 'slice');
  if (made === this || $bufferLength(made) < count) $typeError('Species constructor returned a wrong ArrayBuffer');
  $copyBytes(this, from, made, 0, count);
  return made;
}

function $transfer(buffer, length, most, method) {
  $needBuffer(buffer, method);
  const bytes = length === undefined ? $bufferLength(buffer) : $toIndex(length, 'Invalid array buffer length');
  $needAttached(buffer, `ArrayBuffer.prototype.${method}`);
  const made = $makeBuffer(bytes, most, $ArrayBuffer);
  $copyBytes(buffer, 0, made, 0, bytes);
  $detachBuffer(buffer);
  return made;
}

function ArrayBuffer_prototype_transfer(length) {
  return $transfer(this, length, $isBuffer(this) ? $bufferMost(this) : undefined, 'transfer');
}

function ArrayBuffer_prototype_transferToFixedLength(length) {
  return $transfer(this, length, undefined, 'transferToFixedLength');
}

$define($bufferPrototype, $symbolToStringTag, 'ArrayBuffer', 4);

// ---- typed arrays

const $kinds = [];
const $sizes = [1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8];
const $kindNames = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array',
  'Float64Array', 'BigInt64Array', 'BigUint64Array',
];

function $isTyped(value) {
  const kind = $viewKind(value);
  return kind !== undefined && kind !== $DATA_VIEW;
}

// A typed array that lies within its buffer: its length.
function $typed(value, method) {
  if (!$isTyped(value)) $typeError('this is not a typed array.');
  const length = $viewLength(value);
  if (length === undefined) $typeError(`Cannot perform ${method} on a detached ArrayBuffer`);
  return length;
}

function $needCallable(callback) {
  if (typeof callback !== 'function') $typeError(`${$show(callback)} is not a function`);
}

// A typed array of a constructor with a length.
function $createTyped(constructor, length) {
  const made = new constructor(length);
  if ($typed(made, '%TypedArray%') < length) $typeError('Derived TypedArray constructor created an array which was too small');
  return made;
}

function $typedSpecies(original) {
  return $species(original.constructor, $kinds[$viewKind(original)]);
}

function $sameContent(a, b) {
  if (($viewKind(a) >= 9) !== ($viewKind(b) >= 9)) $typeError('Content type of source and derived typed arrays differ');
}

const $TypedArray = class TypedArray {
  constructor() { $typeError('Abstract class TypedArray not directly constructable'); }

  static from(source, callback = undefined, self = undefined) {
    if (!$isConstructor(this)) $typeError(`${$show(this)} is not a constructor`);
    if (callback !== undefined) $needCallable(callback);
    const values = [];
    const using = source === undefined || source === null ? undefined : source[$symbolIterator];
    if (using !== undefined && using !== null) {
      $spread(values, source);
    } else {
      const object = $toObject(source);
      const length = $lengthOf(object);
      for (let i = 0; i < length; i++) $push(values, object[i]);
    }
    const made = $createTyped(this, values.length);
    for (let i = 0; i < values.length; i++) made[i] = callback === undefined ? values[i] : $call(callback, self, values[i], i);
    return made;
  }

  static of(...values) {
    if (!$isConstructor(this)) $typeError(`${$show(this)} is not a constructor`);
    const made = $createTyped(this, values.length);
    for (let i = 0; i < values.length; i++) made[i] = values[i];
    return made;
  }

  static get [$symbolSpecies]() { return this; }

  get [$symbolToStringTag]() {
    return $isTyped(this) ? $kindNames[$viewKind(this)] : undefined;
  }

  get buffer() {
    if (!$isTyped(this)) $typeError('this is not a typed array.');
    return $viewBuffer(this);
  }

  get byteLength() {
    if (!$isTyped(this)) $typeError('this is not a typed array.');
    const length = $viewLength(this);
    return length === undefined ? 0 : length * $sizes[$viewKind(this)];
  }

  get byteOffset() {
    if (!$isTyped(this)) $typeError('this is not a typed array.');
    return $viewLength(this) === undefined ? 0 : $viewOffset(this);
  }

  get length() {
    if (!$isTyped(this)) $typeError('this is not a typed array.');
    const length = $viewLength(this);
    return length === undefined ? 0 : length;
  }

  at(index) {
    const length = $typed(this, 'at');
    const at = $truncate(+index);
    return at < 0 ? this[length + at] : this[at];
  }

  copyWithin(target, start, end = undefined) {
    const length = $typed(this, 'copyWithin');
    const to = $within(target, length, 0);
    const from = $within(start, length, 0);
    let count = $within(end, length, length) - from;
    if (count > length - to) count = length - to;
    if (count > 0) {
      const now = $typed(this, 'copyWithin');
      if (count > now - to) count = now - to;
      if (count > now - from) count = now - from;
      const size = $sizes[$viewKind(this)];
      const offset = $viewOffset(this);
      if (count > 0) $copyBytes($viewBuffer(this), offset + from * size, $viewBuffer(this), offset + to * size, count * size);
    }
    return this;
  }

  entries() { $typed(this, 'entries'); return $call($arrayEntries, this); }
  keys() { $typed(this, 'keys'); return $call($arrayKeys, this); }
  values() { $typed(this, 'values'); return $call($arrayValues, this); }

  every(callback, self = undefined) {
    const length = $typed(this, 'every');
    $needCallable(callback);
    for (let i = 0; i < length; i++) if (!$call(callback, self, this[i], i, this)) return false;
    return true;
  }

  fill(value, start = undefined, end = undefined) {
    let length = $typed(this, 'fill');
    const filler = $viewKind(this) >= 9 ? $toBigInt(value) : +value;
    const from = $within(start, length, 0);
    let to = $within(end, length, length);
    length = $typed(this, 'fill');
    if (to > length) to = length;
    for (let i = from; i < to; i++) this[i] = filler;
    return this;
  }

  filter(callback, self = undefined) {
    const length = $typed(this, 'filter');
    $needCallable(callback);
    const kept = [];
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if ($call(callback, self, value, i, this)) $push(kept, value);
    }
    const made = $createTyped($typedSpecies(this), kept.length);
    $sameContent(this, made);
    for (let i = 0; i < kept.length; i++) made[i] = kept[i];
    return made;
  }

  find(callback, self = undefined) {
    const length = $typed(this, 'find');
    $needCallable(callback);
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if ($call(callback, self, value, i, this)) return value;
    }
  }

  findIndex(callback, self = undefined) {
    const length = $typed(this, 'findIndex');
    $needCallable(callback);
    for (let i = 0; i < length; i++) if ($call(callback, self, this[i], i, this)) return i;
    return -1;
  }

  findLast(callback, self = undefined) {
    const length = $typed(this, 'findLast');
    $needCallable(callback);
    for (let i = length - 1; i >= 0; i--) {
      const value = this[i];
      if ($call(callback, self, value, i, this)) return value;
    }
  }

  findLastIndex(callback, self = undefined) {
    const length = $typed(this, 'findLastIndex');
    $needCallable(callback);
    for (let i = length - 1; i >= 0; i--) if ($call(callback, self, this[i], i, this)) return i;
    return -1;
  }

  forEach(callback, self = undefined) {
    const length = $typed(this, 'forEach');
    $needCallable(callback);
    for (let i = 0; i < length; i++) $call(callback, self, this[i], i, this);
  }

  includes(value, ...from) { $typed(this, 'includes'); return $apply($arrayIncludes, this, [value, ...from]); }
  indexOf(value, ...from) { $typed(this, 'indexOf'); return $apply($arrayIndexOf, this, [value, ...from]); }
  lastIndexOf(value, ...from) { $typed(this, 'lastIndexOf'); return $apply($arrayLastIndexOf, this, [value, ...from]); }

  join(separator) {
    const length = $typed(this, 'join');
    return $join(this, length, separator === undefined ? ',' : `${separator}`, false);
  }

  map(callback, self = undefined) {
    const length = $typed(this, 'map');
    $needCallable(callback);
    const made = $createTyped($typedSpecies(this), length);
    $sameContent(this, made);
    for (let i = 0; i < length; i++) made[i] = $call(callback, self, this[i], i, this);
    return made;
  }

  reduce(callback, ...initial) {
    const length = $typed(this, 'reduce');
    $needCallable(callback);
    if (length === 0 && initial.length === 0) $typeError('Reduce of empty array with no initial value');
    let result = initial.length > 0 ? initial[0] : this[0];
    for (let i = initial.length > 0 ? 0 : 1; i < length; i++) result = $call(callback, undefined, result, this[i], i, this);
    return result;
  }

  reduceRight(callback, ...initial) {
    const length = $typed(this, 'reduceRight');
    $needCallable(callback);
    if (length === 0 && initial.length === 0) $typeError('Reduce of empty array with no initial value');
    let result = initial.length > 0 ? initial[0] : this[length - 1];
    for (let i = length - (initial.length > 0 ? 1 : 2); i >= 0; i--) result = $call(callback, undefined, result, this[i], i, this);
    return result;
  }

  reverse() {
    const length = $typed(this, 'reverse');
    for (let a = 0, b = length - 1; a < b; a++, b--) {
      const value = this[a];
      this[a] = this[b];
      this[b] = value;
    }
    return this;
  }

  set(source, offset = undefined) {
    if (!$isTyped(this)) $typeError('this is not a typed array.');
    const at = offset === undefined ? 0 : $truncate(+offset);
    if (at < 0) $rangeError('offset is out of bounds');
    const length = $typed(this, 'set');
    if ($isTyped(source)) {
      const count = $typed(source, 'set');
      $sameContent(this, source);
      if (count + at > length) $rangeError('offset is out of bounds');
      if ($viewKind(this) === $viewKind(source)) {
        const size = $sizes[$viewKind(this)];
        $copyBytes($viewBuffer(source), $viewOffset(source), $viewBuffer(this), $viewOffset(this) + at * size, count * size);
        return;
      }
      const values = [];
      for (let i = 0; i < count; i++) $push(values, source[i]);
      for (let i = 0; i < count; i++) this[at + i] = values[i];
      return;
    }
    const from = $toObject(source);
    const count = $lengthOf(from);
    if (count + at > length) $rangeError('offset is out of bounds');
    for (let i = 0; i < count; i++) this[at + i] = from[i];
  }

  slice(start, end) {
    const length = $typed(this, 'slice');
    const from = $within(start, length, 0);
    let to = $within(end, length, length);
    const made = $createTyped($typedSpecies(this), to > from ? to - from : 0);
    $sameContent(this, made);
    if (to <= from) return made;
    const now = $typed(this, 'slice');
    if (to > now) to = now;
    if ($viewKind(made) === $viewKind(this)) {
      const size = $sizes[$viewKind(this)];
      if (to > from) $copyBytes($viewBuffer(this), $viewOffset(this) + from * size, $viewBuffer(made), $viewOffset(made), (to - from) * size);
      return made;
    }
    for (let i = from; i < to; i++) made[i - from] = this[i];
    return made;
  }

  some(callback, self = undefined) {
    const length = $typed(this, 'some');
    $needCallable(callback);
    for (let i = 0; i < length; i++) if ($call(callback, self, this[i], i, this)) return true;
    return false;
  }

  sort(compare) {
    $needOrder(compare);
    const length = $typed(this, 'sort');
    const sorted = $sortedValues(this, length, compare);
    for (let i = 0; i < length; i++) this[i] = sorted[i];
    return this;
  }

  subarray(start, end) {
    if (!$isTyped(this)) $typeError('this is not a typed array.');
    const known = $viewLength(this);
    const length = known === undefined ? 0 : known;
    const from = $within(start, length, 0);
    const constructor = $typedSpecies(this);
    const at = $viewOffset(this) + from * $sizes[$viewKind(this)];
    if ($viewFixed(this) === undefined && end === undefined) return new constructor($viewBuffer(this), at);
    const to = $within(end, length, length);
    const made = new constructor($viewBuffer(this), at, to > from ? to - from : 0);
    $sameContent(this, made);
    return made;
  }

  toLocaleString(locales = undefined, options = undefined) { return $join(this, $typed(this, 'toLocaleString'), ',', [locales, options]); }

  toReversed() {
    const length = $typed(this, 'toReversed');
    const made = new $kinds[$viewKind(this)](length);
    for (let i = 0; i < length; i++) made[i] = this[length - 1 - i];
    return made;
  }

  toSorted(compare) {
    $needOrder(compare);
    const length = $typed(this, 'toSorted');
    const made = new $kinds[$viewKind(this)](length);
    const sorted = $sortedValues(this, length, compare);
    for (let i = 0; i < length; i++) made[i] = sorted[i];
    return made;
  }

  with(index, value) {
    const length = $typed(this, 'with');
    let at = $truncate(+index);
    if (at < 0) at += length;
    const written = $viewKind(this) >= 9 ? $toBigInt(value) : +value;
    if (at < 0 || at >= $typed(this, 'with')) $rangeError('Invalid typed array index');
    const made = new $kinds[$viewKind(this)](length);
    for (let i = 0; i < length; i++) made[i] = i === at ? written : this[i];
    return made;
  }
};

const $arrayEntries = $arrayMethods.entries;
const $arrayKeys = $arrayMethods.keys;
const $arrayValues = $arrayMethods.values;
const $arrayIncludes = $arrayMethods.includes;
const $arrayIndexOf = $arrayMethods.indexOf;
const $arrayLastIndexOf = $arrayMethods.lastIndexOf;
const $typedPrototype = $TypedArray.prototype;
$define($typedPrototype, 'toString', $arrayMethods.toString, 5);
$define($typedPrototype, $symbolIterator, $typedPrototype.values, 5);
const $BigInt = $globalObject.BigInt;

function $toBigInt(value) {
  return $isBigInt(value) ? value : $call($BigInt, undefined, $bigIntOperand($toPrimitive(value, 'number')));
}

// BigInt() takes numbers, but elements of typed arrays do not.
function $bigIntOperand(value) {
  if (typeof value === 'number' || value === undefined || value === null) $typeError(`Cannot convert ${value} to a BigInt`);
  return value;
}

function $byNumber(a, b) {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === 0 && b === 0) return 1 / a < 1 / b ? -1 : 1 / a > 1 / b ? 1 : 0;
  return a === a ? (b === b ? 0 : -1) : b === b ? 1 : 0;
}

function $byBigNumber(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function $sortedValues(view, length, compare) {
  const values = [];
  for (let i = 0; i < length; i++) $push(values, view[i]);
  if (compare !== undefined) return $sorted(values, (a, b) => { const order = +$call(compare, undefined, a, b); return order === order ? order : 0; });
  return $sorted(values, $viewKind(view) >= 9 ? (a, b) => $byBigNumber(a, b) : (a, b) => $byNumber(a, b));
}

// An object is written into a typed array: as a number.
function $storeElement(view, index, value, native) {
  view[index] = $viewKind(view) >= 9 ? $toBigInt(value) : +value;
}

function $newTyped(kind, target, first, offset, length) {
  const name = $kindNames[kind];
  if (target === undefined) $typeError(`Constructor ${name} requires 'new'`);
  const size = $sizes[kind];
  if (!$isObject(first)) {
    const count = $toIndex(first, `Invalid typed array length: ${first}`);
    return $makeView(kind, $makeBuffer(count * size, undefined, $ArrayBuffer), 0, count, target);
  }
  if ($isBuffer(first)) {
    const at = $toIndex(offset, `Start offset ${offset} is outside the bounds of the buffer`);
    if (at % size !== 0) $rangeError(`start offset of ${name} should be a multiple of ${size}`);
    const count = length === undefined ? undefined : $toIndex(length, `Invalid typed array length: ${length}`);
    $needAttached(first, 'Construct');
    const bytes = $bufferLength(first);
    if (count === undefined) {
      if (at > bytes) $rangeError(`Start offset ${at} is outside the bounds of the buffer`);
      if ($bufferMost(first) !== undefined) return $makeView(kind, first, at, undefined, target);
      if (bytes % size !== 0) $rangeError(`byte length of ${name} should be a multiple of ${size}`);
      return $makeView(kind, first, at, (bytes - at) / size, target);
    }
    if (at + count * size > bytes) $rangeError(`Invalid typed array length: ${count}`);
    return $makeView(kind, first, at, count, target);
  }
  let values = first;
  if ($isTyped(first)) {
    $typed(first, 'Construct');
    if (($viewKind(first) >= 9) !== (kind >= 9)) $typeError('Cannot mix BigInt and other types, use explicit conversions');
  } else {
    const using = first[$symbolIterator];
    if (using !== undefined && using !== null) {
      if (typeof using !== 'function') $typeError(`${$show(using)} is not a function`);
      values = [];
      $spread(values, first);
    }
  }
  const count = $isTyped(values) ? $viewLength(values) : $lengthOf(values);
  const made = $makeView(kind, $makeBuffer(count * size, undefined, $ArrayBuffer), 0, count, target);
  for (let i = 0; i < count; i++) made[i] = values[i];
  return made;
}

function Int8Array(first, offset, length) { return $newTyped(0, new.target, first, offset, length); }
function Uint8Array(first, offset, length) { return $newTyped(1, new.target, first, offset, length); }
function Uint8ClampedArray(first, offset, length) { return $newTyped(2, new.target, first, offset, length); }
function Int16Array(first, offset, length) { return $newTyped(3, new.target, first, offset, length); }
function Uint16Array(first, offset, length) { return $newTyped(4, new.target, first, offset, length); }
function Int32Array(first, offset, length) { return $newTyped(5, new.target, first, offset, length); }
function Uint32Array(first, offset, length) { return $newTyped(6, new.target, first, offset, length); }
function Float32Array(first, offset, length) { return $newTyped(7, new.target, first, offset, length); }
function Float64Array(first, offset, length) { return $newTyped(8, new.target, first, offset, length); }
function BigInt64Array(first, offset, length) { return $newTyped(9, new.target, first, offset, length); }
function BigUint64Array(first, offset, length) { return $newTyped(10, new.target, first, offset, length); }

const $setPrototypeOf = Object.setPrototypeOf;
for (let kind = 0; kind < $kindNames.length; kind++) {
  const constructor = $globalObject[$kindNames[kind]];
  const prototype = constructor.prototype;
  $push($kinds, constructor);
  $call($setPrototypeOf, undefined, constructor, $TypedArray);
  $call($setPrototypeOf, undefined, prototype, $typedPrototype);
  $define(constructor, 'BYTES_PER_ELEMENT', $sizes[kind], 0);
  $define(prototype, 'BYTES_PER_ELEMENT', $sizes[kind], 0);
}

// ---- data views

function DataView(buffer, byteOffset, byteLength) {
  if (new.target === undefined) $typeError("Constructor DataView requires 'new'");
  if (!$isBuffer(buffer)) $typeError('First argument to DataView constructor must be an ArrayBuffer');
  const offset = $toIndex(byteOffset, `Start offset ${byteOffset} is outside the bounds of the buffer`);
  $needAttached(buffer, 'DataView');
  const bytes = $bufferLength(buffer);
  if (offset > bytes) $rangeError(`Start offset ${offset} is outside the bounds of the buffer`);
  let length = byteLength;
  if (length === undefined) {
    if ($bufferMost(buffer) === undefined) length = bytes - offset;
  } else {
    length = $toIndex(length, `Invalid DataView length ${length}`);
    if (offset + length > bytes) $rangeError(`Invalid DataView length ${length}`);
  }
  return $makeView($DATA_VIEW, buffer, offset, length, new.target);
}

function $needView(value, method) {
  if ($viewKind(value) !== $DATA_VIEW) $typeError(`Method DataView.prototype.${method} called on incompatible receiver ${$show(value)}`);
}

function get_DataView_prototype_buffer() {
  $needView(this, 'buffer');
  return $viewBuffer(this);
}

function get_DataView_prototype_byteLength() {
  $needView(this, 'byteLength');
  const length = $viewLength(this);
  if (length === undefined) $typeError('Cannot perform DataView.prototype.byteLength on a detached ArrayBuffer');
  return length;
}

function get_DataView_prototype_byteOffset() {
  $needView(this, 'byteOffset');
  if ($viewLength(this) === undefined) $typeError('Cannot perform DataView.prototype.byteOffset on a detached ArrayBuffer');
  return $viewOffset(this);
}

function $readView(view, method, index, kind, little) {
  $needView(view, method);
  const at = $toIndex(index, 'Offset is outside the bounds of the DataView');
  const order = !!little;
  if ($viewLength(view) === undefined) $typeError(`Cannot perform DataView.prototype.${method} on a detached ArrayBuffer`);
  return $readBytes(view, at, kind, order);
}

function $writeView(view, method, index, kind, value, little) {
  $needView(view, method);
  const at = $toIndex(index, 'Offset is outside the bounds of the DataView');
  const written = kind >= 9 ? $toBigInt(value) : +value;
  if ($viewLength(view) === undefined) $typeError(`Cannot perform DataView.prototype.${method} on a detached ArrayBuffer`);
  $writeBytes(view, at, kind, written, !!little);
}

$methods($globalObject.DataView.prototype, {
  getInt8(byteOffset) { return $readView(this, 'getInt8', byteOffset, 0, true); },
  getUint8(byteOffset) { return $readView(this, 'getUint8', byteOffset, 1, true); },
  getInt16(byteOffset, little = undefined) { return $readView(this, 'getInt16', byteOffset, 3, little); },
  getUint16(byteOffset, little = undefined) { return $readView(this, 'getUint16', byteOffset, 4, little); },
  getInt32(byteOffset, little = undefined) { return $readView(this, 'getInt32', byteOffset, 5, little); },
  getUint32(byteOffset, little = undefined) { return $readView(this, 'getUint32', byteOffset, 6, little); },
  getFloat32(byteOffset, little = undefined) { return $readView(this, 'getFloat32', byteOffset, 7, little); },
  getFloat64(byteOffset, little = undefined) { return $readView(this, 'getFloat64', byteOffset, 8, little); },
  getBigInt64(byteOffset, little = undefined) { return $readView(this, 'getBigInt64', byteOffset, 9, little); },
  getBigUint64(byteOffset, little = undefined) { return $readView(this, 'getBigUint64', byteOffset, 10, little); },
  setInt8(byteOffset, value) { $writeView(this, 'setInt8', byteOffset, 0, value, true); },
  setUint8(byteOffset, value) { $writeView(this, 'setUint8', byteOffset, 1, value, true); },
  setInt16(byteOffset, value, little = undefined) { $writeView(this, 'setInt16', byteOffset, 3, value, little); },
  setUint16(byteOffset, value, little = undefined) { $writeView(this, 'setUint16', byteOffset, 4, value, little); },
  setInt32(byteOffset, value, little = undefined) { $writeView(this, 'setInt32', byteOffset, 5, value, little); },
  setUint32(byteOffset, value, little = undefined) { $writeView(this, 'setUint32', byteOffset, 6, value, little); },
  setFloat32(byteOffset, value, little = undefined) { $writeView(this, 'setFloat32', byteOffset, 7, value, little); },
  setFloat64(byteOffset, value, little = undefined) { $writeView(this, 'setFloat64', byteOffset, 8, value, little); },
  setBigInt64(byteOffset, value, little = undefined) { $writeView(this, 'setBigInt64', byteOffset, 9, value, little); },
  setBigUint64(byteOffset, value, little = undefined) { $writeView(this, 'setBigUint64', byteOffset, 10, value, little); },
});
$define($globalObject.DataView.prototype, $symbolToStringTag, 'DataView', 4);
$define($globalObject.BigInt.prototype, $symbolToStringTag, 'BigInt', 4);
