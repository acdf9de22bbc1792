// Lists of elements that are kept up to date while the document changes: `children`, `getElementsBy…`. A list belongs to
// the node that it was asked of; whoever changes a tree says so here. A list that nobody holds any more is forgotten.

const $elements = Symbol('children');
const $query = Symbol('query');
// Weak references to the lists that go through a whole tree.
let $liveLists = [];

// The children that are elements.
function $elementsIn(node) {
  if (!$hasOwn(node, $elements)) $hide(node, $elements, $asList($elementChildren(node), HTMLCollection));
  return node[$elements];
}

function $elementChildren(node) {
  const found = [];
  for (let i = 0; i < $count(node); i++) if ($isElement(node[$children][i])) $push(found, node[$children][i]);
  return found;
}

// The list of what fits under a node; `key` says what was asked, so that who asks again gets the same.
function $liveList(node, kind, key, selectors) {
  const alive = [];
  for (let i = 0; i < $liveLists.length; i++) {
    const list = $call($deref, $liveLists[i]);
    if (list === undefined) continue;
    if (list[$query].node === node && list[$query].key === key) return list;
    $push(alive, $liveLists[i]);
  }
  const list = $asList([], kind);
  $allUnder(node, selectors, node, list);
  $hide(list, $query, { node, key, selectors });
  $push(alive, new $WeakRef(list));
  $liveLists = alive;
  return list;
}

// Nodes came into a tree, at the end of their parent or before another.
function $listed(parent, nodes, last) {
  if ($hasOwn(parent, $elements)) {
    if (last) for (let i = 0; i < nodes.length; i++) $isElement(nodes[i]) && $push(parent[$elements], nodes[i]);
    else $refill(parent[$elements], $elementChildren(parent));
  }
  for (let i = 0; i < $liveLists.length; i++) {
    const list = $call($deref, $liveLists[i]);
    if (list === undefined || !$contains(list[$query].node, parent)) continue;
    if (!last || !$endsTree(list[$query].node, parent)) {
      $refresh(list);
      continue;
    }
    const { node, selectors } = list[$query];
    for (let j = 0; j < nodes.length; j++) $allFrom(nodes[j], selectors, node, list);
  }
}

// A node went out of a tree.
function $unlisted(parent, child) {
  if ($hasOwn(parent, $elements) && $isElement(child)) $removeAt(parent[$elements], $indexIn(parent[$elements], child));
  for (let i = 0; i < $liveLists.length; i++) {
    const list = $call($deref, $liveLists[i]);
    if (list === undefined || !$contains(list[$query].node, parent)) continue;
    const gone = [];
    $allFrom(child, list[$query].selectors, list[$query].node, gone);
    const at = gone.length > 0 ? $indexIn(list, gone[0]) : -1;
    for (let j = 0; at >= 0 && j < gone.length; j++) $removeAt(list, at);
  }
}

// What a node's lists say of its children is no longer so.
function $relist(node) {
  if ($hasOwn(node, $elements)) $refill(node[$elements], $elementChildren(node));
  $reselect(node);
}

// What fits a list may be another thing: an attribute of a node changed.
function $reselect(node) {
  for (let i = 0; i < $liveLists.length; i++) {
    const list = $call($deref, $liveLists[i]);
    if (list !== undefined && $contains(list[$query].node, node)) $refresh(list);
  }
}

function $refresh(list) {
  const fresh = [];
  $allUnder(list[$query].node, list[$query].selectors, list[$query].node, fresh);
  $refill(list, fresh);
}

function $refill(list, fresh) {
  list.length = fresh.length;
  for (let i = 0; i < fresh.length; i++) if (list[i] !== fresh[i]) list[i] = fresh[i];
}

// A node, if it fits, and all below it that do.
function $allFrom(node, selectors, scope, found) {
  if (!$isElement(node)) return;
  if ($fits(node, selectors, scope)) $push(found, node);
  $allUnder(node, selectors, scope, found);
}

// Whether nothing of a tree comes after what is below a node of it.
function $endsTree(top, node) {
  for (let it = node; it !== top; it = it[$parent]) {
    if ($childAt(it[$parent], $count(it[$parent]) - 1) !== it) return false;
  }
  return true;
}
