// URL and URLSearchParams, and Blob with the addresses that can be made for it: each of these holds its blob until it is
// revoked.

const $address = Symbol('$address');
const $queryOf = Symbol('searchParams');
const $entriesOf = Symbol('entries');
const $queryOwner = Symbol('url');
const $encodeAll = $globalObject.encodeURIComponent;
const $encodeSome = $globalObject.encodeURI;
const $decodeAll = $globalObject.decodeURIComponent;
const $sort = Array.prototype.sort;
const $standardPorts = { __proto__: null, 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };

// An address in parts; `undefined` where it is none.
function $parseAddress(text, base) {
  text = $call($trimmed, text);
  const parts = { protocol: '', username: '', password: '', hostname: '', port: '', pathname: '', search: '', hash: '' };
  let rest = text;
  const hash = $find(rest, '#', 0);
  if (hash >= 0) {
    parts.hash = hash + 1 < rest.length ? $call($encodeSome, undefined, $part(rest, hash, rest.length)) : '';
    rest = $part(rest, 0, hash);
  }
  const scheme = $schemeOf(rest);
  const question = $find(rest, '?', 0);
  if (question >= 0) {
    parts.search = question + 1 < rest.length ? $encodeQuery($part(rest, question, rest.length)) : '';
    rest = $part(rest, 0, question);
  }
  if (scheme === '') return base === undefined ? undefined : $resolveAddress(parts, rest, base, question >= 0, text);
  parts.protocol = $call($lower, scheme);
  rest = $part(rest, scheme.length, rest.length);
  if ($standardPorts[parts.protocol] === undefined && $part(rest, 0, 2) !== '//') {
    parts.pathname = rest;
    return parts;
  }
  let slashes = 0;
  while (rest[slashes] === '/' || rest[slashes] === '\\') slashes++;
  return $readAuthority(parts, $part(rest, parts.protocol === 'file:' ? 2 : slashes, rest.length)) ? parts : undefined;
}

// The scheme that a text begins with, with its colon.
function $schemeOf(text) {
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === ':') return i > 0 ? $part(text, 0, i + 1) : '';
    if (!$isLetter(c) && (i === 0 || !(c >= '0' && c <= '9' || c === '+' || c === '-' || c === '.'))) return '';
  }
  return '';
}

// Who is asked, and the path.
function $readAuthority(parts, rest) {
  let end = $find(rest, '/', 0);
  if (end < 0) end = rest.length;
  let who = $part(rest, 0, end);
  const at = $find(who, '@', 0);
  if (at >= 0) {
    const user = $part(who, 0, at);
    const colon = $find(user, ':', 0);
    parts.username = colon < 0 ? user : $part(user, 0, colon);
    parts.password = colon < 0 ? '' : $part(user, colon + 1, user.length);
    who = $part(who, at + 1, who.length);
  }
  const colon = $find(who, ':', 0);
  parts.hostname = $call($lower, colon < 0 ? who : $part(who, 0, colon));
  if (parts.hostname === '' && parts.protocol !== 'file:') return false;
  for (let i = 0; i < parts.hostname.length; i++) {
    const c = parts.hostname[i];
    if ($isSpace(c) || c === '<' || c === '>' || c === '^' || c === '|' || c === '%') return false;
  }
  const port = colon < 0 ? '' : $part(who, colon + 1, who.length);
  for (let i = 0; i < port.length; i++) if (!(port[i] >= '0' && port[i] <= '9')) return false;
  if (port !== '' && +port > 65535) return false;
  parts.port = port === '' || `${+port}` === $standardPorts[parts.protocol] ? '' : `${+port}`;
  parts.pathname = $cleanPath($part(rest, end, rest.length));
  return true;
}

function $resolveAddress(parts, path, base, asks, text) {
  const inherited = ['protocol', 'username', 'password', 'hostname', 'port'];
  for (let i = 0; i < inherited.length; i++) parts[inherited[i]] = base[inherited[i]];
  if ($part(path, 0, 2) === '//') {
    parts.username = parts.password = '';
    return $readAuthority(parts, $part(path, 2, path.length)) ? parts : undefined;
  }
  if (path === '') {
    parts.pathname = base.pathname;
    if (!asks) parts.search = base.search;
    return parts;
  }
  if (path[0] === '/') {
    parts.pathname = $cleanPath(path);
    return parts;
  }
  let last = base.pathname.length - 1;
  while (last >= 0 && base.pathname[last] !== '/') last--;
  parts.pathname = $cleanPath($part(base.pathname, 0, last + 1) + path);
  return parts;
}

// A path without its dots.
function $cleanPath(path) {
  const words = $call($textSplit, path, '/');
  const kept = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const last = i === words.length - 1;
    if (word === '..') {
      if (kept.length > 1) $removeAt(kept, kept.length - 1);
      if (last) $push(kept, '');
    } else if (word === '.') {
      if (last) $push(kept, '');
    } else {
      $push(kept, $encodePath(word));
    }
  }
  if (kept.length < 2) return kept.length === 1 && kept[0] !== '' ? `/${kept[0]}` : '/';
  return $joined(kept, '/');
}

// What is encoded stays so.
function $encodePath(text) {
  return $replaceAll($call($encodeSome, undefined, text), '%25', '%');
}

function $encodeQuery(text) {
  return $replaceAll($encodePath(text), "'", '%27');
}

class URL {
  constructor(address, base = undefined) {
    const root = base === undefined ? undefined : $parseAddress(`${base}`, undefined);
    const parts = base !== undefined && root === undefined ? undefined : $parseAddress(`${address}`, root);
    if (parts === undefined) {
      const error = new $TypeError('Invalid URL');
      $define(error, 'code', 'ERR_INVALID_URL', 7);
      $define(error, 'input', `${address}`, 7);
      throw error;
    }
    $hide(this, $address, parts);
  }

  get href() { return $hrefOf(this[$address]); }
  set href(text) {
    this[$address] = new URL(text)[$address];
    if ($hasOwn(this, $queryOf)) this[$queryOf][$entriesOf] = $readQuery(this.search);
  }
  get origin() {
    const protocol = this[$address].protocol;
    return $standardPorts[protocol] ? `${protocol}//${this.host}` : 'null';
  }
  get protocol() { return this[$address].protocol; }
  set protocol(text) { this[$address].protocol = $schemeOf(`${text}:`) || this[$address].protocol; }
  get username() { return this[$address].username; }
  set username(text) { this[$address].username = $call($encodeAll, undefined, `${text}`); }
  get password() { return this[$address].password; }
  set password(text) { this[$address].password = $call($encodeAll, undefined, `${text}`); }
  get hostname() { return this[$address].hostname; }
  set hostname(text) { this[$address].hostname = $call($lower, `${text}`); }
  get port() { return this[$address].port; }
  set port(text) { this[$address].port = `${text}` === $standardPorts[this[$address].protocol] ? '' : `${text}`; }
  get host() { return $hostText(this[$address]); }
  set host(text) {
    const colon = $find(`${text}`, ':', 0);
    this.hostname = colon < 0 ? text : $part(`${text}`, 0, colon);
    if (colon >= 0) this.port = $part(`${text}`, colon + 1, `${text}`.length);
  }
  get pathname() { return this[$address].pathname; }
  set pathname(text) { this[$address].pathname = $cleanPath(`${text}`[0] === '/' ? `${text}` : `/${text}`); }
  get search() { return this[$address].search; }
  set search(text) {
    text = `${text}`;
    this[$address].search = text === '' || text === '?' ? '' : $encodeQuery(text[0] === '?' ? text : `?${text}`);
    if ($hasOwn(this, $queryOf)) this[$queryOf][$entriesOf] = $readQuery(this.search);
  }
  get hash() { return this[$address].hash; }
  set hash(text) {
    text = `${text}`;
    this[$address].hash = text === '' || text === '#' ? '' : $call($encodeSome, undefined, text[0] === '#' ? text : `#${text}`);
  }
  get searchParams() {
    if (!$hasOwn(this, $queryOf)) {
      $hide(this, $queryOf, new URLSearchParams(this.search));
      $hide(this[$queryOf], $queryOwner, this);
    }
    return this[$queryOf];
  }

  toString() { return this.href; }
  toJSON() { return this.href; }

  static canParse(address, base) {
    return URL.parse(address, base) !== null;
  }

  static parse(address, base) {
    try {
      return new URL(address, base);
    } catch {
      return null;
    }
  }

  static createObjectURL(blob) {
    if (!$isObject(blob) || !$hasOwn(blob, $bytesOf)) {
      $typeError("Failed to execute 'createObjectURL' on 'URL': Overload resolution failed.");
    }
    $objectUrls++;
    const url = `blob:https://example.com/${$objectUrls}`;
    $objects[url] = blob;
    return url;
  }

  static revokeObjectURL(url) { delete $objects[`${url}`]; }
}

// The blobs that have an address.
const $objects = { __proto__: null };
let $objectUrls = 0;

function $hostText(parts) {
  return parts.port === '' ? parts.hostname : `${parts.hostname}:${parts.port}`;
}

function $hrefOf(parts) {
  const who = parts.password === '' ? parts.username : `${parts.username}:${parts.password}`;
  const authority = parts.hostname === '' && parts.protocol !== 'file:' ? '' : `//${who === '' ? '' : `${who}@`}${$hostText(parts)}`;
  return `${parts.protocol}${authority}${parts.pathname}${parts.search}${parts.hash}`;
}

// ---- what stands behind the question mark

function $plusDecoded(text) {
  const plain = $replaceAll(text, '+', ' ');
  try {
    return $call($decodeAll, undefined, plain);
  } catch {
    return plain;
  }
}

function $formEncoded(text) {
  let coded = $call($encodeAll, undefined, text);
  const others = ['%20', '+', '!', '%21', "'", '%27', '(', '%28', ')', '%29', '~', '%7E'];
  for (let i = 0; i < others.length; i += 2) coded = $replaceAll(coded, others[i], others[i + 1]);
  return coded;
}

function $readQuery(text) {
  const entries = [];
  const parts = $call($textSplit, text[0] === '?' ? $part(text, 1, text.length) : text, '&');
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === '') continue;
    const at = $find(parts[i], '=', 0);
    const name = at < 0 ? parts[i] : $part(parts[i], 0, at);
    $push(entries, [$plusDecoded(name), at < 0 ? '' : $plusDecoded($part(parts[i], at + 1, parts[i].length))]);
  }
  return entries;
}

class URLSearchParams {
  constructor(init = undefined) {
    $hide(this, $entriesOf, []);
    if (init === undefined || init === null) return;
    if (!$isObject(init)) {
      this[$entriesOf] = $readQuery(`${init}`);
    } else if (init[$symbolIterator] !== undefined) {
      for (const entry of init) $push(this[$entriesOf], [`${entry[0]}`, `${entry[1]}`]);
    } else {
      const keys = $ownKeys(init);
      for (let i = 0; i < keys.length; i++) $push(this[$entriesOf], [keys[i], `${init[keys[i]]}`]);
    }
  }

  get size() { return this[$entriesOf].length; }

  append(name, value) {
    $push(this[$entriesOf], [`${name}`, `${value}`]);
    $tellUrl(this);
  }

  delete(name, value) {
    const entries = this[$entriesOf];
    for (let i = entries.length - 1; i >= 0; i--) {
      if (entries[i][0] === `${name}` && (value === undefined || entries[i][1] === `${value}`)) $removeAt(entries, i);
    }
    $tellUrl(this);
  }

  get(name) {
    const entries = this[$entriesOf];
    for (let i = 0; i < entries.length; i++) if (entries[i][0] === `${name}`) return entries[i][1];
    return null;
  }

  getAll(name) {
    const entries = this[$entriesOf];
    const found = [];
    for (let i = 0; i < entries.length; i++) if (entries[i][0] === `${name}`) $push(found, entries[i][1]);
    return found;
  }

  has(name, value) {
    const entries = this[$entriesOf];
    for (let i = 0; i < entries.length; i++) {
      if (entries[i][0] === `${name}` && (value === undefined || entries[i][1] === `${value}`)) return true;
    }
    return false;
  }

  set(name, value) {
    const entries = this[$entriesOf];
    let there = false;
    for (let i = 0; i < entries.length; i++) {
      if (entries[i][0] !== `${name}`) continue;
      if (there) {
        $removeAt(entries, i);
        i--;
      } else {
        entries[i][1] = `${value}`;
        there = true;
      }
    }
    if (!there) $push(entries, [`${name}`, `${value}`]);
    $tellUrl(this);
  }

  sort() {
    $call($sort, this[$entriesOf], (a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
    $tellUrl(this);
  }

  forEach(callback, self) {
    const entries = this[$entriesOf];
    for (let i = 0; i < entries.length; i++) $call(callback, self, entries[i][1], entries[i][0], this);
  }

  *keys() { for (let i = 0; i < this[$entriesOf].length; i++) yield this[$entriesOf][i][0]; }
  *values() { for (let i = 0; i < this[$entriesOf].length; i++) yield this[$entriesOf][i][1]; }
  *entries() { for (let i = 0; i < this[$entriesOf].length; i++) yield [this[$entriesOf][i][0], this[$entriesOf][i][1]]; }

  toString() {
    const pieces = [];
    const entries = this[$entriesOf];
    for (let i = 0; i < entries.length; i++) $push(pieces, `${$formEncoded(entries[i][0])}=${$formEncoded(entries[i][1])}`);
    return $joined(pieces, '&');
  }
}

$define(URLSearchParams.prototype, $symbolIterator, URLSearchParams.prototype.entries, 5);

function $tellUrl(params) {
  if (!$hasOwn(params, $queryOwner)) return;
  const text = params.toString();
  params[$queryOwner][$address].search = text === '' ? '' : `?${text}`;
}

// ---- blobs: bytes that nobody changes

class Blob {
  constructor(parts = [], options = undefined) {
    const buffers = [];
    let size = 0;
    for (const part of parts) {
      const piece = $isObject(part) && $hasOwn(part, $bytesOf) ? $partOf(part[$bytesOf])
        : $isBuffer(part) || $isObject(part) && $viewKind(part) !== undefined ? $partOf(part)
        : $partOf($encodeText(`${part}`));
      $push(buffers, piece);
      size += piece.count;
    }
    const bytes = new $ArrayBuffer(size);
    let at = 0;
    for (let i = 0; i < buffers.length; i++) {
      $copyBytes(buffers[i].buffer, buffers[i].from, bytes, at, buffers[i].count);
      at += buffers[i].count;
    }
    $hide(this, $bytesOf, bytes);
    $plant(this, 'type', $isObject(options) && options.type !== undefined ? $call($lower, `${options.type}`) : '');
  }

  get size() { return $bufferLength(this[$bytesOf]); }

  slice(start, end, type = '') {
    const from = $within(start, this.size, 0);
    const to = $within(end, this.size, this.size);
    const bytes = new $ArrayBuffer(to > from ? to - from : 0);
    $copyBytes(this[$bytesOf], from, bytes, 0, $bufferLength(bytes));
    return new Blob([bytes], { type });
  }

  text() { return $fulfilled($blobText(this)); }
  arrayBuffer() { return $fulfilled($blobCopy(this)); }
  bytes() { return $fulfilled(new $Uint8Array($blobCopy(this))); }
}

function $fulfilled(value) {
  const promise = $makePromise();
  $resolve(promise, value);
  return promise;
}

function $blobText(blob) {
  return $decodeText(blob[$bytesOf], 0, blob.size, 0);
}

function $blobCopy(blob) {
  const bytes = new $ArrayBuffer(blob.size);
  $copyBytes(blob[$bytesOf], 0, bytes, 0, blob.size);
  return bytes;
}

class File extends Blob {
  constructor(parts, name, options = undefined) {
    super(parts, options);
    $plant(this, 'name', `${name}`);
    $plant(this, 'lastModified', $isObject(options) && options.lastModified !== undefined ? options.lastModified : $call($clock, undefined));
  }
}

class FileReader extends EventTarget {
  constructor() {
    super();
    $plant(this, 'readyState', 0);
    $plant(this, 'result', null);
    $plant(this, 'error', null);
  }

  readAsText(blob) { $readBlob(this, blob, $blobText); }
  readAsArrayBuffer(blob) { $readBlob(this, blob, $blobCopy); }
  readAsDataURL(blob) {
    $readBlob(this, blob, (it) => {
      return `data:${it.type || 'application/octet-stream'};base64,${$toBase64($decodeText(it[$bytesOf], 0, it.size, 2))}`;
    });
  }

  abort() { this.readyState = 2; }
}

function $readBlob(reader, blob, change) {
  if (!$isObject(blob) || !$hasOwn(blob, $bytesOf)) {
    $typeError("Failed to execute 'readAs' on 'FileReader': parameter 1 is not of type 'Blob'.");
  }
  reader.readyState = 1;
  $afterwards(1, () => {
    if (reader.readyState !== 1) return;
    reader.readyState = 2;
    reader.result = change(blob);
    const init = { lengthComputable: true, loaded: blob.size, total: blob.size };
    $send(reader, new ProgressEvent('load', init));
    $send(reader, new ProgressEvent('loadend', init));
  });
}

$publish([URL, URLSearchParams, Blob, File, FileReader]);
