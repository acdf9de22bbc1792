// The document and the window around it. The document is a root; so is the window with its listeners.

class Document extends $Branch {
  get documentElement() { return $root; }
  get head() { return $head; }
  get body() { return $body; }
  get activeElement() { return $focused !== null && $rootOf($focused) === $document ? $focused : $body; }
  get readyState() { return $readiness; }
  get visibilityState() { return 'visible'; }
  get hidden() { return false; }
  get defaultView() { return $globalObject; }
  get location() { return $location; }
  get URL() { return $location.href; }
  get forms() { return $byTag($document, 'form'); }
  get images() { return $byTag($document, 'img'); }
  get links() { return $select($document, 'a[href], area[href]', false); }
  get scripts() { return $byTag($document, 'script'); }
  get scrollingElement() { return $root; }
  get title() { return $titleNode(false) === null ? '' : $call($trimmed, $textOf($titleNode(false))); }
  set title(text) { $fillWith($titleNode(true), [`${text}`]); }
  get cookie() { return $joined($cookies, '; '); }
  set cookie(text) { $keepCookie(`${text}`); }
  get domain() { return $location.hostname; }
  get referrer() { return ''; }
  get cookieEnabled() { return true; }
  getSelection() { return getSelection(); }
  elementFromPoint() { return $body; }
  createElement(tag) { return $element($tagName(tag)); }
  createElementNS(space, tag) { return $element($tagName(tag)); }
  createTextNode(text) { return $text(`${text}`); }
  createComment(text) { return $comment(`${text}`); }
  createDocumentFragment() { return $fragment(); }
  importNode(node, deep) { return $clone($node(node), !!deep); }
  hasFocus() { return true; }
  execCommand() { return false; }

  adoptNode(node) {
    if ($node(node)[$parent]) $detach(node[$parent], node);
    return node;
  }

  createEvent(kind) {
    const name = `${kind}`;
    if (name === 'CustomEvent') return new CustomEvent('');
    return name === 'MouseEvents' || name === 'MouseEvent' ? new MouseEvent('') : new Event('');
  }

  getElementById(id) { return $findById($document, `${id}`); }
  getElementsByClassName(names) { return $byClass($document, `${names}`); }
  getElementsByTagName(name) { return $byTag($document, `${name}`); }
  getElementsByName(name) { return $byName($document, `${name}`); }

  write(...texts) {
    for (let i = 0; i < texts.length; i++) $insert($body, $parse(`${texts[i]}`, 'BODY'), null);
  }

  writeln(...texts) {
    for (let i = 0; i < texts.length; i++) $insert($body, $parse(`${texts[i]}\n`, 'BODY'), null);
  }
}

class HTMLDocument extends Document {}

function $tagName(tag) {
  const name = `${tag}`;
  if (!$isLetter(name[0])) {
    throw $domError('InvalidCharacterError', `The tag name provided ('${name}') is not a valid name.`);
  }
  for (let i = 0; i < name.length; i++) {
    if (!$isSpace(name[i]) && name[i] !== '>' && name[i] !== '<' && name[i] !== '/') continue;
    throw $domError('InvalidCharacterError', `The tag name provided ('${name}') is not a valid name.`);
  }
  return name;
}

// The cookies that hold, as `name=value`.
const $cookies = [];

function $keepCookie(text) {
  const parts = $call($textSplit, text, ';');
  const pair = $call($trimmed, parts[0]);
  const name = $part(pair, 0, $find(pair, '=', 0) + 1);
  let over = false;
  for (let i = 1; i < parts.length; i++) {
    const option = $call($lower, $call($trimmed, parts[i]));
    if ($find(option, 'max-age=', 0) === 0) over = +$part(option, 8, option.length) <= 0;
    if ($find(option, 'expires=', 0) === 0) over = $call($parseDate, undefined, $part(option, 8, option.length)) <= $call($clock, undefined);
  }
  let at = 0;
  while (at < $cookies.length && $find($cookies[at], name, 0) !== 0) at++;
  if (over) {
    if (at < $cookies.length) $removeAt($cookies, at);
  } else if (at < $cookies.length) {
    $cookies[at] = pair;
  } else {
    $push($cookies, pair);
  }
}

const $parseDate = Date.parse;
const $clock = Date.now;

function $titleNode(make) {
  const found = $byTag($document, 'title');
  if (found.length > 0) return found[0];
  return make ? $insert($head, $element('title'), null) : null;
}

const $location = {
  href: 'https://example.com/', origin: 'https://example.com', protocol: 'https:', host: 'example.com',
  hostname: 'example.com', port: '', pathname: '/', search: '', hash: '',
};
const $document = $bare(HTMLDocument.prototype, '#document', 8);
const $root = $insert($document, $element('html'), null);
const $head = $insert($root, $element('head'), null);
const $body = $insert($root, $element('body'), null);
let $readiness = 'loading';

// The markup around a program becomes the document, before the program runs.
function $open(text) {
  const made = $parse(text, 'BODY');
  const parts = $copy($childrenOf(made));
  for (let i = 0; i < parts.length; i++) $adoptMarkup(parts[i]);
}

function $adoptMarkup(node) {
  const name = node[$name];
  const target = name === 'HTML' ? $root : name === 'HEAD' ? $head : name === 'BODY' ? $body : null;
  if (target === null) {
    // What stands before the body can only be white space where there is no text.
    if ($count($body) === 0 && name === '#text' && $wordsOf(node[$data]).length === 0) return;
    const heads = name === 'TITLE' || name === 'META' || name === 'LINK' || name === 'BASE';
    $insert(heads ? $head : $body, node, null);
    return;
  }
  const names = $attributeNames(node);
  for (let i = 0; i < names.length; i++) $setAttribute(target, names[i], $attribute(node, names[i]));
  const children = $copy($childrenOf(node));
  for (let i = 0; i < children.length; i++) {
    if (name === 'HTML') $adoptMarkup(children[i]);
    else $insert(target, children[i], null);
  }
}

// Somebody waits for the document: it is there when the script has ended.
let $awaited = false;

function $awaitDocument(target) {
  if ($awaited || target !== $document && target !== $globalObject) return;
  $awaited = true;
  $whenIdle('load');
}

function $loaded() {
  $readiness = 'interactive';
  $send($document, new Event('DOMContentLoaded', { bubbles: true }));
  $readiness = 'complete';
  $send($globalObject, new Event('load'));
}

// A person's input.
function $task(kind, argument) {
  if (kind === 'tick') tick(argument);
  else if (kind === 'load') $loaded();
  else $click(argument);
}

// `window.onload = …`: a listener of the window's that can be replaced.
let $onload = null;

$call($defineProperty, undefined, $globalObject, 'onload', {
  get: () => $onload,
  set: (callback) => {
    if ($onload !== null) $unlisten($globalObject, 'load', $onload, false);
    $onload = typeof callback === 'function' ? callback : null;
    $listen($globalObject, 'load', $onload, false);
  },
  enumerable: false,
  configurable: true,
});
$global('document', $document);
$publish([
  NodeList, HTMLCollection, Node, CharacterData, Text, Comment, DocumentFragment, CSSStyleDeclaration, DOMStringMap,
  DOMTokenList, Element, HTMLElement, HTMLInputElement, HTMLTextAreaElement, HTMLOptionElement, HTMLSelectElement,
  HTMLButtonElement, HTMLFormElement, HTMLTemplateElement, HTMLAnchorElement, HTMLDivElement, HTMLSpanElement,
  HTMLParagraphElement, HTMLUListElement, HTMLLIElement, HTMLBodyElement, HTMLHeadElement, HTMLHtmlElement,
  HTMLUnknownElement, Document, HTMLDocument,
]);
