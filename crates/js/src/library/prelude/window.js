// What a window has besides its document: where it is, what it stores, how big it is. Nothing of it leaves the program.

$global('innerWidth', 1280);
$global('innerHeight', 720);
$global('outerWidth', 1280);
$global('outerHeight', 720);
$global('devicePixelRatio', 1);
$global('scrollX', 0);
$global('scrollY', 0);
$global('pageXOffset', 0);
$global('pageYOffset', 0);
$global('location', $location);
$global('screen', { width: 1280, height: 720, availWidth: 1280, availHeight: 720, colorDepth: 24 });
$global('navigator', {
  userAgent: 'heapwave', language: 'en-US', languages: ['en-US'], onLine: true, platform: '', cookieEnabled: false,
  hardwareConcurrency: 1, deviceMemory: 1, maxTouchPoints: 0, vendor: '',
});

$global('top', $globalObject);
$global('parent', $globalObject);
$global('frames', $globalObject);
$global('opener', null);
$global('origin', $location.origin);
$define($globalObject, $symbolToStringTag, 'Window', 4);

function scroll() {}
function scrollTo() {}
function scrollBy() {}
// A window beside this one is what a browser blocks.
function open() { return null; }
function close() {}
function stop() {}
function print() {}
function reportError(error) { $afterwards(0, () => { throw error; }); }
function getSelection() { return { rangeCount: 0, isCollapsed: true, toString: () => '', removeAllRanges() {}, addRange() {} }; }
function focus() {}
function blur() {}

function getComputedStyle(element) {
  return $styleOf($node(element));
}

function matchMedia(query) {
  const list = new EventTarget();
  $plant(list, 'media', `${query}`);
  $plant(list, 'matches', false);
  $plant(list, 'addListener', (callback) => $listen(list, 'change', callback, false));
  $plant(list, 'removeListener', (callback) => $unlisten(list, 'change', callback, false));
  return list;
}

function postMessage(data) {
  $afterwards(0, () => $send($globalObject, new MessageEvent('message', { data, source: $globalObject })));
}

function requestIdleCallback(callback) {
  $needFunction(callback);
  return $afterwards(1, () => $call(callback, undefined, { didTimeout: false, timeRemaining: () => 50 }));
}

function cancelIdleCallback(id) {
  $clearTimer(id);
}

// ---- history: entries of a state and an address

const $entries = [{ state: null, href: $location.href }];
let $entry = 0;

class History {
  get length() { return $entries.length; }
  get state() { return $entries[$entry].state; }
  pushState(state, title, address) { $visitPage(state, address, 1); }
  replaceState(state, title, address) { $visitPage(state, address, 0); }
  back() { $travel(-1); }
  forward() { $travel(1); }
  go(steps) { $travel($truncate(+steps)); }
}

function $visitPage(state, address, step) {
  while ($entries.length > $entry + step) $removeAt($entries, $entries.length - 1);
  $entry += step;
  const old = $location.href;
  if (address !== undefined && address !== null) $goTo(`${address}`);
  $push($entries, { state: state === undefined ? null : state, href: $location.href });
  if (step === 0 && old === '') $entry = 0;
}

function $travel(steps) {
  const to = $entry + steps;
  if (steps === 0 || to < 0 || to >= $entries.length) return;
  $afterwards(0, () => {
    $entry = to;
    $goTo($entries[to].href);
    const event = new Event('popstate');
    $plant(event, 'state', $entries[to].state);
    $send($globalObject, event);
  });
}

// An address in parts.
function $goTo(address) {
  let rest = address;
  if ($find(rest, $location.origin, 0) === 0) rest = $part(rest, $location.origin.length, rest.length);
  const hash = $find(rest, '#', 0);
  const upTo = hash < 0 ? rest.length : hash;
  const query = $find(rest, '?', 0);
  const path = query < 0 || query > upTo ? upTo : query;
  if (path > 0) $location.pathname = rest[0] === '/' ? $part(rest, 0, path) : `/${$part(rest, 0, path)}`;
  $location.search = path < upTo ? $part(rest, path, upTo) : '';
  $location.hash = hash < 0 ? '' : $part(rest, hash, rest.length);
  $location.href = `${$location.origin}${$location.pathname}${$location.search}${$location.hash}`;
}

$global('history', $call($created, undefined, History.prototype));

// ---- what is stored: texts by name, in memory

class Storage {
  constructor() { $typeError('Illegal constructor'); }
  get length() { return $ownKeys(this).length; }
  getItem(key) { return $hasOwn(this, `${key}`) ? this[`${key}`] : null; }
  setItem(key, value) { this[`${key}`] = `${value}`; }
  removeItem(key) { delete this[`${key}`]; }

  key(index) {
    const keys = $ownKeys(this);
    return index >= 0 && index < keys.length ? keys[$truncate(+index)] : null;
  }

  clear() {
    const keys = $ownKeys(this);
    for (let i = 0; i < keys.length; i++) delete this[keys[i]];
  }
}

$global('localStorage', $makeTexts(Storage.prototype, false));
$global('sessionStorage', $makeTexts(Storage.prototype, false));
$publish([History, Storage]);
