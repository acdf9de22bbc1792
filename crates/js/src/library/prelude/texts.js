// Text as bytes and back: TextEncoder, TextDecoder, atob and btoa; and numbers for keys, from the generator of Math.random.

const $Uint8Array = $globalObject.Uint8Array;
const $bytesOf = Symbol('bytes');
const $label = Symbol('$label');
const $strict = Symbol('$strict');
const $random = Math.random;

class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(text = '') { return new $Uint8Array($encodeText(`${text}`)); }

  encodeInto(text, view) {
    const bytes = new $Uint8Array($encodeText(`${text}`));
    const written = bytes.length < view.length ? bytes.length : view.length;
    for (let i = 0; i < written; i++) view[i] = bytes[i];
    return { read: `${text}`.length, written };
  }
}

const $encodings = {
  __proto__: null, 'utf-8': 0, utf8: 0, 'latin1': 2, ascii: 2, 'us-ascii': 2, 'iso-8859-1': 2, 'windows-1252': 2,
  'utf-16': 3, 'utf-16le': 3,
};
const $encodingNames = ['utf-8', 'utf-8', 'windows-1252', 'utf-16le'];

class TextDecoder {
  constructor(label = 'utf-8', options = undefined) {
    const number = $encodings[$call($lower, $call($trimmed, `${label}`))];
    if (number === undefined) $rangeError(`The "${label}" encoding is not supported`);
    $hide(this, $label, number);
    $hide(this, $strict, $isObject(options) && !!options.fatal);
  }

  get encoding() { return $encodingNames[this[$label]]; }
  get fatal() { return this[$strict]; }
  get ignoreBOM() { return false; }

  decode(source) {
    if (source === undefined) return '';
    const part = $partOf(source);
    const encoding = this[$label] === 0 && this[$strict] ? 1 : this[$label];
    const text = $decodeText(part.buffer, part.from, part.count, encoding);
    if (text === undefined) $typeError('The encoded data was not valid for encoding utf-8');
    return text[0] === '\uFEFF' ? $part(text, 1, text.length) : text;
  }
}

// What of a buffer somebody means who gives it, or a view of it.
function $partOf(source) {
  if ($isBuffer(source)) return { buffer: source, from: 0, count: $bufferLength(source) };
  if ($viewKind(source) === undefined) {
    $typeError('The "input" argument must be an instance of ArrayBuffer or ArrayBufferView.');
  }
  return { buffer: $viewBuffer(source), from: source.byteOffset, count: source.byteLength };
}

function btoa(text) {
  const coded = $toBase64(`${text}`);
  if (coded === undefined) {
    throw $domError('InvalidCharacterError', 'Invalid character');
  }
  return coded;
}

function atob(text) {
  const plain = $fromBase64(`${text}`);
  if (plain === undefined) {
    throw $domError('InvalidCharacterError', 'The string to be decoded is not correctly encoded.');
  }
  return plain;
}

$publish([TextEncoder, TextDecoder]);

// ---- numbers that nobody guesses (here they are the same in each run)

const $hexDigits = '0123456789abcdef';

class Crypto {
  constructor() { $typeError('Illegal constructor'); }

  getRandomValues(view) {
    const bytes = new $Uint8Array($viewBuffer(view), view.byteOffset, view.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = $call($random, undefined) * 256;
    return view;
  }

  randomUUID() {
    let text = '';
    for (let i = 0; i < 36; i++) {
      if (i === 8 || i === 13 || i === 18 || i === 23) text += '-';
      else if (i === 14) text += '4';
      else text += $hexDigits[i === 19 ? 8 + $truncate($call($random, undefined) * 4) : $truncate($call($random, undefined) * 16)];
    }
    return text;
  }
}

$global('crypto', $call($created, undefined, Crypto.prototype));
$publish([Crypto]);
