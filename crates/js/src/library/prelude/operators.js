// What operators do when an operand is an object, and the calls again that natives ask for. The numbers of the operators are
// those of Binary and Unary in code.rs.

// The global object. What the prelude itself declares is read from it where the installed function is meant.
const $globalObject = $theGlobal();
const $symbolToPrimitive = Symbol.toPrimitive;
const $symbolHasInstance = Symbol.hasInstance;

function $toPrimitive(value, hint) {
  if (!$isObject(value)) return value;
  const exotic = value[$symbolToPrimitive];
  if (exotic !== undefined && exotic !== null) {
    if (typeof exotic !== 'function') $typeError(`${typeof exotic} ${$show(exotic)} is not a function`);
    const result = $call(exotic, value, hint);
    if (!$isObject(result)) return result;
    $typeError('Cannot convert object to primitive value');
  }
  let method = hint === 'string' ? value.toString : value.valueOf;
  if (typeof method === 'function') {
    const result = $call(method, value);
    if (!$isObject(result)) return result;
  }
  method = hint === 'string' ? value.valueOf : value.toString;
  if (typeof method === 'function') {
    const result = $call(method, value);
    if (!$isObject(result)) return result;
  }
  $typeError('Cannot convert object to primitive value');
}

function $binary(op, a, b) {
  if (op === 12) return $looselyEqual(a, b);
  if (op === 13) return !$looselyEqual(a, b);
  if (op === 20) return $hasProperty(b, $toKey(a));
  if (op === 21) return $instanceOf(a, b);
  const hint = op === 0 ? 'default' : 'number';
  const left = $toPrimitive(a, hint);
  // Arithmetic makes the left one a number before it asks the right one.
  if (op > 0 && op < 12 && typeof left === 'symbol') $typeError('Cannot convert a Symbol value to a number');
  const right = $toPrimitive(b, hint);
  switch (op) {
    case 0: return left + right;
    case 1: return left - right;
    case 2: return left * right;
    case 3: return left / right;
    case 4: return left % right;
    case 5: return left ** right;
    case 6: return left & right;
    case 7: return left | right;
    case 8: return left ^ right;
    case 9: return left << right;
    case 10: return left >> right;
    case 11: return left >>> right;
    case 14: return left === right;
    case 15: return left !== right;
    case 16: return left < right;
    case 17: return left <= right;
    case 18: return left > right;
    default: return left >= right;
  }
}

function $looselyEqual(a, b) {
  if ($isObject(a) === $isObject(b)) return a === b;
  if (a === undefined || a === null || b === undefined || b === null) return false;
  return $toPrimitive(a, 'default') == $toPrimitive(b, 'default');
}

function $unary(op, a) {
  const value = $toPrimitive(a, op >= 8 ? 'string' : 'number');
  switch (op) {
    case 0: return +value;
    case 1: return -value;
    case 2: return ~value;
    case 3: return false;
    case 4: return typeof a;
    case 5: return +value;
    case 6: return value + 1;
    case 7: return value - 1;
    case 8: return `${value}`;
    default: return typeof value === 'symbol' ? value : `${value}`;
  }
}

function $instanceOf(value, constructor) {
  if (!$isObject(constructor)) $typeError("Right-hand side of 'instanceof' is not an object");
  const decide = constructor[$symbolHasInstance];
  if (decide !== undefined && decide !== null) return !!$call(decide, constructor, value);
  if (typeof constructor !== 'function') $typeError("Right-hand side of 'instanceof' is not callable");
  return $ordinaryInstanceOf(constructor, value);
}

function $ordinaryInstanceOf(constructor, value) {
  if (typeof constructor !== 'function') return false;
  const target = $boundTarget(constructor);
  if (target !== undefined) return $instanceOf(value, target);
  if (!$isObject(value)) return false;
  const prototype = constructor.prototype;
  if (!$isObject(prototype)) $typeError(`Function has non-object prototype '${$show(prototype)}' in instanceof check`);
  let at = $prototypeOf(value);
  while (at !== null && at !== prototype) at = $prototypeOf(at);
  return at !== null;
}

function Function_prototype_$hasInstance(value) {
  return $ordinaryInstanceOf(this, value);
}

$define(Function.prototype, $symbolHasInstance, Function.prototype[$symbolHasInstance], 0);

// A native found an object where it needs a primitive: argument number `index`, or `this` for 0.
function $coerce(native, self, args, index, hint) {
  if (index === 0) return $apply(native, $coerced(self, hint), args);
  args[index - 1] = $coerced(args[index - 1], hint);
  return $apply(native, self, args);
}

function $coerceConstruct(native, args, newTarget, index, hint) {
  args[index - 1] = $coerced(args[index - 1], hint);
  return $construct(native, args, newTarget);
}

// A primitive, or a copy of an object in which all getters were called.
function $coerced(value, hint) {
  if (hint === 'list') return $listOf(value);
  if (hint === 'fields') return $fieldsOf(value);
  return hint === 'map' ? $mapOf(value) : $toPrimitive(value, hint);
}

function $listOf(value) {
  const object = $toObject(value);
  const length = $lengthOf(object);
  if (length > 4294967295) $rangeError('heapwave goes through no list of more than 4294967295 elements here');
  const list = [];
  for (let i = 0; i < length; i++) {
    if (i in object) $define(list, i, object[i], 7);
  }
  list.length = length;
  return list;
}

// What descriptors of properties, and options of errors, say.
const $fieldNames = ['enumerable', 'configurable', 'value', 'writable', 'get', 'set', 'cause'];

function $fieldsOf(value) {
  if (!$isObject(value)) return value;
  const fields = {};
  for (let i = 0; i < $fieldNames.length; i++) {
    const name = $fieldNames[i];
    if (name in value) $define(fields, name, value[name], 7);
  }
  return fields;
}

function $mapOf(value) {
  const map = {};
  const keys = $ownKeys(value);
  for (let i = 0; i < keys.length; i++) {
    if ($isEnumerable(value, keys[i])) $define(map, keys[i], $fieldsOf(value[keys[i]]), 7);
  }
  return map;
}

function $needFunction(value) {
  if (typeof value !== 'function') $typeError(`${$show(value)} is not a function`);
}
