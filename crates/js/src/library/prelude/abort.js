// AbortController and AbortSignal. A signal holds the listeners of its own event; what it is to end it knows only
// weakly, so that a signal that lives long does not keep what was listened to. A signal made of others is known to them
// weakly too, and held by them once somebody listens to it.

const $aborted = Symbol('$aborted');
const $reason = Symbol('reason');
const $ends = Symbol('$ends');
const $sources = Symbol('$sources');
const $dependents = Symbol('dependents');
const $signal = Symbol('signal');
const $WeakRef = WeakRef;
const $deref = WeakRef.prototype.deref;

class AbortSignal extends EventTarget {
  constructor(key) {
    if (key !== $host) $typeError('Illegal constructor');
    super();
    $hide(this, $aborted, false);
    $hide(this, $reason, undefined);
  }

  get aborted() { return this[$aborted]; }
  get reason() { return this[$reason]; }
  throwIfAborted() { if (this[$aborted]) throw this[$reason]; }

  static abort(reason) {
    const signal = new AbortSignal($host);
    $abort(signal, reason);
    return signal;
  }

  static timeout(milliseconds) {
    const signal = new AbortSignal($host);
    $afterwards(milliseconds, () => {
      $abort(signal, $domError('TimeoutError', 'The operation was aborted due to timeout'));
    });
    return signal;
  }

  static any(signals) {
    const list = [];
    $spread(list, signals);
    const made = new AbortSignal($host);
    for (let i = 0; i < list.length; i++) {
      if (!$isSignal(list[i])) $typeError("Failed to execute 'any' on 'AbortSignal': Failed to convert value to 'AbortSignal'.");
      if (list[i][$aborted]) {
        $abort(made, list[i][$reason]);
        return made;
      }
    }
    $hide(made, $sources, []);
    for (let i = 0; i < list.length; i++) {
      const source = list[i];
      $push(made[$sources], new $WeakRef(source));
      if (!$hasOwn(source, $dependents)) $hide(source, $dependents, []);
      $push(source[$dependents], { weak: new $WeakRef(made), held: undefined });
    }
    return made;
  }
}

class AbortController {
  constructor() { $hide(this, $signal, new AbortSignal($host)); }
  get signal() { return this[$signal]; }
  abort(reason) { $abort(this[$signal], reason); }
}

function $isSignal(value) {
  return $isObject(value) && $hasOwn(value, $aborted);
}

function $abort(signal, reason) {
  if (signal[$aborted]) return;
  signal[$reason] = reason === undefined ? $domError('AbortError', 'This operation was aborted') : reason;
  signal[$aborted] = true;
  const ends = $hasOwn(signal, $ends) ? signal[$ends] : [];
  const dependents = $hasOwn(signal, $dependents) ? signal[$dependents] : [];
  if (ends.length > 0) signal[$ends] = [];
  if (dependents.length > 0) signal[$dependents] = [];
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i];
    if (typeof end === 'function') $call(end, undefined, signal[$reason]);
    else $endListener($call($deref, end));
  }
  $send(signal, new Event('abort'));
  for (let i = 0; i < dependents.length; i++) {
    const dependent = $call($deref, dependents[i].weak);
    if (dependent !== undefined) $abort(dependent, signal[$reason]);
  }
}

// A listener ends with a signal.
function $endWith(signal, listener) {
  if (!$hasOwn(signal, $ends)) $hide(signal, $ends, []);
  const ends = signal[$ends];
  // What is gone meanwhile makes room.
  if (ends.length >= 16 && (ends.length & ends.length - 1) === 0) {
    for (let i = ends.length - 1; i >= 0; i--) {
      if (typeof ends[i] !== 'function' && $call($deref, ends[i]) === undefined) $removeAt(ends, i);
    }
  }
  $push(ends, new $WeakRef(listener));
}

function $endListener(listener) {
  if (listener === undefined) return;
  const listeners = listener.owner[$listeners];
  const at = $indexIn(listeners, listener);
  if (at >= 0) $removeAt(listeners, at);
}

// Calls a function when a signal says so, and holds it until then; gives what takes that back.
function $whenAborted(signal, callback) {
  if (!$hasOwn(signal, $ends)) $hide(signal, $ends, []);
  $push(signal[$ends], callback);
}

function $forgetAborted(signal, callback) {
  const at = $indexIn(signal[$ends], callback);
  if (at >= 0) $removeAt(signal[$ends], at);
}

// Somebody listens to a signal: those it is made of hold it from now on.
function $stayWith(signal) {
  if (!$hasOwn(signal, $sources)) return;
  const sources = signal[$sources];
  for (let i = 0; i < sources.length; i++) {
    const source = $call($deref, sources[i]);
    if (source === undefined) continue;
    const dependents = source[$dependents];
    for (let j = 0; j < dependents.length; j++) {
      if ($call($deref, dependents[j].weak) === signal) dependents[j].held = signal;
    }
  }
}

// Runs a function after some virtual time.
function $afterwards(milliseconds, callback) {
  return $addTimer(callback, milliseconds, [], false);
}

$publish([AbortSignal, AbortController]);
