// Pictures: an element is small, what it shows is memory outside it, width × height × 4 bytes, which is let go only when
// the element is.

const $pixels = Symbol('pixels');
const $size = Symbol('$size');

class HTMLImageElement extends HTMLElement {
  get src() { return $attribute($node(this), 'src') ?? ''; }
  set src(value) { $load($node(this), `${value}`); }
  get width() { return $measure($node(this), 'width', 0); }
  set width(value) { $setAttribute($node(this), 'width', `${value}`); }
  get height() { return $measure($node(this), 'height', 1); }
  set height(value) { $setAttribute($node(this), 'height', `${value}`); }
  get naturalWidth() { return $hasOwn($node(this), $size) ? this[$size][0] : 0; }
  get naturalHeight() { return $hasOwn($node(this), $size) ? this[$size][1] : 0; }
  get complete() { return !$hasOwn($node(this), $loads) || this[$loads] === 0; }

  decode() {
    const promise = $makePromise();
    $afterwards($LATENCY + 1, () => $resolve(promise, undefined));
    return promise;
  }
}

class HTMLCanvasElement extends HTMLElement {
  get width() { return $number($attribute($node(this), 'width'), 300); }
  set width(value) { $resize($node(this), 'width', value); }
  get height() { return $number($attribute($node(this), 'height'), 150); }
  set height(value) { $resize($node(this), 'height', value); }

  getContext(kind) {
    if (kind !== '2d') return null;
    $paint($node(this));
    if (!$hasOwn(this, $context)) {
      const context = $call($created, undefined, CanvasRenderingContext2D.prototype);
      $plant(context, 'canvas', this);
      $hide(this, $context, context);
    }
    return this[$context];
  }

  toDataURL() { return 'data:,'; }
}

const $context = Symbol('context');

// Draws nothing that could be seen; what it draws on is memory all the same.
class CanvasRenderingContext2D {
  createImageData(width, height) { return new ImageData(width, height); }
  getImageData(x, y, width, height) { return new ImageData(width, height); }
  measureText(text) { return { width: `${text}`.length * 8 }; }
}

const $strokes = [
  'arc', 'arcTo', 'beginPath', 'bezierCurveTo', 'clearRect', 'clip', 'closePath', 'drawImage', 'ellipse', 'fill', 'fillRect',
  'fillText', 'lineTo', 'moveTo', 'putImageData', 'quadraticCurveTo', 'rect', 'resetTransform', 'restore', 'rotate', 'save',
  'scale', 'setLineDash', 'setTransform', 'stroke', 'strokeRect', 'strokeText', 'transform', 'translate',
];
for (let i = 0; i < $strokes.length; i++) $plant(CanvasRenderingContext2D.prototype, $strokes[i], () => {});

class ImageData {
  constructor(width, height) {
    const given = $isObject(width);
    const across = $truncate(+(given ? height : width));
    const down = $truncate(+(given ? width.length / (4 * across) : height));
    if (!(across > 0) || !(down > 0)) throw $domError('IndexSizeError', 'The source width or height is zero or not a number.');
    $define(this, 'width', across, 7);
    $define(this, 'height', down, 7);
    if (given) $define(this, 'data', width, 7);
    else if ($Bytes !== undefined) $define(this, 'data', new $Bytes(across * down * 4), 7);
    else $hide(this, $pixels, $pixelsOf(across, down));
  }
}

const $Bytes = $globalObject.Uint8ClampedArray;

class ImageBitmap {
  constructor(key) { if (key !== $host) $typeError('Illegal constructor'); }
  get width() { return this[$size][0]; }
  get height() { return this[$size][1]; }

  close() {
    this[$size] = [0, 0];
    this[$pixels] = undefined;
  }
}

function createImageBitmap(source) {
  const promise = $makePromise();
  const size = [$truncate(+source.width), $truncate(+source.height)];
  $afterwards(0, () => {
    const made = new ImageBitmap($host);
    $hide(made, $size, size);
    $hide(made, $pixels, $pixelsOf(size[0], size[1]));
    $resolve(promise, made);
  });
  return promise;
}

function Image(width, height) {
  const image = $element('IMG');
  if (width !== undefined) $setAttribute(image, 'width', `${width}`);
  if (height !== undefined) $setAttribute(image, 'height', `${height}`);
  return image;
}

function $pixelsOf(width, height) {
  return $makePixels(width * height * 4);
}

function $number(text, usual) {
  const number = text === null ? usual : +text;
  return number >= 0 ? $truncate(number) : usual;
}

function $measure(image, name, part) {
  return $number($attribute(image, name), $hasOwn(image, $size) ? image[$size][part] : 0);
}

function $resize(canvas, name, value) {
  $setAttribute(canvas, name, `${value}`);
  if ($hasOwn(canvas, $pixels)) $paint(canvas);
}

// What a canvas is drawn on.
function $paint(canvas) {
  const size = [$number($attribute(canvas, 'width'), 300), $number($attribute(canvas, 'height'), 150)];
  if ($hasOwn(canvas, $size) && canvas[$size][0] === size[0] && canvas[$size][1] === size[1]) return;
  $hide(canvas, $size, size);
  $hide(canvas, $pixels, $pixelsOf(size[0], size[1]));
}

// A picture comes after some virtual time: as large as its element says, or as `// fetch /a.png: 640x480` does.
function $load(image, address) {
  $setAttribute(image, 'src', address);
  if (!$hasOwn(image, $loads)) $hide(image, $loads, 0);
  image[$loads]++;
  $expect(address, new $WeakRef(image));
  if ($hasOwn(image, $listeners)) $staysUntilLoaded(image);
}

// What loads is kept only by who listens: an image that nobody holds and nobody waits for may go before it is there.
function $expect(address, loading) {
  $afterwards($LATENCY, () => {
    const image = $call($deref, loading);
    if (image === undefined) return;
    image[$loads]--;
    if ($attribute(image, 'src') !== address) return;
    const said = $resource(address) ?? '';
    const cross = $find(said, 'x', 0);
    const wide = $number(cross < 0 ? $attribute(image, 'width') : $part(said, 0, cross), 640);
    const high = $number(cross < 0 ? $attribute(image, 'height') : $part(said, cross + 1, said.length), 480);
    $hide(image, $size, [wide, high]);
    $hide(image, $pixels, $pixelsOf(wide, high));
    $send(image, new Event('load'));
  });
}

$tags.IMG = HTMLImageElement;
$tags.CANVAS = HTMLCanvasElement;
$publish([HTMLImageElement, HTMLCanvasElement, CanvasRenderingContext2D, ImageData, ImageBitmap]);
