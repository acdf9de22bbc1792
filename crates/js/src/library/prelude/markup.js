// Markup: a small parser that makes nodes of text, and the way back. What is in the text never runs.

const $voidTags = [
  'AREA', 'BASE', 'BR', 'COL', 'EMBED', 'HR', 'IMG', 'INPUT', 'LINK', 'META', 'SOURCE', 'TRACK', 'WBR',
];
const $rawTags = ['SCRIPT', 'STYLE', 'TEXTAREA', 'TITLE'];
const $blockTags = [
  'ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'DIV', 'DL', 'FIELDSET', 'FOOTER', 'FORM', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6',
  'HEADER', 'HR', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'UL',
];
// What a tag ends that is open still, up to which element.
const $endings = {
  LI: [['LI'], ['UL', 'OL', 'MENU']],
  DT: [['DT', 'DD'], ['DL']],
  DD: [['DT', 'DD'], ['DL']],
  OPTION: [['OPTION'], ['SELECT', 'DATALIST']],
  TR: [['TR', 'TD', 'TH'], ['TABLE']],
  TD: [['TD', 'TH'], ['TR', 'TABLE']],
  TH: [['TD', 'TH'], ['TR', 'TABLE']],
  TBODY: [['TR', 'TD', 'TH', 'THEAD', 'TBODY'], ['TABLE']],
  TFOOT: [['TR', 'TD', 'TH', 'THEAD', 'TBODY'], ['TABLE']],
};
const $entities = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '\u00a9', reg: '\u00ae', hellip: '\u2026',
  mdash: '\u2014', ndash: '\u2013', lsquo: '\u2018', rsquo: '\u2019', ldquo: '\u201c', rdquo: '\u201d', times: '\u00d7',
  rarr: '\u2192', larr: '\u2190', euro: '\u20ac', middot: '\u00b7', bull: '\u2022', deg: '\u00b0', laquo: '\u00ab',
  raquo: '\u00bb',
};
const $fromCodePoint = String.fromCodePoint;

// The nodes of a text that stands in an element of some name, in a fragment.
function $parse(text, name) {
  const result = $fragment();
  if ($indexIn($rawTags, name) >= 0) {
    if (text !== '') $place(result, [$text(name === 'TEXTAREA' || name === 'TITLE' ? $plain(text) : text)], null);
    return result;
  }
  // The elements that are open, the innermost last; what is put in by the way comes out as it was asked for.
  const open = [result];
  let at = 0;
  while (at < text.length) {
    const less = $nextTag(text, at);
    const end = less < 0 ? text.length : less;
    if (end > at) $addText(open[open.length - 1], $plain($part(text, at, end)));
    at = less < 0 ? end : $readTag(text, less, open, name);
  }
  return result;
}

// Where the next tag or comment begins: a `<` before anything else is text.
function $nextTag(text, from) {
  let at = $find(text, '<', from);
  while (at >= 0) {
    const next = text[at + 1];
    if ($isLetter(next) || next === '!' || next === '?' || next === '/' && $isLetter(text[at + 2])) return at;
    at = $find(text, '<', at + 1);
  }
  return -1;
}

function $isLetter(letter) {
  return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
}

function $addText(parent, text) {
  const last = $childAt(parent, $count(parent) - 1);
  if (last !== null && last[$name] === '#text') $setData(last, last[$data] + text);
  else $place(parent, [$text(text)], null);
}

// Reads a tag or comment and gives the place behind it.
function $readTag(text, at, open, outer) {
  if ($find(text, '<!--', at) === at) {
    const end = $find(text, '-->', at + 4);
    const stop = end < 0 ? text.length : end;
    $place($contentOf(open[open.length - 1]), [$comment($part(text, at + 4, stop))], null);
    return end < 0 ? stop : stop + 3;
  }
  if (text[at + 1] === '!' || text[at + 1] === '?') {
    const end = $find(text, '>', at);
    return end < 0 ? text.length : end + 1;
  }
  const closes = text[at + 1] === '/';
  let end = at + (closes ? 2 : 1);
  const start = end;
  while (end < text.length && !$isSpace(text[end]) && text[end] !== '>' && text[end] !== '/') end++;
  const name = $call($upper, $part(text, start, end));
  if (closes) {
    $shut(open, name);
    const stop = $find(text, '>', end);
    return stop < 0 ? text.length : stop + 1;
  }
  const node = $element(name);
  const reader = { text, at: end };
  const empty = $readAttributes(reader, node);
  $makeWay(open, name, outer);
  $place($contentOf(open[open.length - 1]), [node], null);
  if ($indexIn($voidTags, name) >= 0) return reader.at;
  if ($indexIn($rawTags, name) >= 0) return $readRaw(text, reader.at, node);
  if (!empty || $hasOwn($tags, name)) $push(open, node);
  return reader.at;
}

// The text of a script, a style or the like, up to its end tag.
function $readRaw(text, from, node) {
  const small = $call($lower, $part(text, from, text.length));
  const found = $find(small, `</${$call($lower, node[$name])}`, 0);
  const end = found < 0 ? text.length : from + found;
  const inside = $part(text, from, end);
  const escapes = node[$name] === 'TEXTAREA' || node[$name] === 'TITLE';
  if (inside !== '') $place(node, [$text(escapes ? $plain(inside) : inside)], null);
  const stop = $find(text, '>', end);
  return found < 0 || stop < 0 ? text.length : stop + 1;
}

// Reads attributes up to the end of a tag; whether the tag ends itself.
function $readAttributes(reader, node) {
  const text = reader.text;
  let empty = false;
  while (reader.at < text.length) {
    $skipSpace(reader);
    const letter = text[reader.at];
    if (letter === undefined) break;
    if (letter === '>') {
      reader.at++;
      break;
    }
    if (letter === '/') {
      empty = true;
      reader.at++;
      continue;
    }
    empty = false;
    const start = reader.at++;
    while (reader.at < text.length && !$isSpace(text[reader.at]) && $find('=>/', text[reader.at], 0) < 0) reader.at++;
    const name = $call($lower, $part(text, start, reader.at));
    $skipSpace(reader);
    let value = '';
    if (text[reader.at] === '=') {
      reader.at++;
      $skipSpace(reader);
      value = $plain($readValue(reader));
    }
    if ($attribute(node, name) === null) $setAttribute(node, name, value);
  }
  return empty;
}

function $readValue(reader) {
  const text = reader.text;
  const quote = text[reader.at];
  if (quote === '"' || quote === "'") {
    const end = $find(text, quote, reader.at + 1);
    const value = $part(text, reader.at + 1, end < 0 ? text.length : end);
    reader.at = end < 0 ? text.length : end + 1;
    return value;
  }
  const start = reader.at;
  while (reader.at < text.length && !$isSpace(text[reader.at]) && text[reader.at] !== '>') reader.at++;
  return $part(text, start, reader.at);
}

// Ends what cannot be open around a tag, and puts in what must be.
function $makeWay(open, name, outer) {
  if ($hasOwn($endings, name)) {
    const ended = $endings[name][0];
    const limits = $endings[name][1];
    for (let i = open.length - 1; i > 0; i--) {
      if ($indexIn(limits, open[i][$name]) >= 0) break;
      if ($indexIn(ended, open[i][$name]) >= 0) while (open.length > i) $removeAt(open, open.length - 1);
    }
  }
  if ($indexIn($blockTags, name) >= 0 && open[open.length - 1][$name] === 'P') $removeAt(open, open.length - 1);
  const around = open.length > 1 ? open[open.length - 1][$name] : outer;
  if (name === 'TR' && around === 'TABLE') {
    const body = $element('TBODY');
    $place(open[open.length - 1], [body], null);
    $push(open, body);
  }
}

// An end tag: what is open inside ends with it; one that fits nothing says nothing.
function $shut(open, name) {
  for (let i = open.length - 1; i > 0; i--) {
    if (open[i][$name] !== name) continue;
    while (open.length > i) $removeAt(open, open.length - 1);
    return;
  }
}

// A text with its entities as what they stand for.
function $plain(text) {
  let at = $find(text, '&', 0);
  if (at < 0) return text;
  const pieces = [];
  let from = 0;
  while (at >= 0) {
    const end = $find(text, ';', at);
    const name = end < 0 || end - at > 12 ? '' : $part(text, at + 1, end);
    const meant = name[0] === '#' ? $numbered(name) : $hasOwn($entities, name) ? $entities[name] : undefined;
    if (meant !== undefined) {
      $push(pieces, $part(text, from, at));
      $push(pieces, meant);
      from = end + 1;
    }
    at = $find(text, '&', meant === undefined ? at + 1 : from);
  }
  $push(pieces, $part(text, from, text.length));
  return $joined(pieces, '');
}

function $numbered(name) {
  const hex = name[1] === 'x' || name[1] === 'X';
  const code = +(hex ? `0x${$part(name, 2, name.length)}` : $part(name, 1, name.length));
  return code > 0 && code <= 0x10ffff && code % 1 === 0 ? $call($fromCodePoint, undefined, code) : undefined;
}

// ---- the way back

function $inner(node) {
  const pieces = [];
  $write($contentOf(node), pieces);
  return $joined(pieces, '');
}

function $outer(node) {
  const pieces = [];
  $writeNode(node, node[$parent], pieces);
  return $joined(pieces, '');
}

function $write(node, pieces) {
  for (let i = 0; i < $count(node); i++) $writeNode(node[$children][i], node, pieces);
}

function $writeNode(node, parent, pieces) {
  const name = node[$name];
  if (name === '#text') {
    const raw = parent && (parent[$name] === 'SCRIPT' || parent[$name] === 'STYLE');
    $push(pieces, raw ? node[$data] : $escape(node[$data], false));
  } else if (name === '#comment') {
    $push(pieces, `<!--${node[$data]}-->`);
  } else {
    const tag = $call($lower, name);
    $push(pieces, `<${tag}`);
    const names = $attributeNames(node);
    for (let i = 0; i < names.length; i++) $push(pieces, ` ${names[i]}="${$escape($attribute(node, names[i]), true)}"`);
    $push(pieces, '>');
    if ($indexIn($voidTags, name) >= 0) return;
    $write($contentOf(node), pieces);
    $push(pieces, `</${tag}>`);
  }
}

function $escape(text, quotes) {
  text = $replaceAll(text, '&', '&amp;');
  text = $replaceAll(text, '\u00a0', '&nbsp;');
  if (quotes) return $replaceAll(text, '"', '&quot;');
  return $replaceAll($replaceAll(text, '<', '&lt;'), '>', '&gt;');
}
