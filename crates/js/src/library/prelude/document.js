// A small document. Parents and children refer to each other, a node holds its listeners, and the document is a root. Of
// the host environment, not of the language.

const $Error = Error;

function $domError(name, message) {
  const error = new $Error(message);
  $define(error, 'name', name, 7);
  return error;
}

class Node {
  get parentElement() { return this.parentNode instanceof Element ? this.parentNode : null; }
  get firstChild() { return $childAt(this, 0); }
  get lastChild() { return $childAt(this, this.childNodes.length - 1); }
  get nextSibling() { return $sibling(this, 1); }
  get previousSibling() { return $sibling(this, -1); }

  get isConnected() {
    let node = this;
    while (node.parentNode) node = node.parentNode;
    return node === $document;
  }

  contains(other) {
    let node = other;
    while (node && node !== this) node = node.parentNode;
    return node === this;
  }

  appendChild(child) { return $insert(this, child, null); }
  insertBefore(child, before) { return $insert(this, child, before); }
  removeChild(child) { return $detach(this, child); }

  replaceChild(child, old) {
    if (old.parentNode !== this) throw $domError('NotFoundError', 'the node to be replaced is not a child of this node');
    $insert(this, child, old);
    return $detach(this, old);
  }

  remove() {
    if (this.parentNode) $detach(this.parentNode, this);
  }

  addEventListener(type, callback, options) {
    const once = typeof options === 'object' && options !== null && !!options.once;
    if ($listenerAt(this.listeners, type, callback) < 0) $push(this.listeners, { type, callback, once });
  }

  removeEventListener(type, callback) {
    const at = $listenerAt(this.listeners, type, callback);
    if (at >= 0) $removeAt(this.listeners, at);
  }

  dispatchEvent(event) { return $dispatch(this, event); }
}

class Element extends Node {
  get innerHTML() { return this.html; }
  set innerHTML(text) { $setText(this, text); }
  get textContent() { return this.html; }
  set textContent(text) { $setText(this, text); }
  get children() { return $copy(this.childNodes); }

  setAttribute(name, value) {
    if (name === 'id') this.id = `${value}`;
    else if (name === 'class') this.className = `${value}`;
    else this.attributes[name] = `${value}`;
  }

  getAttribute(name) {
    if (name === 'id') return this.id || null;
    if (name === 'class') return this.className || null;
    return $hasOwn(this.attributes, name) ? this.attributes[name] : null;
  }

  removeAttribute(name) {
    if (name === 'id') this.id = '';
    else if (name === 'class') this.className = '';
    else delete this.attributes[name];
  }

  click() { $click(this); }
}

class Document extends Node {
  createElement(tag) { return $element(`${tag}`); }
  getElementById(id) { return $findById(this, id); }
}

function $fillNode(node, name) {
  node.nodeName = name;
  node.parentNode = null;
  node.childNodes = [];
  node.listeners = [];
}

function $element(tag) {
  const element = $makeNode(Element.prototype);
  const name = $call($toUpperCase, tag);
  $fillNode(element, name);
  element.tagName = name;
  element.id = '';
  element.className = '';
  element.attributes = {};
  element.style = {};
  element.dataset = {};
  element.html = '';
  return element;
}

function $childAt(node, index) {
  const children = node.childNodes;
  return index >= 0 && index < children.length ? children[index] : null;
}

function $sibling(node, step) {
  const parent = node.parentNode;
  return parent ? $childAt(parent, $indexIn(parent.childNodes, node) + step) : null;
}

function $indexIn(array, value) {
  let index = array.length - 1;
  while (index >= 0 && array[index] !== value) index--;
  return index;
}

function $insert(parent, child, before) {
  if (!(child instanceof Node)) $typeError('parameter 1 is not a Node');
  for (let node = parent; node; node = node.parentNode) {
    if (node === child) throw $domError('HierarchyRequestError', 'the new child contains the parent');
  }
  if (before !== null && before !== undefined && before.parentNode !== parent) {
    throw $domError('NotFoundError', 'the reference node is not a child of this node');
  }
  if (child === before) return child;
  if (child.parentNode) $detach(child.parentNode, child);
  const children = parent.childNodes;
  $insertAt(children, before ? $indexIn(children, before) : children.length, child);
  child.parentNode = parent;
  return child;
}

function $detach(parent, child) {
  if (!(child instanceof Node)) $typeError('parameter 1 is not a Node');
  if (child.parentNode !== parent) {
    throw $domError('NotFoundError', 'the node to be removed is not a child of this node');
  }
  $removeAt(parent.childNodes, $indexIn(parent.childNodes, child));
  child.parentNode = null;
  return child;
}

// Drops every child; the text is stored, never parsed.
function $setText(element, text) {
  const children = element.childNodes;
  while (children.length > 0) $detach(element, children[children.length - 1]);
  element.html = `${text}`;
}

function $listenerAt(listeners, type, callback) {
  for (let i = 0; i < listeners.length; i++) {
    if (listeners[i].type === type && listeners[i].callback === callback) return i;
  }
  return -1;
}

// The node, then its ancestors: for each its `on…` property, then its listeners. There is no capture phase.
function $dispatch(node, event) {
  event.target = node;
  for (let current = node; current; current = current.parentNode) {
    event.currentTarget = current;
    const own = current[`on${event.type}`];
    if (typeof own === 'function') $call(own, current, event);
    const listeners = $copy(current.listeners);
    for (let i = 0; i < listeners.length; i++) $tell(current, listeners[i], event);
  }
  event.currentTarget = null;
  return true;
}

function $tell(node, listener, event) {
  if (listener.type !== event.type || $indexIn(node.listeners, listener) < 0) return;
  if (listener.once) $removeAt(node.listeners, $indexIn(node.listeners, listener));
  $call(listener.callback, node, event);
}

function $click(node) {
  $dispatch(node, { type: 'click', target: null, currentTarget: null });
}

function $findById(node, id) {
  if (id === '') return null;
  const children = node.childNodes;
  for (let i = 0; i < children.length; i++) {
    if (children[i].id === id) return children[i];
    const found = $findById(children[i], id);
    if (found !== null) return found;
  }
  return null;
}

// A person's input.
function $task(kind, argument) {
  if (kind === 'tick') tick(argument);
  else $click(argument);
}

const $toUpperCase = String.prototype.toUpperCase;
const $document = $makeNode(Document.prototype);
$fillNode($document, '#document');
$document.documentElement = $insert($document, $element('html'), null);
$document.body = $insert($document.documentElement, $element('body'), null);
$global('document', $document);
