// What a program measures by name: marks and measures. They are held until they are cleared.

const $marked = [];
const $watchers = [];
const $watched = Symbol('$watched');
const $watching = Symbol('callback');

class PerformanceEntry {
  constructor(name, entryType, startTime, duration, detail) {
    $plant(this, 'name', name);
    $plant(this, 'entryType', entryType);
    $plant(this, 'startTime', startTime);
    $plant(this, 'duration', duration);
    $plant(this, 'detail', detail);
  }

  toJSON() {
    return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration, detail: this.detail };
  }
}

class PerformanceMark extends PerformanceEntry {}
class PerformanceMeasure extends PerformanceEntry {}

function $markAt(mark, method) {
  if (typeof mark === 'number') return mark;
  for (let i = $marked.length - 1; i >= 0; i--) {
    if ($marked[i].name === `${mark}` && $marked[i].entryType === 'mark') return $marked[i].startTime;
  }
  throw $domError('SyntaxError', `The "${mark}" performance mark has not been set`);
}

function $recordEntry(entry) {
  $push($marked, entry);
  for (let i = 0; i < $watchers.length; i++) {
    const watcher = $watchers[i];
    if ($indexIn(watcher[$watched].types, entry.entryType) < 0) continue;
    const records = watcher[$watched].records;
    $push(records, entry);
    if (records.length === 1) $afterwards(0, () => $tellWatcher(watcher));
  }
  return entry;
}

function $tellWatcher(watcher) {
  const records = watcher.takeRecords();
  if (records.length === 0) return;
  $call(watcher[$watching], watcher, {
    getEntries: () => $copy(records),
    getEntriesByName: (name) => $chosenEntries(records, name, undefined),
    getEntriesByType: (type) => $chosenEntries(records, undefined, type),
  }, watcher);
}

function $chosenEntries(entries, name, type) {
  const found = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if ((name === undefined || entry.name === `${name}`) && (type === undefined || entry.entryType === `${type}`)) $push(found, entry);
  }
  return found;
}

function $clearEntries(name, type) {
  for (let i = $marked.length - 1; i >= 0; i--) {
    if ($marked[i].entryType === type && (name === undefined || $marked[i].name === `${name}`)) $removeAt($marked, i);
  }
}

$method($globalObject.performance, ['mark'], (name, options) => {
  const given = $isObject(options) ? options : {};
  return $recordEntry(new PerformanceMark(`${name}`, 'mark', given.startTime ?? $now(), 0, given.detail ?? null));
});
$method($globalObject.performance, ['measure'], (name, start, end) => {
  const given = $isObject(start) ? start : { start, end };
  const from = given.start === undefined ? 0 : $markAt(given.start);
  const to = given.end === undefined ? given.duration === undefined ? $now() : from + given.duration : $markAt(given.end);
  return $recordEntry(new PerformanceMeasure(`${name}`, 'measure', from, to - from, given.detail ?? null));
});
$method($globalObject.performance, ['getEntries'], () => $copy($marked));
$method($globalObject.performance, ['getEntriesByName'], (name, type) => $chosenEntries($marked, name, type));
$method($globalObject.performance, ['getEntriesByType'], (type) => $chosenEntries($marked, undefined, type));
$method($globalObject.performance, ['clearMarks'], (name) => $clearEntries(name, 'mark'));
$method($globalObject.performance, ['clearMeasures'], (name) => $clearEntries(name, 'measure'));
$method($globalObject.performance, ['clearResourceTimings', 'setResourceTimingBufferSize'], () => {});
$method($globalObject.performance, ['toJSON'], () => ({ timeOrigin: $globalObject.performance.timeOrigin }));

class PerformanceObserver {
  constructor(callback) {
    $needFunction(callback);
    $hide(this, $watching, callback);
    $hide(this, $watched, { types: [], records: [] });
  }

  observe(options) {
    const types = $isObject(options) && options.entryTypes !== undefined ? options.entryTypes : [options.type];
    for (let i = 0; i < types.length; i++) $push(this[$watched].types, `${types[i]}`);
    if ($indexIn($watchers, this) < 0) $push($watchers, this);
    if (!options.buffered) return;
    for (let i = 0; i < $marked.length; i++) {
      if ($indexIn(this[$watched].types, $marked[i].entryType) >= 0) $push(this[$watched].records, $marked[i]);
    }
    if (this[$watched].records.length > 0) $afterwards(0, () => $tellWatcher(this));
  }

  disconnect() {
    const at = $indexIn($watchers, this);
    if (at >= 0) $removeAt($watchers, at);
    this[$watched].records = [];
  }

  takeRecords() {
    const records = this[$watched].records;
    this[$watched].records = [];
    return records;
  }

  static get supportedEntryTypes() { return ['mark', 'measure']; }
}

$publish([PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver]);
