// The host environment of the oracle: virtual timers, a tiny fake DOM and a console,
// all plain JavaScript holding ordinary strong references. The page's own host behaves the same.
// And the tracker, which counts what a program allocates and holds it weakly.

import { format } from 'node:util';

export function makeHost(g) {
  const log = [];
  const hostObjects = [];

  // ---------------------------------------------------------------- console
  function logLine(...args) { log.push(format(...args)); }
  const console_ = {
    log: function log(...a) { logLine(...a); },
    info: function info(...a) { logLine(...a); },
    warn: function warn(...a) { logLine(...a); },
    error: function error(...a) { logLine(...a); },
    debug: function debug(...a) { logLine(...a); },
  };

  // ---------------------------------------------------------------- timers
  let now = 0;
  let nextId = 1;
  const timers = new Map();                             // id -> { id, callback, args, due, every }
  function addTimer(callback, delay, args, repeat) {
    if (typeof callback !== 'function') throw new TypeError('callback is not a function');
    let ms = Math.trunc(Number(delay));
    if (!(ms >= 1)) ms = 1;                             // as node and browsers have it
    const id = nextId++;
    timers.set(id, { id, callback, args, due: now + ms, every: repeat ? ms : 0 });
    return id;
  }
  function setTimeout(callback, delay, ...args) { return addTimer(callback, delay, args, false); }
  function setInterval(callback, delay, ...args) { return addTimer(callback, delay, args, true); }
  function clearTimeout(id) { timers.delete(id); }
  function clearInterval(id) { timers.delete(id); }
  function nextDue(limit) {
    let best = null;
    for (const t of timers.values()) {                  // insertion order = id order breaks ties
      if (!t.running && t.due <= limit && (best === null || t.due < best.due || (t.due === best.due && t.id < best.id))) best = t;
    }
    return best;
  }
  function fireOne(limit) {
    const t = nextDue(limit);
    if (t === null) return false;
    now = t.due;
    if (t.every === 0) timers.delete(t.id);
    t.running = true;                                   // an interval waits again when its callback is over
    try {
      Reflect.apply(t.callback, g, t.args);
    } finally {
      t.running = false;
      t.due += t.every;
    }
    return true;
  }
  // When a turn of the event loop that lets so many milliseconds pass is over.
  function until(ms) {
    let span = Math.trunc(Number(ms));
    if (!(span >= 0)) span = 0;
    return now + span;
  }
  function tick(ms) {
    let span = Math.trunc(Number(ms));
    if (!(span >= 0)) span = 0;
    const limit = now + span;
    while (fireOne(limit)) { /* each timer callback runs to its end */ }
    now = limit;
  }

  // ---------------------------------------------------------------- DOM
  function notFound(what) { const e = new Error(what); e.name = 'NotFoundError'; return e; }

  class Node {
    constructor(nodeName) {
      this.nodeName = nodeName;
      this.parentNode = null;                           // strong
      this.childNodes = [];                             // strong, in document order
      this.listeners = [];                              // strong: { type, callback, once }
    }
    get parentElement() { return this.parentNode instanceof Element ? this.parentNode : null; }
    get firstChild() { return this.childNodes.length ? this.childNodes[0] : null; }
    get lastChild() { return this.childNodes.length ? this.childNodes[this.childNodes.length - 1] : null; }
    get nextSibling() {
      if (!this.parentNode) return null;
      const s = this.parentNode.childNodes;
      return s[s.indexOf(this) + 1] || null;
    }
    get previousSibling() {
      if (!this.parentNode) return null;
      const s = this.parentNode.childNodes;
      return s[s.indexOf(this) - 1] || null;
    }
    get isConnected() {
      let n = this;
      while (n.parentNode) n = n.parentNode;
      return n === document_;
    }
    contains(other) {
      for (let n = other; n; n = n.parentNode) if (n === this) return true;
      return false;
    }
    insertBefore(child, before) {
      if (!(child instanceof Node)) throw new TypeError('parameter 1 is not a Node');
      if (child.contains(this)) { const e = new Error('the new child contains the parent'); e.name = 'HierarchyRequestError'; throw e; }
      if (before !== null && before !== undefined && before.parentNode !== this) throw notFound('the reference node is not a child of this node');
      if (child === before) return child;
      if (child.parentNode) child.parentNode.removeChild(child);
      const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
      this.childNodes.splice(at, 0, child);
      child.parentNode = this;
      return child;
    }
    appendChild(child) { return this.insertBefore(child, null); }
    removeChild(child) {
      if (!(child instanceof Node)) throw new TypeError('parameter 1 is not a Node');
      if (child.parentNode !== this) throw notFound('the node to be removed is not a child of this node');
      this.childNodes.splice(this.childNodes.indexOf(child), 1);
      child.parentNode = null;
      return child;
    }
    replaceChild(child, old) {
      if (old.parentNode !== this) throw notFound('the node to be replaced is not a child of this node');
      this.insertBefore(child, old);
      return this.removeChild(old);
    }
    remove() { if (this.parentNode) this.parentNode.removeChild(this); }
    addEventListener(type, callback, options) {
      const once = typeof options === 'object' && options !== null && !!options.once;
      for (const l of this.listeners) if (l.type === type && l.callback === callback) return;
      this.listeners.push({ type, callback, once });
    }
    removeEventListener(type, callback) {
      for (let i = 0; i < this.listeners.length; i++) {
        if (this.listeners[i].type === type && this.listeners[i].callback === callback) { this.listeners.splice(i, 1); return; }
      }
    }
    dispatchEvent(event) {
      event.target = this;
      for (let n = this; n; n = n.parentNode) {          // target, then bubbling; no capture phase
        event.currentTarget = n;
        const own = n['on' + event.type];
        if (typeof own === 'function') Reflect.apply(own, n, [event]);
        for (const l of n.listeners.slice()) {
          if (l.type !== event.type || !n.listeners.includes(l)) continue;
          if (l.once) n.removeEventListener(l.type, l.callback);
          Reflect.apply(l.callback, n, [event]);
        }
      }
      event.currentTarget = null;
      return true;
    }
  }

  class Element extends Node {
    constructor(tag) {
      super(String(tag).toUpperCase());
      this.tagName = this.nodeName;
      this.attributes = {};
      this.style = {};
      this.dataset = {};
    }
    get id() { return this.getAttribute('id') ?? ''; }
    set id(value) { this.setAttribute('id', value); }
    get className() { return this.getAttribute('class') ?? ''; }
    set className(value) { this.setAttribute('class', value); }
    get innerHTML() { return this.childNodes.map(markup).join(''); }
    set innerHTML(text) {                                // drops every child; what the text says takes their place
      this.empty();
      parse(String(text), this);
    }
    get textContent() { return this.childNodes.map((node) => node.data ?? node.textContent).join(''); }
    set textContent(text) {                              // the text is a node, as in a browser
      this.empty();
      if (String(text) !== '') this.appendChild(new Text(text));
    }
    empty() { while (this.childNodes.length) this.removeChild(this.childNodes[this.childNodes.length - 1]); }
    get children() { return this.childNodes.filter((node) => node instanceof Element); }
    setAttribute(name, value) { this.attributes[name] = String(value); }
    getAttribute(name) { return Object.hasOwn(this.attributes, name) ? this.attributes[name] : null; }
    removeAttribute(name) { delete this.attributes[name]; }
    click() { this.dispatchEvent({ type: 'click', target: null, currentTarget: null }); }
  }

  class Text extends Node {
    constructor(data) { super('#text'); this.data = String(data); }
  }

  // ---------------------------------------------------------------- markup
  const VOID = new Set(['AREA', 'BR', 'HR', 'IMG', 'INPUT', 'LINK', 'META', 'WBR']);
  const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"' };
  const plain = (text) => text.replace(/&(lt|gt|amp|quot);/g, (_, name) => ENTITIES[name]);
  const escaped = (text, pattern) => text.replace(pattern, (c) => `&${Object.keys(ENTITIES).find((name) => ENTITIES[name] === c)};`);

  function markup(node) {
    if (node.data !== undefined) return escaped(node.data, /[&<>]/g);
    const tag = node.tagName.toLowerCase();
    const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value, /[&"]/g)}"`);
    return `<${tag}${attributes.join('')}>` + (VOID.has(node.tagName) ? '' : `${node.innerHTML}</${tag}>`);
  }

  function parse(text, parent) {
    const open = [parent];
    for (const [, end, tag, attributes, words] of text.matchAll(/<(\/?)([a-z][\w-]*)([^>]*)>|([^<]+|<)/gi)) {
      const inside = open[open.length - 1];
      if (words !== undefined) inside.appendChild(new Text(plain(words)));
      else if (end === '') {
        const made = inside.appendChild(new Element(tag));
        for (const [, name, value] of attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) made.setAttribute(name, plain(value ?? ''));
        if (!VOID.has(made.tagName)) open.push(made);
      } else {
        const at = open.findLastIndex((node) => node.tagName === tag.toUpperCase());
        if (at > 0) open.length = at;
      }
    }
  }

  class Document extends Node {
    constructor() { super('#document'); }
    createElement(tag) { return new Element(tag); }
    getElementById(id) { return findById(this, id); }
  }
  function findById(node, id) {
    for (const c of node.childNodes) {
      if (c.id === id && id !== '') return c;
      const hit = findById(c, id);
      if (hit) return hit;
    }
    return null;
  }

  const document_ = new Document();
  const html = new Element('html');
  const body = new Element('body');
  document_.appendChild(html);
  html.appendChild(body);
  document_.documentElement = html;
  document_.body = body;
  hostObjects.push(g, document_, html, body, console_);

  function def(name, value) {
    const old = Object.getOwnPropertyDescriptor(g, name);
    if (old && !old.configurable) g[name] = value;      // gc of --expose-gc
    else Object.defineProperty(g, name, { value, writable: true, configurable: true, enumerable: false });
  }
  def('window', g);
  def('self', g);
  def('document', document_);
  def('console', console_);
  def('setTimeout', setTimeout);
  def('setInterval', setInterval);
  def('clearTimeout', clearTimeout);
  def('clearInterval', clearInterval);
  def('tick', tick);
  def('gc', function gc() { throw new Error('gc() is only understood as a top-level statement'); });

  // Up to when time passes by itself: with an interval for 10 s.
  function end() { return [...timers.values()].some((t) => t.every > 0) ? 10_000 : Infinity; }

  return { log, hostObjects, until, end, fireOne(limit) { const fired = fireOne(limit); if (!fired && limit < Infinity) now = limit; return fired; } };
}

class GcsRecord { constructor(key, ref) { this.key = key; this.ref = ref; this.finalized = false; } }

// The tracker: counts allocation events per site and holds the values weakly.
export function makeTracker(g, hostObjects) {
  const nameDescriptor = { value: '', writable: false, enumerable: false, configurable: true };
  const seen = new WeakSet(hostObjects);
  const counts = new Map();
  const records = [];                                   // { key, ref, gone }
  const registry = new FinalizationRegistry((i) => { records[i].finalized = true; });
  function track(site, value, name) {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
    if (seen.has(value)) return value;                  // an object is reported once, at the first site that saw it
    seen.add(value);
    if (name !== undefined && typeof value === 'function' && value.name === '') {
      nameDescriptor.value = name;                        // one descriptor for all: a literal here would leave a template in the heap
      Object.defineProperty(value, 'name', nameDescriptor);
    }
    const seq = counts.get(site) || 0;
    counts.set(site, seq + 1);
    records.push(new GcsRecord(site + '#' + seq, new WeakRef(value)));
    registry.register(value, records.length - 1);
    return value;
  }
  Object.defineProperty(g, '$gcs_t', { value: track, writable: false, configurable: false, enumerable: false });
  return { records };
}

export function compareKeys(a, b) {
  const x = a.split(/[:#]/), y = b.split(/[:#]/);
  return (x[0] - y[0]) || (x[1] - y[1]) || (x[2] - y[2]);
}

// Separate, synchronous function: no strong reference outlives its frame.
export function survey(records) {
  const alive = [], collected = [], disagree = [];
  for (let i = 0; i < records.length; i++) {
    const r = records[i];
    const dead = r.ref.deref() === undefined;
    (dead ? collected : alive).push(r.key);
    if (dead !== r.finalized) disagree.push(r.key);
  }
  alive.sort(compareKeys);
  collected.sort(compareKeys);
  return { alive, collected, disagree };
}
