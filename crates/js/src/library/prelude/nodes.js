// The tree of the document: nodes, their parents and children. Parents and children refer to each other, so any node
// that is held keeps its whole tree.

const $parent = Symbol('parentNode');
const $children = Symbol('childNodes');
const $name = Symbol('nodeName');
const $data = Symbol('data');
const $content = Symbol('content');
const $observers = Symbol('observers');

// Lists are arrays with a few methods more.
class NodeList {
  static get [Symbol.species]() { return $Array; }
  item(index) { return index < this.length ? this[index] : null; }
}

class HTMLCollection extends NodeList {
  namedItem(name) {
    for (let i = 0; i < this.length; i++) if ($attribute(this[i], 'id') === name) return this[i];
    return null;
  }
}

$call($setPrototypeOf, undefined, NodeList.prototype, Array.prototype);

function $asList(array, kind) {
  return $call($setPrototypeOf, undefined, array, kind.prototype);
}

class Node extends EventTarget {
  constructor() { $typeError('Illegal constructor'); }

  get nodeName() { return $node(this)[$name]; }
  get nodeType() { return $nodeType($node(this)); }
  get nodeValue() { return $isText(this) ? this[$data] : null; }
  set nodeValue(value) { if ($isText(this)) $setData(this, value); }
  get parentNode() { return $node(this)[$parent]; }
  get parentElement() { return $elementOrNull($node(this)[$parent]); }
  get childNodes() { return $childrenOf($node(this)); }
  get firstChild() { return $childAt($node(this), 0); }
  get lastChild() { return $childAt($node(this), $count(this) - 1); }
  get nextSibling() { return $sibling($node(this), 1); }
  get previousSibling() { return $sibling($node(this), -1); }
  get isConnected() { return $inDocument($node(this)); }
  get ownerDocument() { return this === $document ? null : $document; }
  get textContent() { return this === $document ? null : $textOf($node(this)); }

  set textContent(value) {
    if (this === $document) return;
    const text = value === null || value === undefined ? '' : `${value}`;
    if ($isText(this)) $setData(this, text);
    else $fillWith($node(this), text === '' ? [] : [$text(text)]);
  }

  hasChildNodes() { return $count($node(this)) > 0; }
  getRootNode() { return $rootOf($node(this)); }
  contains(other) { return $contains($node(this), other); }
  isSameNode(other) { return this === other; }
  appendChild(child) { return $insert($node(this), child, null); }
  insertBefore(child, before) { return $insert($node(this), child, before); }
  removeChild(child) { return $detach($node(this), child); }
  cloneNode(deep) { return $clone($node(this), !!deep); }

  replaceChild(child, old) {
    if (!$isNode(old)) $typeError("Failed to execute 'replaceChild' on 'Node': parameter 2 is not of type 'Node'.");
    if (old[$parent] !== this) throw $domError('NotFoundError', 'The node to be replaced is not a child of this node.');
    if (child === old) return old;
    $insert(this, child, old);
    return $detach(this, old);
  }

  compareDocumentPosition(other) {
    if (this === other) return 0;
    if ($rootOf($node(this)) !== $rootOf($node(other))) return 35;
    if ($contains(this, other)) return 20;
    if ($contains(other, this)) return 10;
    return $follows(this, other) ? 4 : 2;
  }

  normalize() { $normalize($node(this)); }
}

const $nodeKinds = [
  'ELEMENT_NODE', 1, 'ATTRIBUTE_NODE', 2, 'TEXT_NODE', 3, 'COMMENT_NODE', 8, 'DOCUMENT_NODE', 9, 'DOCUMENT_TYPE_NODE', 10,
  'DOCUMENT_FRAGMENT_NODE', 11,
];
for (let i = 0; i < $nodeKinds.length; i += 2) {
  $define(Node, $nodeKinds[i], $nodeKinds[i + 1], 2);
  $define(Node.prototype, $nodeKinds[i], $nodeKinds[i + 1], 2);
}

// What text nodes, elements and others have beside their parent.
class $Child extends Node {
  before(...nodes) { if (this[$parent]) $insertAll(this[$parent], nodes, this); }
  after(...nodes) { if (this[$parent]) $insertAll(this[$parent], nodes, $after(this, nodes)); }
  remove() { if ($node(this)[$parent]) $detach(this[$parent], this); }

  replaceWith(...nodes) {
    const parent = $node(this)[$parent];
    if (!parent) return;
    const next = $after(this, nodes);
    $detach(parent, this);
    $insertAll(parent, nodes, next);
  }

  get nextElementSibling() { return $elementFrom($node(this), 1); }
  get previousElementSibling() { return $elementFrom($node(this), -1); }
}

class CharacterData extends $Child {
  get data() { return $node(this)[$data]; }
  set data(value) { $setData($node(this), value); }
  get length() { return $node(this)[$data].length; }
  appendData(text) { $setData($node(this), this[$data] + `${text}`); }
}

class Text extends CharacterData {
  constructor(text = '') { return $text(`${text}`); }
  get wholeText() { return this[$data]; }

  splitText(at) {
    const rest = $text($part(this[$data], at, this[$data].length));
    $setData(this, $part(this[$data], 0, at));
    if (this[$parent]) $insert(this[$parent], rest, $sibling(this, 1));
    return rest;
  }
}

class Comment extends CharacterData {
  constructor(text = '') { return $comment(`${text}`); }
}

// What elements, fragments and the document have: children that can be asked for.
class $Branch extends $Child {
  get children() { return $elementsIn($node(this)); }
  get childElementCount() {
    let count = 0;
    for (let i = 0; i < $count($node(this)); i++) if ($isElement(this[$children][i])) count++;
    return count;
  }

  get firstElementChild() { return $elementFrom($node(this), 1, 0); }
  get lastElementChild() { return $elementFrom($node(this), -1, $count(this) - 1); }
  append(...nodes) { $insertAll($node(this), nodes, null); }
  prepend(...nodes) { $insertAll($node(this), nodes, $childAt($node(this), 0)); }
  replaceChildren(...nodes) { $fillWith($node(this), nodes); }
  querySelector(text) { return $select($node(this), text, true); }
  querySelectorAll(text) { return $select($node(this), text, false); }
}

class DocumentFragment extends $Branch {
  constructor() { return $fragment(); }
  getElementById(id) { return $findById($node(this), `${id}`); }
}

// ---- what they do

function $node(value) {
  if (!$isNode(value)) $typeError('Illegal invocation');
  return value;
}

function $bare(prototype, name, room) {
  const node = $makeNode(prototype, room);
  $hide(node, $name, name);
  $hide(node, $parent, null);
  return node;
}

function $text(text) {
  const node = $bare(Text.prototype, '#text', 1);
  $hide(node, $data, text);
  return node;
}

function $comment(text) {
  const node = $bare(Comment.prototype, '#comment', 1);
  $hide(node, $data, text);
  return node;
}

function $fragment() {
  return $bare(DocumentFragment.prototype, '#document-fragment', 2);
}

function $isText(node) {
  return $isNode(node) && $hasOwn(node, $data);
}

function $isElement(node) {
  return $isNode(node) && node[$name][0] !== '#';
}

function $isFragment(node) {
  return node[$name] === '#document-fragment';
}

function $elementOrNull(node) {
  return node !== null && $isElement(node) ? node : null;
}

function $nodeType(node) {
  const name = node[$name];
  if (name === '#text') return 3;
  if (name === '#comment') return 8;
  if (name === '#document') return 9;
  return name === '#document-fragment' ? 11 : 1;
}

function $setData(node, value) {
  const old = node[$data];
  node[$data] = value === null || value === undefined ? '' : `${value}`;
  if ($observing > 0) $mutated(node, 'characterData', [], [], null, null, null, old);
}

function $childrenOf(node) {
  if (!$hasOwn(node, $children)) $hide(node, $children, $asList([], NodeList));
  return node[$children];
}

function $count(node) {
  return $hasOwn(node, $children) ? node[$children].length : 0;
}

function $childAt(node, index) {
  return index >= 0 && index < $count(node) ? node[$children][index] : null;
}

function $sibling(node, step) {
  const parent = node[$parent];
  return parent ? $childAt(parent, $indexIn(parent[$children], node) + step) : null;
}

// The first element from a node, or from a place among its children, on.
function $elementFrom(node, step, place) {
  const parent = place === undefined ? node[$parent] : node;
  if (!parent) return null;
  let index = place === undefined ? $indexIn(parent[$children], node) + step : place;
  for (; index >= 0 && index < $count(parent); index += step) {
    if ($isElement(parent[$children][index])) return parent[$children][index];
  }
  return null;
}

function $rootOf(node) {
  while (node[$parent]) node = node[$parent];
  return node;
}

function $contains(node, other) {
  let it = $isNode(other) ? other : null;
  while (it && it !== node) it = it[$parent];
  return it === node;
}

// Whether a node comes after another in its tree.
function $follows(first, second) {
  const order = [];
  $gather($rootOf(first), order);
  return $indexIn(order, first) < $indexIn(order, second);
}

function $gather(node, order) {
  $push(order, node);
  for (let i = 0; i < $count(node); i++) $gather(node[$children][i], order);
}

function $textOf(node) {
  if ($isText(node)) return node[$data];
  const pieces = [];
  $gatherText(node, pieces);
  return $joined(pieces, '');
}

function $gatherText(node, pieces) {
  for (let i = 0; i < $count(node); i++) {
    const child = node[$children][i];
    if (child[$name] === '#text') $push(pieces, child[$data]);
    else if (child[$name] !== '#comment') $gatherText(child, pieces);
  }
}

// The sibling after a node that is not one of those to be inserted.
function $after(node, nodes) {
  let next = $sibling(node, 1);
  while (next !== null && $indexIn(nodes, next) >= 0) next = $sibling(next, 1);
  return next;
}

function $insert(parent, child, before) {
  if (!$isNode(child)) $typeError("Failed to execute 'appendChild' on 'Node': parameter 1 is not of type 'Node'.");
  $check(parent, child);
  if (before !== null && before !== undefined && (!$isNode(before) || before[$parent] !== parent)) {
    throw $domError('NotFoundError', 'The node before which the new node is to be inserted is not a child of this node.');
  }
  if (child === before) return child;
  $place(parent, $isFragment(child) ? $takeAll(child) : [child], before ? before : null);
  return child;
}

function $check(parent, child) {
  if ($isText(parent)) throw $domError('HierarchyRequestError', 'This node type does not support this method.');
  for (let node = parent; node; node = node[$parent]) {
    if (node === child) throw $domError('HierarchyRequestError', 'The new child element contains the parent.');
  }
}

// Nodes and texts, inserted at once.
function $insertAll(parent, nodes, before) {
  const list = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!$isNode(node)) {
      $push(list, $text(`${node}`));
    } else {
      $check(parent, node);
      if ($isFragment(node)) $spreadNodes(list, $takeAll(node));
      else $push(list, node);
    }
  }
  while (before !== null && $indexIn(list, before) >= 0) before = $sibling(before, 1);
  $place(parent, list, before);
}

function $spreadNodes(list, more) {
  for (let i = 0; i < more.length; i++) $push(list, more[i]);
}

// The children of a fragment, taken out of it.
function $takeAll(fragment) {
  const list = $count(fragment) > 0 ? $copy(fragment[$children]) : [];
  for (let i = list.length - 1; i >= 0; i--) {
    $removeAt(fragment[$children], i);
    list[i][$parent] = null;
  }
  if (list.length > 0) $relist(fragment);
  return list;
}

function $place(parent, list, before) {
  if (list.length === 0) return;
  for (let i = 0; i < list.length; i++) if (list[i][$parent]) $detach(list[i][$parent], list[i]);
  const children = $childrenOf(parent);
  const at = before === null ? children.length : $indexIn(children, before);
  for (let i = 0; i < list.length; i++) {
    $insertAt(children, at + i, list[i]);
    list[i][$parent] = parent;
  }
  $listed(parent, list, before === null);
  if ($observing > 0) {
    $mutated(parent, 'childList', list, [], $childAt(parent, at - 1), $childAt(parent, at + list.length), null, null);
  }
  if ($definitions.length > 0 && $inDocument(parent)) {
    for (let i = 0; i < list.length; i++) if (!$isText(list[i])) $walkCustoms(list[i], 'connectedCallback');
  }
}

function $detach(parent, child) {
  if (!$isNode(child)) $typeError("Failed to execute 'removeChild' on 'Node': parameter 1 is not of type 'Node'.");
  if (child[$parent] !== parent) {
    throw $domError('NotFoundError', 'The node to be removed is not a child of this node.');
  }
  const at = $indexIn(parent[$children], child);
  $removeAt(parent[$children], at);
  child[$parent] = null;
  $unlisted(parent, child);
  if ($observing > 0) {
    $mutated(parent, 'childList', [], [child], $childAt(parent, at - 1), $childAt(parent, at), null, null);
  }
  if ($definitions.length > 0 && !$isText(child) && $inDocument(parent)) $walkCustoms(child, 'disconnectedCallback');
  return child;
}

// Drops every child and takes others in their place.
function $fillWith(parent, nodes) {
  for (let i = 0; i < nodes.length; i++) if ($isNode(nodes[i])) $check(parent, nodes[i]);
  while ($count(parent) > 0) $detach(parent, parent[$children][$count(parent) - 1]);
  $insertAll(parent, nodes, null);
}

// Texts that follow on each other become one.
function $normalize(node) {
  const children = $copy($childrenOf(node));
  let last = null;
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (child[$name] !== '#text') {
      if (!$isText(child)) $normalize(child);
      last = null;
    } else if (child[$data] === '') {
      $detach(node, child);
    } else if (last === null) {
      last = child;
    } else {
      $setData(last, last[$data] + child[$data]);
      $detach(node, child);
    }
  }
}

function $clone(node, deep) {
  let copy;
  if ($isText(node)) copy = node[$name] === '#text' ? $text(node[$data]) : $comment(node[$data]);
  else if ($isFragment(node)) copy = $fragment();
  else if (node === $document) throw $domError('NotSupportedError', 'heapwave has one document only.');
  else copy = $cloneElement(node);
  for (let i = 0; deep && i < $count(node); i++) $place(copy, [$clone(node[$children][i], true)], null);
  return copy;
}
