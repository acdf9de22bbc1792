// Events and what they are dispatched to. A target holds its listeners, a listener its callback; an event holds its
// target, and the host keeps no event.
//
// What the host keeps in its objects stands under symbols that no program can come by; what they are called is what a
// picture shows.

const $listeners = Symbol('listeners');
const $heard = Symbol('heard');
const $WeakSet = $globalObject.WeakSet;
const $weakSetAdd = $WeakSet.prototype.add;
const $weakSetHas = $WeakSet.prototype.has;
const $loads = Symbol('loads');
const $eventFlags = Symbol('$flags');
const $path = Symbol('$path');
const $host = Symbol('$host');

// Flags of listeners, and of events.
const $ONCE = 1;
const $CAPTURE = 2;
const $PASSIVE = 4;
const $STOPPED = 1;
const $STOPPED_AT_ONCE = 2;
const $DISPATCHING = 4;
const $IN_PASSIVE = 8;

// A property that no program sees.
function $hide(object, key, value) {
  $define(object, key, value, 17);
}

// A property that lists of properties leave out.
function $plant(object, key, value) {
  $define(object, key, value, 5);
}

const $errorCodes = {
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NotFoundError: 8,
  NotSupportedError: 9, InvalidStateError: 11, SyntaxError: 12, InvalidAccessError: 15, NetworkError: 19,
  AbortError: 20, QuotaExceededError: 22, TimeoutError: 23, DataCloneError: 25,
};

class DOMException extends $Error {
  constructor(message = '', name = 'Error') {
    super(`${message}`);
    const named = $isObject(name) ? name.name : name;
    $plant(this, 'name', named === undefined ? 'Error' : `${named}`);
  }

  get code() {
    return $hasOwn($errorCodes, this.name) ? $errorCodes[this.name] : 0;
  }
}

function $domError(name, message) {
  return new DOMException(message, name);
}

// ---- events

class Event {
  constructor(type, init) {
    if (type === undefined) $typeError("Failed to construct 'Event': 1 argument required, but only 0 present.");
    $define(this, 'isTrusted', false, 2);
    $plant(this, 'type', `${type}`);
    $plant(this, 'target', null);
    $plant(this, 'currentTarget', null);
    const options = $isObject(init) ? init : undefined;
    $plant(this, 'bubbles', options !== undefined && !!options.bubbles);
    $plant(this, 'cancelable', options !== undefined && !!options.cancelable);
    $plant(this, 'defaultPrevented', false);
    $plant(this, 'eventPhase', 0);
    $plant(this, 'timeStamp', $now());
    $hide(this, $eventFlags, 0);
  }

  get composed() { return false; }
  get srcElement() { return this.target; }
  get returnValue() { return !this.defaultPrevented; }
  set returnValue(value) { if (!value) $prevent(this); }
  get cancelBubble() { return (this[$eventFlags] & $STOPPED) !== 0; }
  set cancelBubble(value) { if (value) this[$eventFlags] |= $STOPPED; }
  stopPropagation() { this[$eventFlags] |= $STOPPED; }
  stopImmediatePropagation() { this[$eventFlags] |= $STOPPED | $STOPPED_AT_ONCE; }
  preventDefault() { $prevent(this); }

  composedPath() {
    return $hasOwn(this, $path) && this[$path] !== undefined ? $copy(this[$path]) : [];
  }

  initEvent(type, bubbles, cancelable) { $begin(this, type, bubbles, cancelable); }
}

$define(Event, 'NONE', 0, 2);
$define(Event, 'CAPTURING_PHASE', 1, 2);
$define(Event, 'AT_TARGET', 2, 2);
$define(Event, 'BUBBLING_PHASE', 3, 2);

function $begin(event, type, bubbles, cancelable) {
  event.type = `${type}`;
  event.bubbles = !!bubbles;
  event.cancelable = !!cancelable;
}

function $prevent(event) {
  if (event.cancelable && (event[$eventFlags] & $IN_PASSIVE) === 0) event.defaultPrevented = true;
}

// The fields of an event of some kind: what is given, else what is usual.
function $fillIn(event, init, names, usual) {
  const options = $isObject(init) ? init : undefined;
  for (let i = 0; i < names.length; i++) {
    const given = options === undefined ? undefined : options[names[i]];
    $plant(event, names[i], given === undefined ? usual[i] : given);
  }
}

class CustomEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['detail'], [null]);
  }

  initCustomEvent(type, bubbles, cancelable, detail) {
    $begin(this, type, bubbles, cancelable);
    this.detail = detail;
  }
}

class UIEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['view', 'detail'], [null, 0]);
  }
}

class FocusEvent extends UIEvent {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['relatedTarget'], [null]);
  }
}

const $mouseFields = [
  'clientX', 'clientY', 'screenX', 'screenY', 'pageX', 'pageY', 'offsetX', 'offsetY', 'movementX', 'movementY',
  'button', 'buttons', 'altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'relatedTarget',
];
const $mouseUsual = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, false, false, false, null];

class MouseEvent extends UIEvent {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, $mouseFields, $mouseUsual);
  }

  get x() { return this.clientX; }
  get y() { return this.clientY; }
}

class PointerEvent extends MouseEvent {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['pointerId', 'pointerType', 'isPrimary'], [0, '', false]);
  }
}

class WheelEvent extends MouseEvent {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['deltaX', 'deltaY', 'deltaMode'], [0, 0, 0]);
  }
}

class KeyboardEvent extends UIEvent {
  constructor(type, init) {
    super(type, init);
    const names = ['key', 'code', 'keyCode', 'repeat', 'altKey', 'ctrlKey', 'metaKey', 'shiftKey'];
    $fillIn(this, init, names, ['', '', 0, false, false, false, false, false]);
  }
}

class InputEvent extends UIEvent {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['data', 'inputType'], [null, '']);
  }
}

class SubmitEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['submitter'], [null]);
  }
}

class MessageEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['data', 'origin', 'source'], [null, '', null]);
  }
}

class ErrorEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['message', 'filename', 'lineno', 'colno', 'error'], ['', '', 0, 0, undefined]);
  }
}

class PromiseRejectionEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['promise', 'reason'], [undefined, undefined]);
  }
}

class ProgressEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['lengthComputable', 'loaded', 'total'], [false, 0, 0]);
  }
}

class StorageEvent extends Event {
  constructor(type, init) {
    super(type, init);
    $fillIn(this, init, ['key', 'oldValue', 'newValue', 'url'], [null, null, null, '']);
  }
}

// ---- targets

class EventTarget {
  addEventListener(type, callback, options) { $listen($target(this), type, callback, options); }
  removeEventListener(type, callback, options) { $unlisten($target(this), type, callback, options); }
  dispatchEvent(event) { return $dispatch($target(this), event); }
}

function addEventListener(type, callback, options) {
  $listen($target(this), type, callback, options);
}

function removeEventListener(type, callback, options) {
  $unlisten($target(this), type, callback, options);
}

function dispatchEvent(event) {
  return $dispatch($target(this), event);
}

// Who is meant: the window where nobody is.
function $target(self) {
  return $isObject(self) ? self : $globalObject;
}

function $listen(target, type, callback, options) {
  if (callback === undefined || callback === null) return;
  if (!$isObject(callback)) {
    $typeError("Failed to execute 'addEventListener' on 'EventTarget': parameter 2 is not of type 'Object'.");
  }
  const given = $isObject(options);
  const signal = given ? options.signal : undefined;
  if (signal !== undefined && !$isSignal(signal)) {
    $typeError("Failed to execute 'addEventListener' on 'EventTarget': member signal is not of type 'AbortSignal'.");
  }
  if (signal !== undefined && signal[$aborted]) return;
  let flags = (given ? options.capture : options) ? $CAPTURE : 0;
  if (given && options.once) flags |= $ONCE;
  if (given && options.passive) flags |= $PASSIVE;
  type = `${type}`;
  if (!$hasOwn(target, $listeners)) $hide(target, $listeners, []);
  const listeners = target[$listeners];
  if ($mayListen(target, listeners, callback) && $listenerAt(listeners, type, callback, flags) >= 0) return;
  const listener = { type, callback, flags };
  $push(listeners, listener);
  if (signal !== undefined) {
    listener.owner = target;
    $endWith(signal, listener);
  }
  if ($hasOwn(target, $aborted)) $stayWith(target);
  if ($hasOwn(target, $loads) && target[$loads] > 0) $staysUntilLoaded(target);
  if (type === 'load' || type === 'DOMContentLoaded') $awaitDocument(target);
}

// Whether a callback may be among many listeners already: those that were are known weakly, so that not all are looked at.
function $mayListen(target, listeners, callback) {
  if (listeners.length < 64) return true;
  if (!$hasOwn(target, $heard)) {
    const heard = $makeWeakSet($WeakSet);
    for (let i = 0; i < listeners.length; i++) $call($weakSetAdd, heard, listeners[i].callback);
    $hide(target, $heard, heard);
  }
  const known = $call($weakSetHas, target[$heard], callback);
  if (!known) $call($weakSetAdd, target[$heard], callback);
  return known;
}

function $staysUntilLoaded(target) {
  $afterwards($LATENCY, () => target);
}

function $unlisten(target, type, callback, options) {
  if (!$hasOwn(target, $listeners)) return;
  const flags = ($isObject(options) ? options.capture : options) ? $CAPTURE : 0;
  const listeners = target[$listeners];
  const at = $listenerAt(listeners, `${type}`, callback, flags);
  if (at >= 0) $removeAt(listeners, at);
}

function $isEvent(event) {
  return $isObject(event) && $hasOwn(event, $eventFlags);
}

function $dispatch(target, event) {
  if (!$isObject(event)) {
    $typeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.");
  }
  return $isEvent(event) ? $send(target, event) : $sendPlain(target, event);
}

// An event as the standards have it: down to the target, then up again.
function $send(target, event) {
  if (event[$eventFlags] & $DISPATCHING) throw $domError('InvalidStateError', 'The event is already being dispatched.');
  const path = [];
  for (let it = target; it; it = $above(it)) $push(path, it);
  event[$eventFlags] = $DISPATCHING;
  event.target = target;
  $hide(event, $path, path);
  try {
    for (let i = path.length - 1; i >= 0; i--) $visit(path[i], event, $CAPTURE, i === 0 ? 2 : 1);
    const last = event.bubbles ? path.length : 1;
    for (let i = 0; i < last; i++) $visit(path[i], event, 0, i === 0 ? 2 : 3);
  } finally {
    event[$eventFlags] = 0;
    event[$path] = undefined;
    event.eventPhase = 0;
    event.currentTarget = null;
  }
  return !event.defaultPrevented;
}

// Where an event goes after a target.
function $above(target) {
  if (!$isNode(target)) return null;
  return target === $document ? $globalObject : target[$parent];
}

function $visit(current, event, phase, number) {
  if (event[$eventFlags] & $STOPPED) return;
  event.currentTarget = current;
  event.eventPhase = number;
  if (phase === 0) {
    const own = $ownHandler(current, event.type);
    if (typeof own === 'function' && $call(own, current, event) === false) $prevent(event);
  }
  if (!$hasOwn(current, $listeners)) return;
  const listeners = $copy(current[$listeners]);
  for (let i = 0; i < listeners.length && (event[$eventFlags] & $STOPPED_AT_ONCE) === 0; i++) {
    const listener = listeners[i];
    if ((listener.flags & $CAPTURE) === phase) $tell(current, listener, event, i);
  }
}

// What stands under `on…`; the window's `onload` is among its listeners.
function $ownHandler(target, type) {
  return target === $globalObject && type === 'load' ? undefined : target[`on${type}`];
}

// An object that only has a type goes up from its target; nothing can stop it.
function $sendPlain(target, event) {
  event.target = target;
  for (let current = target; current; current = $above(current)) {
    event.currentTarget = current;
    const own = current[`on${event.type}`];
    if (typeof own === 'function') $call(own, current, event);
    if (!$hasOwn(current, $listeners)) continue;
    const listeners = $copy(current[$listeners]);
    for (let i = 0; i < listeners.length; i++) $tell(current, listeners[i], event, i);
  }
  event.currentTarget = null;
  return true;
}

// Calls a listener, if it is there still: most often where it was.
function $tell(target, listener, event, place) {
  if (listener.type !== event.type) return;
  const at = target[$listeners][place] === listener ? place : $indexIn(target[$listeners], listener);
  if (at < 0) return;
  if (listener.flags & $ONCE) $removeAt(target[$listeners], at);
  const passive = (listener.flags & $PASSIVE) !== 0 && $isEvent(event);
  if (passive) event[$eventFlags] |= $IN_PASSIVE;
  const callback = listener.callback;
  if (typeof callback === 'function') $call(callback, target, event);
  else $call(callback.handleEvent, callback, event);
  if (passive) event[$eventFlags] &= ~$IN_PASSIVE;
}

function $indexIn(array, value) {
  let index = array.length - 1;
  while (index >= 0 && array[index] !== value) index--;
  return index;
}

// Where the window's listeners are.
$hide($globalObject, $listeners, []);

// Gives classes to programs.
function $publish(classes) {
  for (let i = 0; i < classes.length; i++) {
    $global(classes[i].name, classes[i]);
    $define(classes[i].prototype, $symbolToStringTag, classes[i].name, 4);
  }
}

$publish([
  DOMException, Event, CustomEvent, UIEvent, FocusEvent, MouseEvent, PointerEvent, WheelEvent, KeyboardEvent,
  InputEvent, SubmitEvent, MessageEvent, ErrorEvent, PromiseRejectionEvent, ProgressEvent, StorageEvent, EventTarget,
]);
