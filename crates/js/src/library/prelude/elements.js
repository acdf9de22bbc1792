// Elements: attributes, classes, styles, data, and what elements of some tags have besides.

const $attributes = Symbol('attributes');
const $dataset = Symbol('dataset');
const $style = Symbol('style');
const $state = Symbol('state');
const $owner = Symbol('element');
const $created = Object.create;
const $defineProperty = Object.defineProperty;
const $lower = String.prototype.toLowerCase;
const $upper = String.prototype.toUpperCase;
const $trimmed = String.prototype.trim;
const $textSplit = String.prototype.split;

class CSSStyleDeclaration {
  get cssText() { return $styleText(this); }
  set cssText(text) { $readStyle(this, `${text}`); }
  getPropertyValue(name) { return $hasOwn(this, $camel(`${name}`)) ? this[$camel(`${name}`)] : ''; }
  setProperty(name, value) { this[$camel(`${name}`)] = value; }

  removeProperty(name) {
    const key = $camel(`${name}`);
    const old = $hasOwn(this, key) ? this[key] : '';
    delete this[key];
    return old;
  }
}

// What is not set is the empty text.
const $styleNames = $call($textSplit, `
  alignItems animation background backgroundColor backgroundImage border borderColor borderRadius bottom boxShadow color
  cursor display filter flex flexDirection fontFamily fontSize fontStyle fontWeight gap gridTemplateColumns height
  justifyContent left letterSpacing lineHeight margin marginBottom marginLeft marginRight marginTop maxHeight maxWidth
  minHeight minWidth opacity order outline overflow padding paddingBottom paddingLeft paddingRight paddingTop
  pointerEvents position right textAlign textDecoration top transform transition userSelect verticalAlign visibility
  whiteSpace width willChange zIndex`, ' ');
for (let i = 0; i < $styleNames.length; i++) {
  const name = $call($trimmed, $styleNames[i]);
  if (name !== '') $plant(CSSStyleDeclaration.prototype, name, '');
}

class DOMStringMap {}

class DOMTokenList {
  get length() { return $tokens(this[$owner]).length; }
  get value() { return $attribute(this[$owner], 'class') ?? ''; }
  set value(text) { $setAttribute(this[$owner], 'class', `${text}`); }
  item(index) { return $tokens(this[$owner])[index] ?? null; }
  contains(word) { return $indexIn($tokens(this[$owner]), `${word}`) >= 0; }
  add(...words) { $changeTokens(this[$owner], words, true); }
  remove(...words) { $changeTokens(this[$owner], words, false); }

  toggle(word, force) {
    const has = $indexIn($tokens(this[$owner]), `${word}`) >= 0;
    const wanted = force === undefined ? !has : !!force;
    if (has !== wanted) $changeTokens(this[$owner], [word], wanted);
    return wanted;
  }

  replace(old, word) {
    const tokens = $tokens(this[$owner]);
    const at = $indexIn(tokens, `${old}`);
    if (at < 0) return false;
    tokens[at] = `${word}`;
    $setAttribute(this[$owner], 'class', $joined(tokens, ' '));
    return true;
  }

  forEach(callback, self) {
    const tokens = $tokens(this[$owner]);
    for (let i = 0; i < tokens.length; i++) $call(callback, self, tokens[i], i, this);
  }

  keys() { return $call($arrayKeys, $tokens(this[$owner])); }
  values() { return $call($arrayValues, $tokens(this[$owner])); }
  entries() { return $call($arrayEntries, $tokens(this[$owner])); }
  toString() { return $attribute(this[$owner], 'class') ?? ''; }
}

$define(DOMTokenList.prototype, $symbolIterator, DOMTokenList.prototype.values, 5);

class Element extends $Branch {
  get tagName() { return $node(this)[$name]; }
  get localName() { return $call($lower, $node(this)[$name]); }
  get id() { return $attribute($node(this), 'id') ?? ''; }
  set id(value) { $setAttribute($node(this), 'id', `${value}`); }
  get className() { return $attribute($node(this), 'class') ?? ''; }
  set className(value) { $setAttribute($node(this), 'class', `${value}`); }

  get classList() {
    const list = $call($created, undefined, DOMTokenList.prototype);
    $hide(list, $owner, $node(this));
    return list;
  }

  set classList(value) { $setAttribute($node(this), 'class', `${value}`); }

  get attributes() {
    const names = $attributeNames($node(this));
    const list = [];
    for (let i = 0; i < names.length; i++) {
      const value = $attribute(this, names[i]);
      $push(list, { name: names[i], value, nodeName: names[i], nodeValue: value });
    }
    return list;
  }

  getAttribute(name) { return $attribute($node(this), $call($lower, `${name}`)); }
  setAttribute(name, value) { $setAttribute($node(this), $attributeName(name), `${value}`); }
  removeAttribute(name) { $removeAttribute($node(this), $call($lower, `${name}`)); }
  hasAttribute(name) { return $attribute($node(this), $call($lower, `${name}`)) !== null; }
  hasAttributes() { return $attributeNames($node(this)).length > 0; }
  getAttributeNames() { return $attributeNames($node(this)); }

  toggleAttribute(name, force) {
    const key = $attributeName(name);
    const has = $attribute($node(this), key) !== null;
    const wanted = force === undefined ? !has : !!force;
    if (wanted && !has) $setAttribute(this, key, '');
    if (!wanted && has) $removeAttribute(this, key);
    return wanted;
  }

  attachShadow(init) { return $attachShadow($node(this), init); }
  get shadowRoot() { return $hasOwn($node(this), $shadow) && this[$shadow].mode === 'open' ? this[$shadow] : null; }
  get innerHTML() { return $inner($node(this)); }
  set innerHTML(text) { $fillWith($contentOf($node(this)), [$parse(text === null ? '' : `${text}`, this[$name])]); }
  get outerHTML() { return $outer($node(this)); }

  set outerHTML(text) {
    const parent = $node(this)[$parent];
    if (!parent) return;
    const made = $parse(`${text}`, parent[$name]);
    $insert(parent, made, this);
    $detach(parent, this);
  }

  insertAdjacentHTML(where, text) {
    const place = $call($lower, `${where}`);
    const outside = place === 'beforebegin' || place === 'afterend';
    $insertAdjacent($node(this), place, $parse(`${text}`, outside ? this[$parent]?.[$name] ?? 'BODY' : this[$name]));
  }

  insertAdjacentElement(where, node) {
    $insertAdjacent($node(this), $call($lower, `${where}`), $node(node));
    return node;
  }

  insertAdjacentText(where, text) { $insertAdjacent($node(this), $call($lower, `${where}`), $text(`${text}`)); }
  matches(text) { return $matches($node(this), text); }
  closest(text) { return $closest($node(this), text); }
  getElementsByClassName(names) { return $byClass($node(this), `${names}`); }
  getElementsByTagName(name) { return $byTag($node(this), `${name}`); }

  // Nothing is laid out: everything is where it begins, and of no size.
  getBoundingClientRect() { return $rectangle(); }
  getClientRects() { return []; }
  get offsetWidth() { return 0; }
  get offsetHeight() { return 0; }
  get offsetTop() { return 0; }
  get offsetLeft() { return 0; }
  get clientWidth() { return 0; }
  get clientHeight() { return 0; }
  get scrollWidth() { return 0; }
  get scrollHeight() { return 0; }
  scrollIntoView() {}
  scrollTo() {}
}

function $rectangle() {
  return { x: 0, y: 0, width: 0, height: 0, top: 0, right: 0, bottom: 0, left: 0 };
}

class HTMLElement extends Element {
  constructor() { return $constructed(new.target); }
  get innerText() { return $textOf($node(this)); }
  set innerText(text) { this.textContent = text; }
  get style() { return $styleOf($node(this)); }
  set style(text) { $readStyle($styleOf($node(this)), `${text}`); }
  get dataset() { return $datasetOf($node(this)); }
  get isContentEditable() { return $attribute(this, 'contenteditable') === 'true'; }
  click() { $click($node(this)); }

  focus() {
    if ($focused === this) return;
    if ($focused !== null) $blur($focused);
    $focused = $node(this);
    $send(this, new FocusEvent('focus'));
    $send(this, new FocusEvent('focusin', { bubbles: true }));
  }

  blur() { $blur($node(this)); }
}

// The element that has the keyboard; the document knows it.
let $focused = null;

function $blur(node) {
  if ($focused !== node) return;
  $focused = null;
  $send(node, new FocusEvent('blur'));
  $send(node, new FocusEvent('focusout', { bubbles: true }));
}

// ---- attributes: texts by name. Those of data and style are where a program writes them; here only their order is.

function $attribute(node, name) {
  if ($find(name, 'data-', 0) === 0) {
    const key = $camel($part(name, 5, name.length));
    return $hasOwn(node, $dataset) && $hasOwn(node[$dataset], key) ? `${node[$dataset][key]}` : null;
  }
  if (name === 'style' && $hasOwn(node, $style)) {
    const text = $styleText(node[$style]);
    return text === '' ? null : text;
  }
  return $hasOwn(node, $attributes) && $hasOwn(node[$attributes], name) ? node[$attributes][name] : null;
}

function $setAttribute(node, name, value) {
  const old = $observing > 0 || $definitions.length > 0 ? $attribute(node, name) : null;
  if (!$hasOwn(node, $attributes)) $hide(node, $attributes, $call($created, undefined, null));
  if ($find(name, 'data-', 0) === 0) {
    $datasetOf(node)[$camel($part(name, 5, name.length))] = value;
    node[$attributes][name] = '';
  } else if (name === 'style') {
    $readStyle($styleOf(node), value);
    node[$attributes][name] = '';
  } else {
    node[$attributes][name] = value;
    if ($liveLists.length > 0 && (name === 'class' || name === 'name')) $reselect(node);
  }
  if ($observing > 0) $mutated(node, 'attributes', [], [], null, null, name, old);
  if ($definitions.length > 0) $attributeChanged(node, name, old, value);
}

function $removeAttribute(node, name) {
  const old = $attribute(node, name);
  if ($find(name, 'data-', 0) === 0 && $hasOwn(node, $dataset)) delete node[$dataset][$camel($part(name, 5, name.length))];
  if (name === 'style' && $hasOwn(node, $style)) $readStyle(node[$style], '');
  if ($hasOwn(node, $attributes)) delete node[$attributes][name];
  if ($liveLists.length > 0 && (name === 'class' || name === 'name')) $reselect(node);
  if ($observing > 0 && old !== null) $mutated(node, 'attributes', [], [], null, null, name, old);
  if ($definitions.length > 0 && old !== null) $attributeChanged(node, name, old, null);
}

function $attributeName(name) {
  const text = `${name}`;
  for (let i = 0; i < text.length; i++) {
    if (!$isSpace(text[i]) && text[i] !== '>' && text[i] !== '=' && text[i] !== '/') continue;
    throw $domError('InvalidCharacterError', `'${text}' is not a valid attribute name.`);
  }
  if (text === '') throw $domError('InvalidCharacterError', "'' is not a valid attribute name.");
  return $call($lower, text);
}

function $attributeNames(node) {
  const names = [];
  const known = $hasOwn(node, $attributes) ? $ownKeys(node[$attributes]) : [];
  for (let i = 0; i < known.length; i++) if ($attribute(node, known[i]) !== null) $push(names, known[i]);
  const data = $hasOwn(node, $dataset) ? $ownKeys(node[$dataset]) : [];
  for (let i = 0; i < data.length; i++) {
    const name = `data-${$dashed(data[i])}`;
    if ($indexIn(names, name) < 0) $push(names, name);
  }
  if ($indexIn(names, 'style') < 0 && $attribute(node, 'style') !== null) $push(names, 'style');
  return names;
}

function $cloneElement(node) {
  const copy = $element(node[$name]);
  const names = $attributeNames(node);
  for (let i = 0; i < names.length; i++) $setAttribute(copy, names[i], $attribute(node, names[i]));
  if ($hasOwn(node, $state)) $hide(copy, $state, { value: node[$state].value, checked: node[$state].checked });
  if ($hasOwn(node, $content)) $hide(copy, $content, $clone(node[$content], true));
  return copy;
}

function $isSpace(letter) {
  return letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r' || letter === '\f';
}

// The words of a text.
function $wordsOf(text) {
  const words = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const space = i === text.length || $isSpace(text[i]);
    if (space && start >= 0) $push(words, $part(text, start, i));
    if (space) start = -1;
    else if (start < 0) start = i;
  }
  return words;
}

function $tokens(node) {
  const words = $wordsOf($attribute(node, 'class') ?? '');
  const tokens = [];
  for (let i = 0; i < words.length; i++) if ($indexIn(tokens, words[i]) < 0) $push(tokens, words[i]);
  return tokens;
}

function $changeTokens(node, words, add) {
  const tokens = $tokens(node);
  for (let i = 0; i < words.length; i++) {
    const word = `${words[i]}`;
    if (word === '') throw $domError('SyntaxError', 'The token provided must not be empty.');
    if ($wordsOf(word).length !== 1 || $wordsOf(word)[0] !== word) {
      throw $domError('InvalidCharacterError', `The token provided ('${word}') contains HTML space characters, which are not valid in tokens.`);
    }
    const at = $indexIn(tokens, word);
    if (add && at < 0) $push(tokens, word);
    if (!add && at >= 0) $removeAt(tokens, at);
  }
  if (tokens.length > 0 || $attribute(node, 'class') !== null) $setAttribute(node, 'class', $joined(tokens, ' '));
}

// ---- styles and data: objects whose values are texts

function $styleOf(node) {
  if (!$hasOwn(node, $style)) $hide(node, $style, $makeTexts(CSSStyleDeclaration.prototype, true));
  return node[$style];
}

function $datasetOf(node) {
  if (!$hasOwn(node, $dataset)) $hide(node, $dataset, $makeTexts(DOMStringMap.prototype, false));
  return node[$dataset];
}

// user-id as userId; what begins with two dashes stays.
function $camel(name) {
  if ($find(name, '--', 0) === 0 || $find(name, '-', 0) < 0) return name;
  let text = '';
  for (let i = 0; i < name.length; i++) {
    const next = name[i + 1];
    if (name[i] === '-' && next >= 'a' && next <= 'z') text += $call($upper, name[++i]);
    else text += name[i];
  }
  return text;
}

function $dashed(name) {
  if ($find(name, '--', 0) === 0) return name;
  let text = '';
  for (let i = 0; i < name.length; i++) {
    text += name[i] >= 'A' && name[i] <= 'Z' ? `-${$call($lower, name[i])}` : name[i];
  }
  return text;
}

function $styleText(style) {
  const pieces = [];
  const names = $ownKeys(style);
  for (let i = 0; i < names.length; i++) {
    const value = style[names[i]];
    if (typeof names[i] === 'string' && typeof value === 'string' && value !== '') {
      $push(pieces, `${names[i] === 'cssFloat' ? 'float' : $dashed(names[i])}: ${value};`);
    }
  }
  return $joined(pieces, ' ');
}

function $readStyle(style, text) {
  const names = $ownKeys(style);
  for (let i = 0; i < names.length; i++) delete style[names[i]];
  let at = 0;
  while (at < text.length) {
    const found = $find(text, ';', at);
    const end = found < 0 ? text.length : found;
    const colon = $find(text, ':', at);
    if (colon >= 0 && colon < end) {
      style[$camel($call($trimmed, $part(text, at, colon)))] = $call($trimmed, $part(text, colon + 1, end));
    }
    at = end + 1;
  }
}

// ---- tags

class HTMLInputElement extends HTMLElement {
  get value() { return $valueOf($node(this), 'value', $isTicked(this) ? 'on' : ''); }
  set value(value) { $stateOf($node(this)).value = value === null ? '' : `${value}`; }
  get checked() { return $isOn($node(this)); }
  set checked(value) { $turn($node(this), !!value); }

  get valueAsNumber() {
    const text = $valueOf($node(this), 'value', '');
    return text === '' ? NaN : +text;
  }

  get type() { return $typeOf($node(this)); }
  set type(value) { $setAttribute($node(this), 'type', `${value}`); }
  get form() { return $closest($node(this), 'form'); }
  select() {}
}

class HTMLTextAreaElement extends HTMLElement {
  get value() { return $stateOf($node(this)).value ?? $textOf(this); }
  set value(value) { $stateOf($node(this)).value = value === null ? '' : `${value}`; }
  get form() { return $closest($node(this), 'form'); }
  select() {}
}

class HTMLOptionElement extends HTMLElement {
  get value() { return $optionValue($node(this)); }
  set value(value) { $setAttribute($node(this), 'value', `${value}`); }
  get text() { return $textOf($node(this)); }
  get selected() { return $isOn($node(this)); }

  set selected(value) {
    const list = $closest($node(this), 'select');
    if (value && list !== null) $choose(list, this);
    else $stateOf(this).checked = !!value;
  }
}

class HTMLSelectElement extends HTMLElement {
  get options() { return $byTag($node(this), 'option'); }

  get selectedIndex() { return $chosen($byTag($node(this), 'option')); }
  set selectedIndex(index) { $choose($node(this), $byTag(this, 'option')[index]); }

  get value() {
    const options = $byTag($node(this), 'option');
    const at = $chosen(options);
    return at < 0 ? '' : $optionValue(options[at]);
  }

  set value(value) {
    const options = $byTag($node(this), 'option');
    for (let i = 0; i < options.length; i++) {
      if ($optionValue(options[i]) === `${value}`) return $choose(this, options[i]);
    }
  }

  get form() { return $closest($node(this), 'form'); }
}

class HTMLButtonElement extends HTMLElement {
  get value() { return $attribute($node(this), 'value') ?? ''; }
  set value(value) { $setAttribute($node(this), 'value', `${value}`); }
  get type() { return $typeOf($node(this)); }
  set type(value) { $setAttribute($node(this), 'type', `${value}`); }
  get form() { return $closest($node(this), 'form'); }
}

class HTMLFormElement extends HTMLElement {
  get elements() { return $select($node(this), 'input, textarea, select, button', false); }
  submit() {}
  requestSubmit(submitter = null) { $submit($node(this), submitter); }

  reset() { $reset($node(this)); }
}

class HTMLTemplateElement extends HTMLElement {
  get content() { return $contentOf($node(this)); }
}

class HTMLAnchorElement extends HTMLElement {}
class HTMLDivElement extends HTMLElement {}
class HTMLSpanElement extends HTMLElement {}
class HTMLParagraphElement extends HTMLElement {}
class HTMLUListElement extends HTMLElement {}
class HTMLLIElement extends HTMLElement {}
class HTMLBodyElement extends HTMLElement {}
class HTMLHeadElement extends HTMLElement {}
class HTMLHtmlElement extends HTMLElement {}
class HTMLUnknownElement extends HTMLElement {}

// What is the text of an attribute, by the same name or another.
const $reflected = [
  HTMLElement, ['title', 'lang', 'dir', 'slot', 'name', 'placeholder', 'alt', 'htmlFor', 'rel', 'target', 'role'],
  HTMLAnchorElement, ['href'],
];
for (let i = 0; i < $reflected.length; i += 2) {
  const names = $reflected[i + 1];
  for (let j = 0; j < names.length; j++) $reflect($reflected[i].prototype, names[j], names[j] === 'htmlFor' ? 'for' : names[j]);
}
const $flagsOfElements = ['disabled', 'hidden', 'required', 'readOnly', 'multiple', 'autofocus', 'draggable'];
for (let i = 0; i < $flagsOfElements.length; i++) $reflectFlag(HTMLElement.prototype, $flagsOfElements[i]);

function $reflect(prototype, property, name) {
  $accessor(
    prototype, property,
    function () { return $attribute($node(this), name) ?? ''; },
    function (value) { $setAttribute($node(this), name, `${value}`); },
  );
}

function $reflectFlag(prototype, property) {
  const name = $call($lower, property);
  $accessor(
    prototype, property,
    function () { return $attribute($node(this), name) !== null; },
    function (value) {
      if (value) $setAttribute($node(this), name, '');
      else $removeAttribute($node(this), name);
    },
  );
}

function $accessor(object, property, get, set) {
  $call($defineProperty, undefined, object, property, { get, set, enumerable: true, configurable: true });
}

function $stateOf(node) {
  if (!$hasOwn(node, $state)) $hide(node, $state, {});
  return node[$state];
}

function $valueOf(node, name, usual) {
  return ($hasOwn(node, $state) ? node[$state].value : undefined) ?? $attribute(node, name) ?? usual;
}

function $isTicked(node) {
  const type = $attribute(node, 'type');
  return node[$name] === 'INPUT' && (type === 'checkbox' || type === 'radio');
}

function $typeOf(node) {
  return $attribute(node, 'type') ?? (node[$name] === 'INPUT' ? 'text' : 'submit');
}

// Whether a box is ticked, an option chosen.
function $isOn(node) {
  const state = $hasOwn(node, $state) ? node[$state].checked : undefined;
  return state ?? $attribute(node, node[$name] === 'OPTION' ? 'selected' : 'checked') !== null;
}

function $turn(node, on) {
  $stateOf(node).checked = on;
  if (on) $uncheckOthers(node);
}

function $optionValue(option) {
  return $attribute(option, 'value') ?? $textOf(option);
}

// Which of a list's options is chosen; the first where none is.
function $chosen(options) {
  for (let i = 0; i < options.length; i++) if ($isOn(options[i])) return i;
  return options.length > 0 ? 0 : -1;
}

function $reset(form) {
  const fields = $select(form, 'input, textarea, option', false);
  for (let i = 0; i < fields.length; i++) if ($hasOwn(fields[i], $state)) fields[i][$state] = {};
  $send(form, new Event('reset', { bubbles: true, cancelable: true }));
}

// Only one radio button of a name is on.
function $uncheckOthers(node) {
  const name = $attribute(node, 'name');
  if ($attribute(node, 'type') !== 'radio' || name === null) return;
  const others = $byTag($closest(node, 'form') ?? $rootOf(node), 'input');
  for (let i = 0; i < others.length; i++) {
    const other = others[i];
    if (other !== node && $attribute(other, 'type') === 'radio' && $attribute(other, 'name') === name) {
      $stateOf(other).checked = false;
    }
  }
}

function $choose(list, option) {
  const options = $byTag(list, 'option');
  for (let i = 0; i < options.length; i++) $stateOf(options[i]).checked = options[i] === option;
}

// What a template's markup is in; any other element's is in itself.
function $contentOf(node) {
  if (node[$name] !== 'TEMPLATE') return node;
  if (!$hasOwn(node, $content)) $hide(node, $content, $fragment());
  return node[$content];
}

const $tags = {
  A: HTMLAnchorElement, BODY: HTMLBodyElement, BUTTON: HTMLButtonElement, DIV: HTMLDivElement, FORM: HTMLFormElement,
  HEAD: HTMLHeadElement, HTML: HTMLHtmlElement, INPUT: HTMLInputElement, LI: HTMLLIElement, OPTION: HTMLOptionElement,
  P: HTMLParagraphElement, SELECT: HTMLSelectElement, SPAN: HTMLSpanElement, TEMPLATE: HTMLTemplateElement,
  TEXTAREA: HTMLTextAreaElement, UL: HTMLUListElement,
};

function $element(tag) {
  const name = $call($upper, tag);
  const custom = $definitions.length > 0 ? $definitionOf($call($lower, tag)) : undefined;
  if (custom !== undefined) return new custom.kind();
  const kind = $hasOwn($tags, name) ? $tags[name] : HTMLElement;
  return $bare(kind.prototype, name, 6);
}

function $insertAdjacent(node, place, what) {
  const parent = node[$parent];
  if (place === 'beforeend') return $insert(node, what, null);
  if (place === 'afterbegin') return $insert(node, what, $childAt(node, 0));
  if (place === 'beforebegin') return parent && $insert(parent, what, node);
  if (place === 'afterend') return parent && $insert(parent, what, $sibling(node, 1));
  throw $domError('SyntaxError', `The value provided ('${place}') is not one of 'beforebegin', 'afterbegin', 'beforeend', or 'afterend'.`);
}

// ---- what a click does

function $click(node) {
  if ($attribute(node, 'disabled') !== null) return;
  const ticked = $isTicked(node);
  const before = ticked && $isOn(node);
  if (ticked) $turn(node, $typeOf(node) === 'radio' || !before);
  const goes = $send(node, new PointerEvent('click', { bubbles: true, cancelable: true, button: 0, detail: 1 }));
  if (!goes) {
    if (ticked) $stateOf(node).checked = before;
    return;
  }
  if (ticked && $isOn(node) !== before) {
    $send(node, new Event('input', { bubbles: true }));
    $send(node, new Event('change', { bubbles: true }));
  }
  const type = node[$name] === 'BUTTON' || node[$name] === 'INPUT' ? $typeOf(node) : '';
  if (type === 'submit' || type === 'reset') {
    const form = $closest(node, 'form');
    if (form !== null && type === 'submit') $submit(form, node);
    if (form !== null && type === 'reset') $reset(form);
  } else if (node[$name] === 'LABEL') {
    const named = $attribute(node, 'for');
    const field = named === null ? $select(node, 'input, select, textarea', true) : $findById($document, named);
    if (field !== null && $isElement(field)) $click(field);
  }
}

function $submit(form, submitter) {
  $send(form, new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }));
}
