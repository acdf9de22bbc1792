// What programs written for Node ask for: modules by name, emitters, the process.

const $EMPTY_LIST = [];
const $handlers = Symbol('listeners');
const $onceOf = Symbol('$onceOf');

class EventEmitter {
  on(type, listener) { return $addHandler(this, type, listener, false, false); }
  addListener(type, listener) { return $addHandler(this, type, listener, false, false); }
  prependListener(type, listener) { return $addHandler(this, type, listener, false, true); }
  once(type, listener) { return $addHandler(this, type, listener, true, false); }
  prependOnceListener(type, listener) { return $addHandler(this, type, listener, true, true); }
  off(type, listener) { return $dropHandler(this, type, listener); }
  removeListener(type, listener) { return $dropHandler(this, type, listener); }

  removeAllListeners(type) {
    if ($hasOwn(this, $handlers)) {
      if (type === undefined) this[$handlers] = $call($created, undefined, null);
      else delete this[$handlers][type];
    }
    return this;
  }

  emit(type, ...values) { return $emit(this, type, values); }
  listenerCount(type) { return $handlersOf(this, type).length; }
  eventNames() { return $hasOwn(this, $handlers) ? $ownKeys(this[$handlers]) : []; }

  listeners(type) {
    const list = $handlersOf(this, type);
    const found = [];
    for (let i = 0; i < list.length; i++) $push(found, list[i].listener);
    return found;
  }

  rawListeners(type) { return this.listeners(type); }
  setMaxListeners() { return this; }
  getMaxListeners() { return 10; }

  static once(emitter, type) {
    const promise = $makePromise();
    $addHandler(emitter, type, (...values) => $resolve(promise, values), true, false);
    return promise;
  }

  static listenerCount(emitter, type) { return $handlersOf(emitter, type).length; }
}

$define(EventEmitter, 'EventEmitter', EventEmitter, 7);
$define(EventEmitter, 'defaultMaxListeners', 10, 7);

function $handlersOf(emitter, type) {
  if (!$hasOwn(emitter, $handlers)) return $EMPTY_LIST;
  const all = emitter[$handlers];
  return $hasOwn(all, $keyOf(type)) ? all[$keyOf(type)] : $EMPTY_LIST;
}

function $keyOf(type) {
  return typeof type === 'symbol' ? type : `${type}`;
}

function $addHandler(emitter, type, listener, once, first) {
  if (typeof listener !== 'function') {
    $badArgument('listener', listener);
  }
  if (!$hasOwn(emitter, $handlers)) $hide(emitter, $handlers, $call($created, undefined, null));
  const all = emitter[$handlers];
  const key = $keyOf(type);
  if ($hasOwn(all, 'newListener')) $emit(emitter, 'newListener', [type, listener]);
  if (!$hasOwn(all, key)) all[key] = [];
  if (first) $insertAt(all[key], 0, { listener, once });
  else $push(all[key], { listener, once });
  return emitter;
}

function $dropHandler(emitter, type, listener) {
  const list = $handlersOf(emitter, type);
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i].listener !== listener) continue;
    $dropAt(emitter, type, i);
    if ($hasOwn(emitter[$handlers], 'removeListener')) $emit(emitter, 'removeListener', [type, listener]);
    break;
  }
  return emitter;
}

function $dropAt(emitter, type, at) {
  const list = emitter[$handlers][$keyOf(type)];
  $removeAt(list, at);
  if (list.length === 0) delete emitter[$handlers][$keyOf(type)];
}

function $emit(emitter, type, values) {
  const list = $copy($handlersOf(emitter, type));
  if (list.length === 0) {
    if (type !== 'error') return false;
    const error = values[0];
    if ($isObject(error)) throw error;
    throw new $Error(`Unhandled error. (${typeof error === 'string' ? `'${error}'` : $show(error)})`);
  }
  for (let i = 0; i < list.length; i++) {
    const handler = list[i];
    if (handler.once) {
      const at = $indexIn($handlersOf(emitter, type), handler);
      if (at < 0) continue;
      $dropAt(emitter, type, at);
    }
    $apply(handler.listener, emitter, values);
  }
  return true;
}

// ---- the process, and the memory it takes: of the simulated heap

const $process = new EventEmitter();
$define($process, 'memoryUsage', $processMemory, 7);
$define($process, 'nextTick', $processNextTick, 7);
$define($process, 'argv', ['node', 'program.js'], 7);
$define($process, 'env', {}, 7);
$define($process, 'pid', 1, 7);
$define($process, 'platform', 'heapwave', 7);
$define($process, 'version', 'v22.0.0', 7);
$define($process, 'versions', { node: '22.0.0' }, 7);
$define($process, 'exitCode', undefined, 7);
$define($process, 'cwd', () => '/', 7);
$define($process, 'uptime', () => $now() / 1000, 7);
$define($process, 'hrtime', $highTime, 7);
$define($process, 'emitWarning', () => {}, 7);
$define($process, 'arch', 'x64', 7);
$define($process, 'title', 'node', 7);
$define($process, 'execArgv', [], 7);
$define($process, 'cpuUsage', () => ({ user: $truncate($now() * 1000), system: 0 }), 7);
$define($process, 'stdout', $stream(1), 7);
$define($process, 'stderr', $stream(2), 7);
$define($process, 'exit', (code) => {
  if (code !== undefined) $process.exitCode = code;
  $emit($process, 'exit', [$process.exitCode ?? 0]);
  $exit();
}, 7);
$global('process', $process);

// What is written there stands on the console, as soon as its line is whole or the program ends.
function $stream(number) {
  const stream = new EventEmitter();
  $define(stream, 'fd', number, 7);
  $define(stream, 'isTTY', false, 7);
  $define(stream, 'columns', 80, 7);
  $define(stream, 'write', (text, encoding, callback) => {
    $writeOut(typeof text === 'string' ? text : `${text}`);
    const told = typeof encoding === 'function' ? encoding : callback;
    if (typeof told === 'function') $processNextTick(told);
    return true;
  }, 7);
  $define(stream, 'end', (text) => { if (text !== undefined) $writeOut(`${text}`); }, 7);
  return stream;
}

function $processMemory() {
  const used = $heapUsed();
  const total = $heapTotal();
  return { rss: total, heapTotal: total, heapUsed: used, external: 0, arrayBuffers: 0 };
}

function $highTime(since) {
  const now = $now();
  const seconds = $truncate(now / 1000);
  const nanoseconds = $truncate((now - seconds * 1000) * 1000000);
  if (!$isArray(since)) return [seconds, nanoseconds];
  const apart = (seconds - since[0]) * 1000000000 + nanoseconds - since[1];
  return [$truncate(apart / 1000000000), apart % 1000000000];
}

$define($globalObject.performance, 'memory', $call($created, undefined, null, {
  usedJSHeapSize: { get: () => $heapUsed(), enumerable: true },
  totalJSHeapSize: { get: () => $heapTotal(), enumerable: true },
  jsHeapSizeLimit: { get: () => $heapLimit(), enumerable: true },
}), 7);

// ---- modules

const $module = { exports: {}, id: '.', filename: '/program.js', loaded: false, children: [], paths: [] };
$global('global', $globalObject);
$global('module', $module);
$global('exports', $module.exports);
$global('__filename', '/program.js');
$global('__dirname', '/');

function require(name) {
  // An `import` says it by number.
  if (typeof name === 'number') return $modules[$ownKeys($modules)[name]];
  const text = `${name}`;
  const known = $find(text, 'node:', 0) === 0 ? $part(text, 5, text.length) : text;
  if ($hasOwn($modules, known)) return $modules[known];
  const error = new $Error(`Cannot find module '${text}': heapwave has ${$joined($ownKeys($modules), ', ')}. Put the code of others into the program.`);
  $plant(error, 'code', 'MODULE_NOT_FOUND');
  throw error;
}

$define($globalObject.require, 'main', $module, 7);

function $assert(value, message) {
  if (!value) $fail(message, 'The expression evaluated to a falsy value');
}

function $fail(message, usual) {
  if ($isObject(message)) throw message;
  const error = new $Error(message === undefined ? usual : `${message}`);
  $plant(error, 'name', 'AssertionError');
  $plant(error, 'code', 'ERR_ASSERTION');
  throw error;
}


function $same(a, b, strict) {
  if ($call($is, undefined, a, b) || !strict && a == b) return true;
  if (!$isObject(a) || !$isObject(b) || typeof a === 'function' || typeof b === 'function') return false;
  if ($isArray(a) !== $isArray(b)) return false;
  const keys = $ownKeys(a);
  const others = $ownKeys(b);
  if (keys.length !== others.length) return false;
  for (let i = 0; i < keys.length; i++) {
    if (!$hasOwn(b, keys[i]) || !$same(a[keys[i]], b[keys[i]], strict)) return false;
  }
  return true;
}

function $method(object, names, value) {
  for (let i = 0; i < names.length; i++) $define(object, names[i], value, 7);
}

// A function of the prelude's is another object at each mention.
const $asserting = $assert;
$method($asserting, ['ok'], $asserting);
$method($asserting, ['equal'], (a, b, message) => { if (!(a == b)) $fail(message, `${$show(a)} == ${$show(b)}`); });
$method($asserting, ['notEqual'], (a, b, message) => { if (a == b) $fail(message, `${$show(a)} != ${$show(b)}`); });
$method($asserting, ['strictEqual'], (a, b, message) => {
  if (!$call($is, undefined, a, b)) $fail(message, `Expected values to be strictly equal:\n\n${$show(a)} !== ${$show(b)}\n`);
});
$method($asserting, ['notStrictEqual'], (a, b, message) => {
  if ($call($is, undefined, a, b)) $fail(message, `Expected "actual" to be strictly unequal to: ${$show(b)}`);
});
$method($asserting, ['deepEqual'], (a, b, message) => {
  if (!$same(a, b, false)) $fail(message, 'Expected values to be loosely deep-equal');
});
$method($asserting, ['deepStrictEqual'], (a, b, message) => {
  if (!$same(a, b, true)) $fail(message, 'Expected values to be strictly deep-equal');
});
$method($asserting, ['throws'], (run, message) => {
  try {
    run();
  } catch {
    return;
  }
  $fail($isObject(message) ? undefined : message, 'Missing expected exception.');
});
$method($asserting, ['fail'], (message) => $fail(message, 'Failed'));
$method($asserting, ['strict'], $asserting);

// A function that calls back, as one that gives a promise.
function $promisify(original) {
  $needFunction(original);
  return function (...values) {
    const promise = $makePromise();
    $push(values, (error, value) => {
      if (error) $settle(promise, $REJECTED, error);
      else $resolve(promise, value);
    });
    try {
      $apply(original, this, values);
    } catch (error) {
      $settle(promise, $REJECTED, error);
    }
    return promise;
  };
}

function $inherits(child, parent) {
  $call($setPrototypeOf, undefined, child.prototype, parent.prototype);
  $define(child, 'super_', parent, 7);
}

function $base(path) {
  const parts = $call($textSplit, `${path}`, '/');
  return parts[parts.length - 1];
}

function $extension(path) {
  const name = $base(path);
  const parts = $call($textSplit, name, '.');
  return parts.length < 2 || parts[0] === '' && parts.length === 2 ? '' : `.${parts[parts.length - 1]}`;
}

// A path without its dots and double slashes.
function $joinPath(...pieces) {
  const words = [];
  const all = $joined(pieces, '/');
  const parts = $call($textSplit, all, '/');
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === '..' && words.length > 0) $removeAt(words, words.length - 1);
    else if (parts[i] !== '' && parts[i] !== '.') $push(words, parts[i]);
  }
  return `${all[0] === '/' ? '/' : ''}${$joined(words, '/')}`;
}

function $sleep(milliseconds, value) {
  const promise = $makePromise();
  $afterwards(milliseconds, () => $resolve(promise, value));
  return promise;
}

const $modules = {
  events: EventEmitter,
  assert: $asserting,
  util: { promisify: $promisify, inherits: $inherits, isDeepStrictEqual: (a, b) => $same(a, b, true),
    format: (...values) => $formatted(values),
    inspect: (value) => $formatted(typeof value === 'string' ? ['%O', value] : [value]),
    TextEncoder, TextDecoder,
    types: { isPromise: (value) => $isPromise(value), isProxy: (value) => $isProxy(value), isDate: (value) => $isObject(value) && $classOf(value) === 'Date', isRegExp: (value) => $isRegExp(value) },
  },
  process: $process,
  timers: {
    setTimeout: $globalObject.setTimeout, setInterval: $globalObject.setInterval,
    setImmediate: $globalObject.setImmediate, clearImmediate: $globalObject.clearImmediate,
    clearTimeout: $globalObject.clearTimeout, clearInterval: $globalObject.clearInterval,
  },
  'timers/promises': { setTimeout: $sleep },
  os: {
    EOL: '\n', platform: () => 'heapwave', cpus: () => [{ model: 'heapwave' }], hostname: () => 'heapwave',
    totalmem: () => $heapTotal(), freemem: () => $heapTotal() - $heapUsed(),
  },
  path: { join: $joinPath, basename: $base, extname: $extension, sep: '/' },
  perf_hooks: { performance: $globalObject.performance, PerformanceObserver },
  url: { URL, URLSearchParams },
  buffer: { Blob, File, atob: $globalObject.atob, btoa: $globalObject.btoa },
  worker_threads: { isMainThread: true, parentPort: null, workerData: null, MessageChannel, BroadcastChannel },
  crypto: { randomUUID: () => $globalObject.crypto.randomUUID(), webcrypto: $globalObject.crypto,
    getRandomValues: (view) => $globalObject.crypto.getRandomValues(view),
    randomInt: (from, to) => to === undefined ? $truncate($call($random, undefined) * from) : from + $truncate($call($random, undefined) * (to - from)) },
};

// What `import()` of a file gives: the same object each time.
const $namespaces = [];

function $import(number, names) {
  if ($namespaces[number] === undefined) {
    $call($setPrototypeOf, undefined, names, null);
    $define(names, Symbol.toStringTag, 'Module', 0);
    $namespaces[number] = names;
  }
  const promise = $makePromise();
  $resolve(promise, $namespaces[number]);
  return promise;
}

// `import()` of a name that was computed: `files` is triples of a file's name, its number and its exports.
function $importComputed(name, files) {
  const promise = $makePromise();
  try {
    let text = `${name}`;
    if ($hasOwn($modules, text) || $find(text, 'node:', 0) === 0) {
      const whole = $globalObject.require(text);
      const names = { default: whole };
      const keys = $ownKeys(whole);
      for (let i = 0; i < keys.length; i++) if (!$hasOwn(names, keys[i])) names[keys[i]] = whole[keys[i]];
      $resolve(promise, names);
      return promise;
    }
    while ($find(text, './', 0) === 0 || $find(text, '../', 0) === 0) text = $part(text, $find(text, '/', 0) + 1, text.length);
    for (let i = 0; i < files.length; i += 3) {
      if (files[i] === text || `${files[i]}.js` === text || `${files[i]}.mjs` === text) return $import(files[i + 1], files[i + 2]);
    }
    const error = new $TypeError(`Failed to fetch dynamically imported module: ${name}`);
    $define(error, 'code', 'ERR_MODULE_NOT_FOUND', 7);
    throw error;
  } catch (error) {
    $settle(promise, $REJECTED, error);
  }
  return promise;
}
