// Proxy and Reflect. What the machine does with a proxy's properties comes here; and what built-in functions would ask of one.

function Proxy(target, handler) {
  if (new.target === undefined) $typeError("Constructor Proxy requires 'new'");
  return $makeProxy(target, handler);
}

function Proxy_revocable(target, handler) {
  const proxy = $makeProxy(target, handler);
  let held = proxy;
  const revoke = () => {
    if (held !== null) $revoke(held);
    held = null;
  };
  return { proxy, revoke };
}

// A trap of a proxy's handler, or undefined.
function $trap(proxy, name) {
  const handler = $proxyHandler(proxy);
  if (handler === null) $typeError(`Cannot perform '${name}' on a proxy that has been revoked`);
  const trap = handler[name];
  if (trap === undefined || trap === null) return undefined;
  if (typeof trap !== 'function') $typeError(`${$show(trap)} returned for property '${name}' of object '#<Object>' is not a function`);
  return trap;
}

function $keyShown(key) {
  return typeof key === 'symbol' ? $call($symbolToString, key) : `${key}`;
}

const $symbolToString = $globalObject.Symbol.prototype.toString;
const $reflectOwn = Object.getOwnPropertyDescriptor;
const $reflectDefine = Object.defineProperty;
const $isExtensibleNow = Object.isExtensible;
const $preventNow = Object.preventExtensions;
const $is = Object.is;

function $proxyGet(proxy, key, receiver, native) {
  const trap = $trap(proxy, 'get');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $getFrom(target, key, receiver);
  const value = $call(trap, $proxyHandler(proxy), target, key, receiver);
  const own = $ownDescriptor(target, key);
  if (own !== undefined && !own.configurable) {
    if ('value' in own && !own.writable && !$call($is, undefined, own.value, value)) {
      $typeError(`'get' on proxy: property '${$keyShown(key)}' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value (expected '${$show(own.value)}' but got '${$show(value)}')`);
    }
    if ('get' in own && own.get === undefined && value !== undefined) {
      $typeError(`'get' on proxy: property '${$keyShown(key)}' is a non-configurable accessor property on the proxy target and does not have a getter function, but the trap did not return 'undefined' (got '${$show(value)}')`);
    }
  }
  return value;
}

// A property of an object, read for a receiver.
function $getFrom(object, key, receiver) {
  let at = object;
  while (at !== null) {
    if ($isProxy(at)) return $proxyGet(at, key, receiver);
    const own = $ownDescriptor(at, key);
    if (own !== undefined) {
      if (!('get' in own)) return own.value;
      return own.get === undefined ? undefined : $call(own.get, receiver);
    }
    at = $prototypeOf(at);
  }
}

function $ownDescriptor(object, key) {
  return $call($reflectOwn, undefined, object, key);
}

function $proxySet(proxy, key, value, receiver, strict, native) {
  if ($setThrough(proxy, key, value, receiver)) return;
  if (strict) $typeError(`'set' on proxy: trap returned falsish for property '${$keyShown(key)}'`);
}

function $setThrough(proxy, key, value, receiver) {
  const trap = $trap(proxy, 'set');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $setOn(target, key, value, receiver);
  if (!$call(trap, $proxyHandler(proxy), target, key, value, receiver)) return false;
  const own = $ownDescriptor(target, key);
  if (own !== undefined && !own.configurable) {
    if ('value' in own && !own.writable && !$call($is, undefined, own.value, value)) {
      $typeError(`'set' on proxy: trap returned truish for property '${$keyShown(key)}' which exists in the proxy target as a non-configurable and non-writable data property with a different value`);
    }
    if ('set' in own && own.set === undefined) {
      $typeError(`'set' on proxy: trap returned truish for property '${$keyShown(key)}' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter`);
    }
  }
  return true;
}

// OrdinarySet: whether it could be.
function $setOn(object, key, value, receiver) {
  let at = object;
  let own;
  while (at !== null) {
    if ($isProxy(at)) return $setThrough(at, key, value, receiver);
    own = $ownDescriptor(at, key);
    if (own !== undefined) break;
    at = $prototypeOf(at);
  }
  if (own !== undefined && 'get' in own) {
    if (own.set === undefined) return false;
    $call(own.set, receiver, value);
    return true;
  }
  if (own !== undefined && !own.writable || !$isObject(receiver)) return false;
  const there = $ownDescriptor(receiver, key);
  if (there !== undefined) {
    if ('get' in there || !there.writable) return false;
    return $tryDefine(receiver, key, { value });
  }
  return $tryDefine(receiver, key, { value, writable: true, enumerable: true, configurable: true });
}

function $tryDefine(object, key, descriptor) {
  if ($isProxy(object)) return $proxyDefine(object, key, descriptor);
  try {
    $call($reflectDefine, undefined, object, key, descriptor);
    return true;
  } catch {
    return false;
  }
}

function $proxyHas(proxy, key) {
  const trap = $trap(proxy, 'has');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $hasProperty(target, key);
  const found = !!$call(trap, $proxyHandler(proxy), target, key);
  if (!found) {
    const own = $ownDescriptor(target, key);
    if (own !== undefined && (!own.configurable || !$call($isExtensibleNow, undefined, target))) {
      $typeError(`'has' on proxy: trap returned falsish for property '${$keyShown(key)}' which exists in the proxy target as non-configurable`);
    }
  }
  return found;
}

function $hasProperty(object, key) {
  let at = object;
  while (at !== null) {
    if ($isProxy(at)) return $proxyHas(at, key);
    if ($hasOwn(at, key)) return true;
    at = $prototypeOf(at);
  }
  return false;
}

function $proxyDelete(proxy, key, strict) {
  const gone = $deleteThrough(proxy, key);
  if (!gone && strict) $typeError(`'deleteProperty' on proxy: trap returned falsish for property '${$keyShown(key)}'`);
  return gone;
}

function $deleteThrough(proxy, key) {
  const trap = $trap(proxy, 'deleteProperty');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $reflectDelete(target, key);
  if (!$call(trap, $proxyHandler(proxy), target, key)) return false;
  const own = $ownDescriptor(target, key);
  if (own !== undefined && (!own.configurable || !$call($isExtensibleNow, undefined, target))) {
    $typeError(`'deleteProperty' on proxy: trap returned truish for property '${$keyShown(key)}' which is non-configurable in the proxy target`);
  }
  return true;
}

function $reflectDelete(object, key) {
  if ($isProxy(object)) return $deleteThrough(object, key);
  try {
    return delete object[key];
  } catch {
    return false;
  }
}

function $proxyCall(proxy, self, args) {
  const trap = $trap(proxy, 'apply');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $apply(target, self, args);
  return $call(trap, $proxyHandler(proxy), target, self, args);
}

function $proxyConstruct(proxy, args, target) {
  const trap = $trap(proxy, 'construct');
  const inner = $proxyTarget(proxy);
  if (trap === undefined) return $construct(inner, args, target === proxy ? proxy : target);
  const made = $call(trap, $proxyHandler(proxy), inner, args, target);
  if (!$isObject(made)) $typeError(`proxy [[Construct]] must return an object`);
  return made;
}

function $proxyKeys(proxy) {
  const trap = $trap(proxy, 'ownKeys');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $ownKeys(target);
  const given = $call(trap, $proxyHandler(proxy), target);
  if (!$isObject(given)) $typeError('CreateListFromArrayLike called on non-object');
  const keys = [];
  const length = $lengthOf(given);
  for (let i = 0; i < length; i++) {
    const key = given[i];
    if (typeof key !== 'string' && typeof key !== 'symbol') $typeError(`${$show(key)} is not a valid property name`);
    if ($isAmong(keys, key)) $typeError(`'ownKeys' on proxy: trap returned duplicate entries`);
    $push(keys, key);
  }
  const open = $call($isExtensibleNow, undefined, target);
  const own = $ownKeys(target);
  for (let i = 0; i < own.length; i++) {
    const fixed = !open || !$ownDescriptor(target, own[i]).configurable;
    if (fixed && !$isAmong(keys, own[i])) $typeError(`'ownKeys' on proxy: trap result did not include '${$keyShown(own[i])}'`);
  }
  if (!open && keys.length !== own.length) $typeError(`'ownKeys' on proxy: trap returned extra keys but proxy target is non-extensible`);
  return keys;
}

function $proxyOwn(proxy, key) {
  const trap = $trap(proxy, 'getOwnPropertyDescriptor');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $ownDescriptor(target, key);
  const given = $call(trap, $proxyHandler(proxy), target, key);
  const own = $ownDescriptor(target, key);
  if (given === undefined) {
    if (own !== undefined && (!own.configurable || !$call($isExtensibleNow, undefined, target))) {
      $typeError(`'getOwnPropertyDescriptor' on proxy: trap returned undefined for property '${$keyShown(key)}' which is non-configurable in the proxy target`);
    }
    return undefined;
  }
  if (!$isObject(given)) $typeError(`'getOwnPropertyDescriptor' on proxy: trap returned neither object nor undefined for property '${$keyShown(key)}'`);
  const read = $fieldsOf(given);
  const accessor = 'get' in read || 'set' in read;
  const result = accessor ? { get: read.get, set: read.set } : { value: read.value, writable: !!read.writable };
  result.enumerable = !!read.enumerable;
  result.configurable = !!read.configurable;
  if (!result.configurable && (own === undefined || own.configurable)) {
    $typeError(`'getOwnPropertyDescriptor' on proxy: trap reported non-configurability for property '${$keyShown(key)}' which is either non-existent or configurable in the proxy target`);
  }
  if (own === undefined && !$call($isExtensibleNow, undefined, target)) {
    $typeError(`'getOwnPropertyDescriptor' on proxy: trap returned descriptor for property '${$keyShown(key)}' that is incompatible with the existing property in the proxy target`);
  }
  return result;
}

function $proxyDefine(proxy, key, descriptor) {
  const trap = $trap(proxy, 'defineProperty');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $tryDefine(target, key, descriptor);
  if (!$call(trap, $proxyHandler(proxy), target, key, descriptor)) return false;
  const own = $ownDescriptor(target, key);
  const fixed = descriptor.configurable === false;
  if (own === undefined) {
    if (!$call($isExtensibleNow, undefined, target) || fixed) {
      $typeError(`'defineProperty' on proxy: trap returned truish for adding property '${$keyShown(key)}' that is incompatible with the proxy target`);
    }
  } else if (fixed && own.configurable) {
    $typeError(`'defineProperty' on proxy: trap returned truish for defining non-configurable property '${$keyShown(key)}' which is either non-existent or configurable in the proxy target`);
  }
  return true;
}

function $proxyPrototype(proxy) {
  const trap = $trap(proxy, 'getPrototypeOf');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $prototypeOf(target);
  const given = $call(trap, $proxyHandler(proxy), target);
  if (!$isObject(given) && given !== null) $typeError(`'getPrototypeOf' on proxy: trap returned neither object nor null`);
  if (!$call($isExtensibleNow, undefined, target) && given !== $prototypeOf(target)) {
    $typeError(`'getPrototypeOf' on proxy: proxy target is non-extensible but the trap did not return its actual prototype`);
  }
  return given;
}

function $proxySetPrototype(proxy, prototype) {
  const trap = $trap(proxy, 'setPrototypeOf');
  const target = $proxyTarget(proxy);
  if (trap === undefined) return $trySetPrototype(target, prototype);
  if (!$call(trap, $proxyHandler(proxy), target, prototype)) return false;
  if (!$call($isExtensibleNow, undefined, target) && prototype !== $prototypeOf(target)) {
    $typeError(`'setPrototypeOf' on proxy: trap returned truish for setting a new prototype on the non-extensible proxy target`);
  }
  return true;
}

function $trySetPrototype(object, prototype) {
  if ($isProxy(object)) return $proxySetPrototype(object, prototype);
  try {
    $call($setPrototypeOf, undefined, object, prototype);
    return true;
  } catch {
    return false;
  }
}

function $proxyExtensible(proxy) {
  const trap = $trap(proxy, 'isExtensible');
  const target = $proxyTarget(proxy);
  const actual = $call($isExtensibleNow, undefined, target);
  if (trap === undefined) return actual;
  const given = !!$call(trap, $proxyHandler(proxy), target);
  if (given !== actual) $typeError(`'isExtensible' on proxy: trap result does not reflect extensibility of proxy target (which is '${actual}')`);
  return given;
}

function $proxyPrevent(proxy) {
  const trap = $trap(proxy, 'preventExtensions');
  const target = $proxyTarget(proxy);
  if (trap === undefined) {
    $call($preventNow, undefined, target);
    return true;
  }
  const done = !!$call(trap, $proxyHandler(proxy), target);
  if (done && $call($isExtensibleNow, undefined, target)) $typeError(`'preventExtensions' on proxy: the proxy target is extensible`);
  return done;
}

// A built-in function whose operand is a proxy, by its name.
function $proxyNative(name, self, args) {
  const proxy = args[0];
  switch (name) {
    case '$ownKeys': return $proxyKeys(proxy);
    case '$prototypeOf':
    case 'Object.getPrototypeOf': return $proxyPrototype(proxy);
    case '$isArray':
    case 'Array.isArray': {
      if ($proxyHandler(proxy) === null) $typeError(`Cannot perform 'IsArray' on a proxy that has been revoked`);
      return $isArray($proxyTarget(proxy));
    }
    case '$hasOwn':
    case 'Object.hasOwn': return $proxyOwn(proxy, $toKey(args[1])) !== undefined;
    case '$isEnumerable': return $isOpen($proxyOwn(proxy, args[1]));
    case '$define': return $needDefined(proxy, args[1], { value: args[2], writable: true, enumerable: true, configurable: true });
    case '$enumerableNames': return $namesOfProxy(proxy);
    case 'Object.keys': return $enumerableKeys(proxy);
    case 'Object.getOwnPropertyNames': return $keysOfType(proxy, 'string');
    case 'Object.getOwnPropertySymbols': return $keysOfType(proxy, 'symbol');
    case 'Object.getOwnPropertyDescriptor': return $proxyOwn(proxy, $toKey(args[1]));
    case 'Object.getOwnPropertyDescriptors': return $allDescriptors(proxy);
    case 'Object.defineProperty':
      if (!$isObject(args[2])) $typeError(`Property description must be an object: ${$show(args[2])}`);
      return $needDefined(proxy, $toKey(args[1]), $fieldsOf(args[2]));
    case 'Object.defineProperties': {
      const keys = $enumerableKeys(args[1]);
      for (let i = 0; i < keys.length; i++) $needDefined(proxy, keys[i], $fieldsOf(args[1][keys[i]]));
      return proxy;
    }
    case 'Object.isExtensible': return $proxyExtensible(proxy);
    case 'Object.preventExtensions':
      if (!$proxyPrevent(proxy)) $typeError(`'preventExtensions' on proxy: trap returned falsish`);
      return proxy;
    case 'Object.setPrototypeOf':
      if (!$proxySetPrototype(proxy, args[1])) $typeError(`'setPrototypeOf' on proxy: trap returned falsish for property 'undefined'`);
      return proxy;
    case 'Object.freeze':
    case 'Object.seal': return $restrict(proxy, name === 'Object.freeze');
    case 'Object.isFrozen':
    case 'Object.isSealed': return $isRestricted(proxy, name === 'Object.isFrozen');
    case 'Object.prototype.hasOwnProperty': return $proxyOwn(self, $toKey(args[0])) !== undefined;
    case 'Object.prototype.propertyIsEnumerable': return $isOpen($proxyOwn(self, $toKey(args[0])));
    case 'Object.prototype.toString': {
      const tag = self[$symbolToStringTag];
      return `[object ${typeof tag === 'string' ? tag : $isArray(self) ? 'Array' : typeof self === 'function' ? 'Function' : 'Object'}]`;
    }
    case 'get Object.prototype.__proto__': return $proxyPrototype(self);
    case 'set Object.prototype.__proto__':
      if (($isObject(proxy) || proxy === null) && !$proxySetPrototype(self, proxy)) $typeError(`'setPrototypeOf' on proxy: trap returned falsish`);
      return undefined;
    case 'Function.prototype.toString': return 'function () { [native code] }';
    default: return $arrayOnProxy(name, self, args);
  }
}

function $toKey(value) {
  const key = $toPrimitive(value, 'string');
  return typeof key === 'symbol' ? key : `${key}`;
}

function $isOpen(descriptor) {
  return descriptor !== undefined && !!descriptor.enumerable;
}

function $needDefined(proxy, key, descriptor) {
  if (!$proxyDefine(proxy, key, descriptor)) $typeError(`'defineProperty' on proxy: trap returned falsish for property '${$keyShown(key)}'`);
  return proxy;
}

function $enumerableKeys(object) {
  const keys = $ownKeys(object);
  const kept = [];
  for (let i = 0; i < keys.length; i++) {
    if (typeof keys[i] === 'string' && $isEnumerable(object, keys[i])) $push(kept, keys[i]);
  }
  return kept;
}

function $keysOfType(object, type) {
  const keys = $ownKeys(object);
  const kept = [];
  for (let i = 0; i < keys.length; i++) if (typeof keys[i] === type) $push(kept, keys[i]);
  return kept;
}

function $namesOfProxy(proxy) {
  const names = $enumerableKeys(proxy);
  const above = $proxyPrototype(proxy);
  if (above === null) return names;
  const own = $ownKeys(proxy);
  const inherited = $enumerableNames(above);
  for (let i = 0; i < inherited.length; i++) if (!$isAmong(own, inherited[i])) $push(names, inherited[i]);
  return names;
}

function $allDescriptors(object) {
  const result = {};
  const keys = $ownKeys(object);
  for (let i = 0; i < keys.length; i++) {
    const own = $ownDescriptor(object, keys[i]);
    if (own !== undefined) $define(result, keys[i], own, 7);
  }
  return result;
}

function $restrict(proxy, frozen) {
  if (!$proxyPrevent(proxy)) $typeError(`'preventExtensions' on proxy: trap returned falsish`);
  const keys = $proxyKeys(proxy);
  for (let i = 0; i < keys.length; i++) {
    const own = $proxyOwn(proxy, keys[i]);
    if (own === undefined) continue;
    const data = !('get' in own);
    $needDefined(proxy, keys[i], frozen && data ? { configurable: false, writable: false } : { configurable: false });
  }
  return proxy;
}

function $isRestricted(proxy, frozen) {
  if ($proxyExtensible(proxy)) return false;
  const keys = $proxyKeys(proxy);
  for (let i = 0; i < keys.length; i++) {
    const own = $proxyOwn(proxy, keys[i]);
    if (own !== undefined && (own.configurable || frozen && 'value' in own && own.writable)) return false;
  }
  return true;
}

// The methods of arrays that change their receiver in place, step by step.
// The methods that change arrays, on what is no plain one.
function $arrayOnProxy(name, self, args) {
  const object = $toObject(self);
  const length = $lengthOfAny(object);
  const grown = name === 'Array.prototype.push' || name === 'Array.prototype.unshift' ? args.length
    : name === 'Array.prototype.splice' && args.length > 2 ? args.length - 2 - ($within(args[0], length, 0) + +args[1] > length ? length - $within(args[0], length, 0) : +args[1] > 0 ? +args[1] : 0) : 0;
  if (length + grown > 9007199254740991) $typeError(`Pushing ${grown} elements on an array-like of length ${length} is disallowed by ECMA-262`);
  switch (name) {
    case 'Array.prototype.push':
      for (let i = 0; i < args.length; i++) object[length + i] = args[i];
      return (object.length = length + args.length);
    case 'Array.prototype.pop': {
      if (length === 0) {
        object.length = 0;
        return undefined;
      }
      const last = object[length - 1];
      delete object[length - 1];
      object.length = length - 1;
      return last;
    }
    case 'Array.prototype.fill': {
      const to = $within(args[2], length, length);
      for (let i = $within(args[1], length, 0); i < to; i++) object[i] = args[0];
      return object;
    }
    case 'Array.prototype.reverse':
      for (let a = 0, b = length - 1; a < b; a++, b--) $exchange(object, a, b);
      return object;
    case 'Array.prototype.shift': {
      if (length === 0) {
        object.length = 0;
        return undefined;
      }
      const first = object[0];
      $moveElements(object, 1, 0, length - 1);
      delete object[length - 1];
      object.length = length - 1;
      return first;
    }
    case 'Array.prototype.unshift': {
      if (args.length > 0) $moveElements(object, 0, args.length, length);
      for (let i = 0; i < args.length; i++) object[i] = args[i];
      return (object.length = length + args.length);
    }
    case 'Array.prototype.copyWithin': {
      const to = $within(args[0], length, 0);
      const from = $within(args[1], length, 0);
      let count = $within(args[2], length, length) - from;
      if (count > length - to) count = length - to;
      if (count > 0) $moveElements(object, from, to, count);
      return object;
    }
    default: {
      const from = $within(args[0], length, 0);
      const left = length - from;
      let count = args.length === 0 ? 0 : args.length === 1 ? left : $truncate(+args[1]);
      if (count < 0) count = 0;
      if (count > left) count = left;
      const removed = $arrayLike(object, count);
      for (let i = 0; i < count; i++) if (from + i in object) $define(removed, i, object[from + i], 7);
      removed.length = count;
      const more = args.length > 2 ? args.length - 2 : 0;
      if (more !== count) $moveElements(object, from + count, from + more, left - count);
      for (let i = length; i > length - count + more; i--) delete object[i - 1];
      for (let i = 0; i < more; i++) object[from + i] = args[i + 2];
      object.length = length - count + more;
      return removed;
    }
  }
}

function $lengthOfAny(object) {
  return $toLength(object.length);
}

function $exchange(object, a, b) {
  const [hasA, hasB] = [a in object, b in object];
  const first = hasA ? object[a] : undefined;
  const second = hasB ? object[b] : undefined;
  if (hasB) object[a] = second;
  else if (hasA) delete object[a];
  if (hasA) object[b] = first;
  else if (hasB) delete object[b];
}

function $moveElements(object, from, to, count) {
  for (let step = 0; step < count; step++) {
    const i = from < to ? count - 1 - step : step;
    if (from + i in object) object[to + i] = object[from + i];
    else delete object[to + i];
  }
}

// ---- Reflect

function $needTarget(value, method) {
  if (!$isObject(value)) $typeError(`Reflect.${method} called on non-object`);
}

function Reflect_apply(target, self, list) {
  if (typeof target !== 'function') $typeError(`Function.prototype.apply was called on ${$show(target)}, which is ${typeof target} and not a function`);
  return $apply(target, self, $listFrom(list));
}

function $listFrom(list) {
  if (!$isObject(list)) $typeError('CreateListFromArrayLike called on non-object');
  const values = [];
  const length = $lengthOf(list);
  for (let i = 0; i < length; i++) $push(values, list[i]);
  return values;
}

function Reflect_construct(target, list, ...more) {
  if (!$isConstructor(target)) $typeError(`${$show(target)} is not a constructor`);
  const newTarget = more.length > 0 ? more[0] : target;
  if (!$isConstructor(newTarget)) $typeError(`${$show(newTarget)} is not a constructor`);
  return $construct(target, $listFrom(list), newTarget);
}

function Reflect_defineProperty(target, key, descriptor) {
  $needTarget(target, 'defineProperty');
  const name = $toKey(key);
  if (!$isObject(descriptor)) $typeError(`Property description must be an object: ${$show(descriptor)}`);
  const fields = $fieldsOf(descriptor);
  if ('get' in fields && fields.get !== undefined && typeof fields.get !== 'function') $typeError(`Getter must be a function: ${$show(fields.get)}`);
  if ('set' in fields && fields.set !== undefined && typeof fields.set !== 'function') $typeError(`Setter must be a function: ${$show(fields.set)}`);
  if (('get' in fields || 'set' in fields) && ('value' in fields || 'writable' in fields)) {
    $typeError('Invalid property descriptor. Cannot both specify accessors and a value or writable attribute');
  }
  return $tryDefine(target, name, fields);
}

function Reflect_deleteProperty(target, key) {
  $needTarget(target, 'deleteProperty');
  return $reflectDelete(target, $toKey(key));
}

function Reflect_get(target, key, ...receiver) {
  $needTarget(target, 'get');
  const name = $toKey(key);
  return receiver.length > 0 ? $getFrom(target, name, receiver[0]) : target[name];
}

function Reflect_getOwnPropertyDescriptor(target, key) {
  $needTarget(target, 'getOwnPropertyDescriptor');
  return $ownDescriptor(target, key);
}

function Reflect_getPrototypeOf(target) {
  $needTarget(target, 'getPrototypeOf');
  return $prototypeOf(target);
}

function Reflect_has(target, key) {
  $needTarget(target, 'has');
  return $hasProperty(target, $toKey(key));
}

function Reflect_isExtensible(target) {
  $needTarget(target, 'isExtensible');
  return $call($isExtensibleNow, undefined, target);
}

function Reflect_ownKeys(target) {
  $needTarget(target, 'ownKeys');
  return $ownKeys(target);
}

function Reflect_preventExtensions(target) {
  $needTarget(target, 'preventExtensions');
  if ($isProxy(target)) return $proxyPrevent(target);
  $call($preventNow, undefined, target);
  return true;
}

function Reflect_set(target, key, value, ...receiver) {
  $needTarget(target, 'set');
  return $setOn(target, $toKey(key), value, receiver.length > 0 ? receiver[0] : target);
}

function Reflect_setPrototypeOf(target, prototype) {
  $needTarget(target, 'setPrototypeOf');
  if (!$isObject(prototype) && prototype !== null) $typeError('Object prototype may only be an Object or null: ' + $show(prototype));
  return $trySetPrototype(target, prototype);
}

$define($globalObject.Reflect, $symbolToStringTag, 'Reflect', 4);
