// Bytes as Base64 and as hexadecimal digits: methods of Uint8Array.

const $SyntaxError = $globalObject.SyntaxError;
const $base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const $base64Values = $call($createObject, undefined, null);
for (let i = 0; i < 64; i++) $base64Values[$base64Digits[i]] = i;
const $hexValues = $call($createObject, undefined, null);
for (let i = 0; i < 16; i++) {
  $hexValues['0123456789abcdef'[i]] = i;
  $hexValues['0123456789ABCDEF'[i]] = i;
}

function $needBytes(value, method) {
  if ($viewKind(value) !== 1) $typeError(`Method Uint8Array.prototype.${method} called on incompatible receiver ${$show(value)}`);
}

function $needBytesText(text) {
  if (typeof text !== 'string') $typeError(`${$show(text)} is not a string`);
}

// Whether the alphabet for addresses is wished.
function $forAddresses(options) {
  const alphabet = options.alphabet;
  if (alphabet !== undefined && alphabet !== 'base64' && alphabet !== 'base64url') $typeError(`${$show(alphabet)} is no alphabet: base64 or base64url`);
  return alphabet === 'base64url';
}

function $lastChunk(options) {
  const handling = options.lastChunkHandling;
  if (handling === undefined) return 'loose';
  if (handling !== 'loose' && handling !== 'strict' && handling !== 'stop-before-partial') {
    $typeError(`${$show(handling)} is neither loose, strict nor stop-before-partial`);
  }
  return handling;
}

function $afterSpace(text, at) {
  while (at < text.length) {
    const char = text[at];
    if (char !== ' ' && char !== '\t' && char !== '\n' && char !== '\f' && char !== '\r') break;
    at++;
  }
  return at;
}

// The bytes of two, three or four digits. Whether bits are left over that are not 0 is told.
function $bytesOfDigits(bytes, digits) {
  const a = digits[0];
  const b = digits[1];
  const c = digits[2];
  const d = digits[3];
  $push(bytes, a << 2 | b >> 4);
  if (c === undefined) return (b & 15) === 0;
  $push(bytes, (b & 15) << 4 | c >> 2);
  if (d === undefined) return (c & 3) === 0;
  $push(bytes, (c & 3) << 6 | d);
  return true;
}

// What a text says in Base64, as far as it is right and there is room: how far it was read, and what is wrong.
function $base64Read(text, addresses, handling, most) {
  const bytes = [];
  let read = 0;
  let digits = [];
  let at = 0;
  const wrong = (why) => ({ bytes, read, wrong: why });
  while (bytes.length < most) {
    at = $afterSpace(text, at);
    if (at === text.length) {
      if (digits.length > 0) {
        if (handling === 'stop-before-partial') return wrong(undefined);
        if (handling === 'strict' || digits.length === 1) return wrong('The last chunk of the Base64 text is not complete');
        $bytesOfDigits(bytes, digits);
      }
      read = text.length;
      return wrong(undefined);
    }
    let char = text[at++];
    if (char === '=') {
      if (digits.length < 2) return wrong('The padding of the Base64 text is wrong');
      at = $afterSpace(text, at);
      if (digits.length === 2) {
        if (at === text.length) return wrong(handling === 'stop-before-partial' ? undefined : 'The padding of the Base64 text is not complete');
        if (text[at] === '=') at = $afterSpace(text, at + 1);
      }
      if (at < text.length) return wrong('The Base64 text goes on after its padding');
      const last = [];
      if (!$bytesOfDigits(last, digits) && handling === 'strict') return wrong('The last chunk of the Base64 text has bits left over');
      for (let i = 0; i < last.length; i++) $push(bytes, last[i]);
      read = text.length;
      return wrong(undefined);
    }
    if (addresses) char = char === '-' ? '+' : char === '_' ? '/' : char === '+' || char === '/' ? '' : char;
    const digit = $base64Values[char];
    if (digit === undefined) return wrong('The text has a character that is not of Base64');
    const left = most - bytes.length;
    if (left < 3 && digits.length === left + 1) return wrong(undefined);
    $push(digits, digit);
    if (digits.length === 4) {
      $bytesOfDigits(bytes, digits);
      digits = [];
      read = at;
    }
  }
  return wrong(undefined);
}

function $hexRead(text, most) {
  const bytes = [];
  if (text.length % 2 !== 0) return { bytes, read: 0, wrong: 'The text has an odd number of digits' };
  let read = 0;
  while (read < text.length && bytes.length < most) {
    const high = $hexValues[text[read]];
    const low = $hexValues[text[read + 1]];
    if (high === undefined || low === undefined) return { bytes, read, wrong: 'The text has a character that is no hexadecimal digit' };
    $push(bytes, high << 4 | low);
    read += 2;
  }
  return { bytes, read, wrong: undefined };
}

function $bytesMade({ bytes, wrong }) {
  if (wrong !== undefined) throw new $SyntaxError(wrong);
  return $newTyped(1, $kinds[1], bytes);
}

function $bytesWritten(view, { bytes, read, wrong }) {
  for (let i = 0; i < bytes.length; i++) view[i] = bytes[i];
  if (wrong !== undefined) throw new $SyntaxError(wrong);
  return { read, written: bytes.length };
}

function Uint8Array_fromBase64(string, options = undefined) {
  $needBytesText(string);
  const wishes = $optionsOf(options);
  const addresses = $forAddresses(wishes);
  return $bytesMade($base64Read(string, addresses, $lastChunk(wishes), 9007199254740991));
}

function Uint8Array_fromHex(string) {
  $needBytesText(string);
  return $bytesMade($hexRead(string, 9007199254740991));
}

function Uint8Array_prototype_setFromBase64(string, options = undefined) {
  $needBytes(this, 'setFromBase64');
  $needBytesText(string);
  const wishes = $optionsOf(options);
  const addresses = $forAddresses(wishes);
  const handling = $lastChunk(wishes);
  return $bytesWritten(this, $base64Read(string, addresses, handling, $typed(this, 'Uint8Array.prototype.setFromBase64')));
}

function Uint8Array_prototype_setFromHex(string) {
  $needBytes(this, 'setFromHex');
  $needBytesText(string);
  return $bytesWritten(this, $hexRead(string, $typed(this, 'Uint8Array.prototype.setFromHex')));
}

function Uint8Array_prototype_toBase64(options = undefined) {
  $needBytes(this, 'toBase64');
  const wishes = $optionsOf(options);
  const addresses = $forAddresses(wishes);
  const bare = !!wishes.omitPadding;
  const length = $typed(this, 'Uint8Array.prototype.toBase64');
  const digit = (value) => addresses && value > 61 ? (value === 62 ? '-' : '_') : $base64Digits[value];
  const pieces = [];
  for (let i = 0; i < length; i += 3) {
    const a = this[i];
    const b = i + 1 < length ? this[i + 1] : undefined;
    const c = i + 2 < length ? this[i + 2] : undefined;
    $push(pieces, digit(a >> 2));
    $push(pieces, digit((a & 3) << 4 | b >> 4));
    $push(pieces, b === undefined ? (bare ? '' : '=') : digit((b & 15) << 2 | c >> 6));
    $push(pieces, c === undefined ? (bare ? '' : '=') : digit(c & 63));
  }
  return $joined(pieces, '');
}

function Uint8Array_prototype_toHex() {
  $needBytes(this, 'toHex');
  const length = $typed(this, 'Uint8Array.prototype.toHex');
  const pieces = [];
  for (let i = 0; i < length; i++) $push(pieces, '0123456789abcdef'[this[i] >> 4] + '0123456789abcdef'[this[i] & 15]);
  return $joined(pieces, '');
}
