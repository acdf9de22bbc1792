// Observers. What is observed holds its observers; an observer knows what it observes weakly, so that it keeps no node.
// An observer with something to tell is held by the job that will tell it.

// Whether anything was ever observed: most programs need not look.
let $observing = 0;
const $callback = Symbol('callback');
const $targets = Symbol('$targets');
const $records = Symbol('records');
const $options = Symbol('$options');

class MutationObserver {
  constructor(callback) {
    $needFunction(callback);
    $hide(this, $callback, callback);
    $hide(this, $targets, []);
    $hide(this, $records, []);
  }

  observe(target, options) {
    const given = $isObject(options) ? options : {};
    const attributes = given.attributes ?? (given.attributeOldValue !== undefined || given.attributeFilter !== undefined);
    const data = given.characterData ?? given.characterDataOldValue !== undefined;
    if (!given.childList && !attributes && !data) {
      $typeError("Failed to execute 'observe' on 'MutationObserver': The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.");
    }
    let filter;
    if (given.attributeFilter !== undefined) $spread(filter = [], given.attributeFilter);
    const what = {
      observer: this,
      childList: !!given.childList,
      attributes: !!attributes,
      characterData: !!data,
      subtree: !!given.subtree,
      attributeOldValue: !!given.attributeOldValue,
      characterDataOldValue: !!given.characterDataOldValue,
      filter,
    };
    $unobserve(this, $node(target));
    $observe(this, target, what);
  }

  disconnect() {
    $unobserveAll(this);
    this[$records] = [];
  }

  takeRecords() {
    const records = this[$records];
    this[$records] = [];
    return records;
  }
}

class MutationRecord {}

function $observe(observer, target, what) {
  $observing = 1;
  if (!$hasOwn(target, $observers)) $hide(target, $observers, []);
  $push(target[$observers], what);
  $push(observer[$targets], new $WeakRef(target));
}

function $unobserve(observer, target) {
  const list = $isObject(target) && $hasOwn(target, $observers) ? target[$observers] : [];
  for (let i = list.length - 1; i >= 0; i--) if (list[i].observer === observer) $removeAt(list, i);
  const targets = observer[$targets];
  for (let i = targets.length - 1; i >= 0; i--) {
    const known = $call($deref, targets[i]);
    if (known === target || known === undefined) $removeAt(targets, i);
  }
}

function $unobserveAll(observer) {
  const targets = observer[$targets];
  while (targets.length > 0) $unobserve(observer, $call($deref, targets[targets.length - 1]));
}

// Something has changed: who observes it, or what it is in, will be told.
function $mutated(node, type, added, removed, previous, next, name, old) {
  const told = [];
  for (let it = node; it; it = it[$parent]) {
    const list = $hasOwn(it, $observers) ? it[$observers] : [];
    for (let i = 0; i < list.length; i++) {
      const what = list[i];
      if (!what[type] || it !== node && !what.subtree) continue;
      if (type === 'attributes' && what.filter !== undefined && $indexIn(what.filter, name) < 0) continue;
      if ($indexIn(told, what.observer) >= 0) continue;
      $push(told, what.observer);
      const shown = type === 'attributes' ? what.attributeOldValue : what.characterDataOldValue;
      $record(what.observer, $mutation(node, type, added, removed, previous, next, name, shown ? old : null));
    }
  }
}

function $mutation(target, type, added, removed, previous, next, name, old) {
  const record = $call($created, undefined, MutationRecord.prototype);
  $define(record, 'type', type, 7);
  $define(record, 'target', target, 7);
  $define(record, 'addedNodes', $asList($copy(added), NodeList), 7);
  $define(record, 'removedNodes', $asList($copy(removed), NodeList), 7);
  $define(record, 'previousSibling', previous, 7);
  $define(record, 'nextSibling', next, 7);
  $define(record, 'attributeName', name, 7);
  $define(record, 'attributeNamespace', null, 7);
  $define(record, 'oldValue', old, 7);
  return record;
}

function $record(observer, record) {
  $push(observer[$records], record);
  if (observer[$records].length === 1) $enqueue({ callback: () => $tellObserver(observer) });
}

function $tellObserver(observer) {
  const records = observer[$records];
  if (records.length === 0) return;
  observer[$records] = [];
  $call(observer[$callback], observer, records, observer);
}

// ---- of sizes and of what is in view. Nothing is laid out here: what is observed is told of once, a frame later: an
// element in the document is in view, and of no size.

class ResizeObserver {
  constructor(callback) { $beginWatching(this, callback); }
  observe(target) { $watch(this, target, $sizeEntry); }
  unobserve(target) { $unobserve(this, target); }
  disconnect() { $stopWatching(this); }
}

class IntersectionObserver {
  constructor(callback, options) {
    $beginWatching(this, callback);
    const given = $isObject(options) ? options : {};
    $plant(this, 'root', given.root ?? null);
    $plant(this, 'rootMargin', given.rootMargin ?? '0px 0px 0px 0px');
    $plant(this, 'thresholds', $isArray(given.threshold) ? $copy(given.threshold) : [given.threshold ?? 0]);
  }

  observe(target) { $watch(this, target, $viewEntry); }
  unobserve(target) { $unobserve(this, target); }
  disconnect() { $stopWatching(this); }

  takeRecords() {
    const records = this[$records];
    this[$records] = [];
    return records;
  }
}

function $beginWatching(observer, callback) {
  $needFunction(callback);
  $hide(observer, $callback, callback);
  $hide(observer, $targets, []);
  $hide(observer, $records, []);
}

function $watch(observer, target, entry) {
  $unobserve(observer, $node(target));
  $observe(observer, target, { observer });
  $afterwards(16, () => {
    if ($rootOf(target) !== $document || !$observes(observer, target)) return;
    $push(observer[$records], $call(entry, undefined, target));
    if (observer[$records].length === 1) $enqueue({ callback: () => $tellObserver(observer) });
  });
}

function $observes(observer, target) {
  const list = target[$observers];
  for (let i = 0; i < list.length; i++) if (list[i].observer === observer) return true;
  return false;
}

function $stopWatching(observer) {
  $unobserveAll(observer);
  observer[$records] = [];
}

function $sizeEntry(target) {
  const size = [{ inlineSize: 0, blockSize: 0 }];
  return { target, contentRect: $rectangle(), borderBoxSize: size, contentBoxSize: size };
}

function $viewEntry(target) {
  return {
    target, isIntersecting: true, intersectionRatio: 1, time: $now(), rootBounds: null,
    boundingClientRect: $rectangle(), intersectionRect: $rectangle(),
  };
}

$publish([MutationObserver, MutationRecord, ResizeObserver, IntersectionObserver]);
