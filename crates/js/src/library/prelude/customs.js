// Elements that a program makes itself, and shadow trees: an element holds its tree, the tree its element.

// What was defined: records {name, kind, observed}; the window holds them.
const $definitions = [];
const $shadow = Symbol('shadowRoot');
const $shadowHost = Symbol('host');
const $awaitedNames = Symbol('$awaited');
// The element that becomes one of a kind that was defined later.
let $upgrading = null;

class ShadowRoot extends DocumentFragment {
  constructor() { $typeError('Illegal constructor'); }
  get host() { return this[$shadowHost]; }
  get innerHTML() { return $inner(this); }
  set innerHTML(text) { $fillWith(this, [$parse(`${text}`, 'BODY')]); }
  get activeElement() { return null; }
}

function $attachShadow(element, init) {
  if ($hasOwn(element, $shadow)) {
    throw $domError('NotSupportedError', "Failed to execute 'attachShadow' on 'Element': Shadow root cannot be created on a host which already hosts a shadow tree.");
  }
  const root = $bare(ShadowRoot.prototype, '#document-fragment', 3);
  $hide(root, $shadowHost, element);
  $plant(root, 'mode', $isObject(init) && init.mode === 'closed' ? 'closed' : 'open');
  $hide(element, $shadow, root);
  return root;
}

function $inDocument(node) {
  let root = $rootOf(node);
  while ($hasOwn(root, $shadowHost)) root = $rootOf(root[$shadowHost]);
  return root === $document;
}

function $definitionOf(name) {
  for (let i = 0; i < $definitions.length; i++) if ($definitions[i].name === name) return $definitions[i];
  return undefined;
}

// What `super()` gives to a class of elements.
function $constructed(kind) {
  if ($upgrading !== null) {
    const node = $upgrading;
    $upgrading = null;
    return $call($setPrototypeOf, undefined, node, kind.prototype);
  }
  for (let i = 0; i < $definitions.length; i++) {
    if ($definitions[i].kind === kind) return $bare(kind.prototype, $call($upper, $definitions[i].name), 6);
  }
  return $typeError('Illegal constructor');
}

// What a subtree has of such elements is told of where it is.
function $walkCustoms(node, method) {
  const custom = $isElement(node) ? $definitionOf($call($lower, node[$name])) : undefined;
  if (custom !== undefined && typeof node[method] === 'function') node[method]();
  if ($hasOwn(node, $shadow)) $walkCustoms(node[$shadow], method);
  const children = $copy($childrenOf(node));
  for (let i = 0; i < children.length; i++) if (!$isText(children[i])) $walkCustoms(children[i], method);
}

function $attributeChanged(node, name, old, value) {
  const custom = $definitionOf($call($lower, node[$name]));
  if (custom === undefined || $indexIn(custom.observed, name) < 0) return;
  if (typeof node.attributeChangedCallback === 'function') node.attributeChangedCallback(name, old, value, null);
}

function $upgrade(node, custom) {
  if (node instanceof custom.kind) return;
  $upgrading = node;
  new custom.kind();
  $upgrading = null;
  for (let i = 0; i < custom.observed.length; i++) {
    const value = $attribute(node, custom.observed[i]);
    if (value !== null) $attributeChanged(node, custom.observed[i], null, value);
  }
  if ($inDocument(node) && typeof node.connectedCallback === 'function') node.connectedCallback();
}

class CustomElementRegistry {
  constructor() { $typeError('Illegal constructor'); }

  define(name, kind) {
    const key = `${name}`;
    if ($find(key, '-', 0) < 1) {
      throw $domError('SyntaxError', `Failed to execute 'define' on 'CustomElementRegistry': "${key}" is not a valid custom element name`);
    }
    if ($definitionOf(key) !== undefined) {
      throw $domError('NotSupportedError', `Failed to execute 'define' on 'CustomElementRegistry': the name "${key}" has already been used with this registry`);
    }
    $needFunction(kind);
    const observed = [];
    const wanted = kind.observedAttributes;
    if (wanted !== undefined) for (const attribute of wanted) $push(observed, `${attribute}`);
    const custom = { name: key, kind, observed };
    $push($definitions, custom);
    const found = $copy($byTag($document, key));
    for (let i = 0; i < found.length; i++) $upgrade(found[i], custom);
    const waiting = this[$awaitedNames];
    for (let i = waiting.length - 1; i >= 0; i--) {
      if (waiting[i].name !== key) continue;
      $resolve(waiting[i].promise, kind);
      $removeAt(waiting, i);
    }
  }

  get(name) { return $definitionOf(`${name}`)?.kind; }

  getName(kind) {
    for (let i = 0; i < $definitions.length; i++) if ($definitions[i].kind === kind) return $definitions[i].name;
    return null;
  }

  whenDefined(name) {
    const promise = $makePromise();
    const custom = $definitionOf(`${name}`);
    if (custom !== undefined) $resolve(promise, custom.kind);
    else $push(this[$awaitedNames], { name: `${name}`, promise });
    return promise;
  }

  upgrade(root) {
    for (let i = 0; i < $definitions.length; i++) {
      const found = $copy($byTag(root, $definitions[i].name));
      for (let j = 0; j < found.length; j++) $upgrade(found[j], $definitions[i]);
    }
  }
}

const $registryOfElements = $call($created, undefined, CustomElementRegistry.prototype);
$hide($registryOfElements, $awaitedNames, []);
$global('customElements', $registryOfElements);
$publish([ShadowRoot, CustomElementRegistry]);

// ---- what a form holds

const $fields = Symbol('entries');

class FormData {
  constructor(form = undefined) {
    $hide(this, $fields, []);
    if (form === undefined) return;
    if (!$isElement(form) || form[$name] !== 'FORM') {
      $typeError("Failed to construct 'FormData': parameter 1 is not of type 'HTMLFormElement'.");
    }
    const inputs = $select(form, 'input[name], textarea[name], select[name]', false);
    for (let i = 0; i < inputs.length; i++) {
      const ticked = inputs[i].type === 'checkbox' || inputs[i].type === 'radio';
      if (!ticked || inputs[i].checked) $push(this[$fields], [inputs[i].name, inputs[i].value]);
    }
  }

  append(name, value) { $push(this[$fields], [`${name}`, $isObject(value) ? value : `${value}`]); }

  delete(name) {
    for (let i = this[$fields].length - 1; i >= 0; i--) if (this[$fields][i][0] === `${name}`) $removeAt(this[$fields], i);
  }

  get(name) {
    for (let i = 0; i < this[$fields].length; i++) if (this[$fields][i][0] === `${name}`) return this[$fields][i][1];
    return null;
  }

  getAll(name) {
    const found = [];
    for (let i = 0; i < this[$fields].length; i++) if (this[$fields][i][0] === `${name}`) $push(found, this[$fields][i][1]);
    return found;
  }

  has(name) { return this.getAll(name).length > 0; }

  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }

  forEach(callback, self) {
    for (let i = 0; i < this[$fields].length; i++) $call(callback, self, this[$fields][i][1], this[$fields][i][0], this);
  }

  *keys() { for (let i = 0; i < this[$fields].length; i++) yield this[$fields][i][0]; }
  *values() { for (let i = 0; i < this[$fields].length; i++) yield this[$fields][i][1]; }
  *entries() { for (let i = 0; i < this[$fields].length; i++) yield [this[$fields][i][0], this[$fields][i][1]]; }
}

$define(FormData.prototype, $symbolIterator, FormData.prototype.entries, 5);
$publish([FormData]);
