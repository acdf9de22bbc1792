// Selectors: read into lists of compounds with what joins them, and matched from right to left.

const $idStop = ' \n\t\r\f.#[]:,>+~()*="\'|^$';

function $badSelector(text) {
  throw $domError('SyntaxError', `'${text}' is not a valid selector.`);
}

// A list of selectors: each a list of parts {join, tag, tests}, a test being [kind, name, operator, value].
function $readSelectors(text) {
  const reader = { text: `${text}`, at: 0 };
  const list = $readList(reader);
  if (reader.at < reader.text.length) $badSelector(reader.text);
  return list;
}

function $readList(reader) {
  const list = [];
  do {
    $push(list, $readSelector(reader));
  } while (reader.text[reader.at] === ',' && ++reader.at);
  return list;
}

function $skipSpace(reader) {
  const from = reader.at;
  while (reader.at < reader.text.length && $isSpace(reader.text[reader.at])) reader.at++;
  return reader.at > from;
}

function $readSelector(reader) {
  const parts = [];
  $skipSpace(reader);
  let join = '';
  if ($isJoin(reader.text[reader.at])) {
    join = reader.text[reader.at++];
    $skipSpace(reader);
  }
  for (;;) {
    $push(parts, $readCompound(reader, join));
    const spaced = $skipSpace(reader);
    const next = reader.text[reader.at];
    if (next === undefined || next === ',' || next === ')') return parts;
    if ($isJoin(next)) {
      join = next;
      reader.at++;
      $skipSpace(reader);
    } else if (spaced) {
      join = ' ';
    } else {
      $badSelector(reader.text);
    }
  }
}

function $isJoin(letter) {
  return letter === '>' || letter === '+' || letter === '~';
}

function $readName(reader) {
  const text = reader.text;
  let name = '';
  while (reader.at < text.length) {
    const letter = text[reader.at];
    if (letter === '\\') {
      name += text[reader.at + 1] ?? '';
      reader.at += 2;
      continue;
    }
    if ($find($idStop, letter, 0) >= 0) break;
    name += letter;
    reader.at++;
  }
  return name === '' ? $badSelector(text) : name;
}

function $readCompound(reader, join) {
  const part = { join, tag: '*', tests: [] };
  const from = reader.at;
  const first = reader.text[from];
  if (first === '*') reader.at++;
  else if (first !== undefined && $find($idStop, first, 0) < 0) part.tag = $call($upper, $readName(reader));
  for (;;) {
    const letter = reader.text[reader.at];
    if (letter === '#' || letter === '.') {
      reader.at++;
      $push(part.tests, [letter === '#' ? '[' : '.', letter === '#' ? 'id' : $readName(reader), '=', undefined]);
      if (letter === '#') part.tests[part.tests.length - 1][3] = $readName(reader);
    } else if (letter === '[') {
      reader.at++;
      $push(part.tests, $readAttribute(reader));
    } else if (letter === ':') {
      reader.at++;
      if (reader.text[reader.at] === ':') reader.at++;
      $push(part.tests, $readPseudo(reader));
    } else {
      break;
    }
  }
  if (reader.at === from) $badSelector(reader.text);
  return part;
}

function $readAttribute(reader) {
  $skipSpace(reader);
  const name = $call($lower, $readName(reader));
  $skipSpace(reader);
  let operator = '';
  while (reader.at < reader.text.length && $find('=~|^$*', reader.text[reader.at], 0) >= 0) operator += reader.text[reader.at++];
  let value = '';
  if (operator !== '') {
    $skipSpace(reader);
    const quote = reader.text[reader.at];
    if (quote === '"' || quote === "'") {
      const end = $find(reader.text, quote, reader.at + 1);
      if (end < 0) $badSelector(reader.text);
      value = $part(reader.text, reader.at + 1, end);
      reader.at = end + 1;
    } else {
      value = $readName(reader);
    }
    $skipSpace(reader);
    if (reader.text[reader.at] === 'i' || reader.text[reader.at] === 's') reader.at++;
    $skipSpace(reader);
  }
  if (reader.text[reader.at++] !== ']') $badSelector(reader.text);
  return ['[', name, operator, value];
}

function $readPseudo(reader) {
  const name = $call($lower, $readName(reader));
  let argument;
  if (reader.text[reader.at] === '(') {
    reader.at++;
    if (name === 'not' || name === 'is' || name === 'where' || name === 'has') {
      argument = $readList(reader);
    } else {
      const end = $find(reader.text, ')', reader.at);
      if (end < 0) $badSelector(reader.text);
      argument = $readNth(reader.text, $call($lower, $call($trimmed, $part(reader.text, reader.at, end))));
      reader.at = end;
    }
    if (reader.text[reader.at++] !== ')') $badSelector(reader.text);
  }
  const needs = name === 'not' || name === 'is' || name === 'where' || name === 'has' || $find(name, 'nth-', 0) === 0;
  if ($indexIn($pseudos, name) < 0 || needs !== (argument !== undefined)) $badSelector(reader.text);
  return [':', name, '', argument];
}

const $pseudos = [
  'first-child', 'last-child', 'only-child', 'first-of-type', 'last-of-type', 'only-of-type', 'nth-child', 'nth-last-child',
  'nth-of-type', 'nth-last-of-type', 'not', 'is', 'where', 'has', 'empty', 'root', 'scope', 'checked', 'disabled', 'enabled',
  'required', 'optional', 'focus', 'hover', 'active', 'link', 'visited', 'target',
];

// an+b as [a, b].
function $readNth(text, words) {
  if (words === 'odd') return [2, 1];
  if (words === 'even') return [2, 0];
  const at = $find(words, 'n', 0);
  const plain = $joined($wordsOf(words), '');
  if (at < 0) return plain === '' || !(+plain === +plain) ? $badSelector(text) : [0, +plain];
  const n = $find(plain, 'n', 0);
  const before = $part(plain, 0, n);
  const after = $part(plain, n + 1, plain.length);
  const step = before === '' || before === '+' ? 1 : before === '-' ? -1 : +before;
  const start = after === '' ? 0 : +after;
  return step === step && start === start ? [step, start] : $badSelector(text);
}

// ---- matching

function $fits(node, list, scope) {
  for (let i = 0; i < list.length; i++) if ($fitsOne(node, list[i], list[i].length - 1, scope)) return true;
  return false;
}

// Whether a node is what the part of a selector up to a place says.
function $fitsOne(node, parts, place, scope) {
  const part = parts[place];
  if (!$fitsCompound(node, part, scope)) return false;
  if (place === 0) return part.join === '' || $fitsScope(node, part.join, scope);
  const join = part.join;
  if (join === '>' || join === ' ') {
    for (let it = $elementOrNull(node[$parent]); it !== null; it = $elementOrNull(it[$parent])) {
      if ($fitsOne(it, parts, place - 1, scope)) return true;
      if (join === '>') return false;
    }
    return false;
  }
  for (let it = $elementFrom(node, -1); it !== null; it = $elementFrom(it, -1)) {
    if ($fitsOne(it, parts, place - 1, scope)) return true;
    if (join === '+') return false;
  }
  return false;
}

// A selector that begins with what joins it to the node that is asked.
function $fitsScope(node, join, scope) {
  if (join === '>') return node[$parent] === scope;
  const before = $elementFrom(node, -1);
  if (join === '+') return before === scope;
  for (let it = before; it !== null; it = $elementFrom(it, -1)) if (it === scope) return true;
  return false;
}

function $fitsCompound(node, part, scope) {
  if (part.tag !== '*' && part.tag !== node[$name]) return false;
  const tests = part.tests;
  for (let i = 0; i < tests.length; i++) {
    const test = tests[i];
    const kind = test[0];
    if (kind === '.' && $indexIn($tokens(node), test[1]) < 0) return false;
    if (kind === '[' && !$fitsAttribute($attribute(node, test[1]), test[2], test[3])) return false;
    if (kind === ':' && !$fitsPseudo(node, test[1], test[3], scope)) return false;
  }
  return true;
}

function $fitsAttribute(has, operator, value) {
  if (has === null) return false;
  if (operator === '') return true;
  if (operator === '=') return has === value;
  if (operator === '~=') return $indexIn($wordsOf(has), value) >= 0;
  if (operator === '|=') return has === value || $find(has, `${value}-`, 0) === 0;
  if (value === '') return false;
  if (operator === '^=') return $find(has, value, 0) === 0;
  if (operator === '*=') return $find(has, value, 0) >= 0;
  return operator === '$=' && has.length >= value.length && $part(has, has.length - value.length, has.length) === value;
}

function $fitsPseudo(node, name, argument, scope) {
  if (name === 'not') return !$fits(node, argument, scope);
  if (name === 'is' || name === 'where') return $fits(node, argument, scope);
  if (name === 'has') return $firstUnder(node, argument, node) !== null;
  if (name === 'root') return node === $root;
  if (name === 'scope') return node === (scope === $document ? $root : scope);
  if (name === 'empty') return $count(node) === 0;
  if (name === 'checked') return $isOn(node);
  if (name === 'disabled') return $attribute(node, 'disabled') !== null;
  if (name === 'enabled') return $attribute(node, 'disabled') === null;
  if (name === 'required') return $attribute(node, 'required') !== null;
  if (name === 'optional') return $attribute(node, 'required') === null;
  if (name === 'focus') return node === $focused;
  if (name === 'link') return $attribute(node, 'href') !== null;
  if (name === 'hover' || name === 'active' || name === 'visited' || name === 'target') return false;
  const typed = $find(name, '-of-type', 0) > 0;
  const first = $placeAmong(node, -1, typed);
  const last = $placeAmong(node, 1, typed);
  if ($find(name, 'only', 0) === 0) return first === 1 && last === 1;
  const back = $find(name, 'last', 0) >= 0;
  if (argument === undefined) return (back ? last : first) === 1;
  const distance = (back ? last : first) - argument[1];
  return argument[0] === 0 ? distance === 0 : distance % argument[0] === 0 && distance / argument[0] >= 0;
}

// The place of an element among its siblings, from 1.
function $placeAmong(node, step, typed) {
  let place = 1;
  for (let it = $elementFrom(node, step); it !== null; it = $elementFrom(it, step)) {
    if (!typed || it[$name] === node[$name]) place++;
  }
  return place;
}

// ---- what asks

function $matches(node, text) {
  return $fits(node, $readSelectors(text), node);
}

function $closest(node, text) {
  const list = $readSelectors(text);
  for (let it = node; it !== null; it = $elementOrNull(it[$parent])) if ($fits(it, list, node)) return it;
  return null;
}

function $select(node, text, one) {
  const list = $readSelectors(text);
  if (one) return $firstUnder(node, list, node);
  const found = [];
  $allUnder(node, list, node, found);
  return $asList(found, NodeList);
}

function $firstUnder(node, list, scope) {
  for (let i = 0; i < $count(node); i++) {
    const child = node[$children][i];
    if (!$isElement(child)) continue;
    if ($fits(child, list, scope)) return child;
    const found = $firstUnder(child, list, scope);
    if (found !== null) return found;
  }
  return null;
}

function $allUnder(node, list, scope, found) {
  for (let i = 0; i < $count(node); i++) {
    const child = node[$children][i];
    if (!$isElement(child)) continue;
    if ($fits(child, list, scope)) $push(found, child);
    $allUnder(child, list, scope, found);
  }
}

function $findById(node, id) {
  if (id === '') return null;
  for (let i = 0; i < $count(node); i++) {
    const child = node[$children][i];
    if (!$isElement(child)) continue;
    if ($attribute(child, 'id') === id) return child;
    const found = $findById(child, id);
    if (found !== null) return found;
  }
  return null;
}

function $byClass(node, names) {
  const words = $wordsOf(names);
  const tests = [];
  for (let i = 0; i < words.length; i++) $push(tests, ['.', words[i], '=', undefined]);
  const selectors = tests.length > 0 ? [[{ join: '', tag: '*', tests }]] : [];
  return $liveList(node, HTMLCollection, `.${$joined(words, ' ')}`, selectors);
}

function $byTag(node, name) {
  const tag = name === '*' ? '*' : $call($upper, name);
  return $liveList(node, HTMLCollection, tag, [[{ join: '', tag, tests: [] }]]);
}

function $byName(node, name) {
  return $liveList(node, NodeList, `[${name}]`, [[{ join: '', tag: '*', tests: [['[', 'name', '=', name]] }]]);
}
