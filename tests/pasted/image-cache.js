// A cache of decoded pictures: bytes in typed arrays, a budget, weak references to what was let go.
class Picture {
  constructor(name, width, height) {
    this.name = name;
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(width * height * 4);
  }
  get bytes() { return this.pixels.byteLength; }
  fill(r, g, b, a = 255) {
    for (let i = 0; i < this.pixels.length; i += 4) this.pixels.set([r, g, b, a], i);
    return this;
  }
  at(x, y) { return [...this.pixels.subarray((y * this.width + x) * 4, (y * this.width + x) * 4 + 4)]; }
  toString() { return `${this.name} (${this.width}×${this.height})`; }
}

class PictureCache {
  #entries = new Map();
  #budget;
  #used = 0;
  #dropped = new Map();
  constructor(budget) { this.#budget = budget; }

  async load(url) {
    const known = this.#entries.get(url);
    if (known) {
      this.#entries.delete(url);
      this.#entries.set(url, known);
      return known;
    }
    const again = this.#dropped.get(url)?.deref();
    const picture = again ?? (await decode(url));
    this.#keep(url, picture);
    return picture;
  }

  #keep(url, picture) {
    this.#entries.set(url, picture);
    this.#used += picture.bytes;
    for (const [key, value] of this.#entries) {
      if (this.#used <= this.#budget) break;
      this.#entries.delete(key);
      this.#used -= value.bytes;
      this.#dropped.set(key, new WeakRef(value));
      console.log('dropped', String(value));
    }
  }

  get report() { return { count: this.#entries.size, kB: this.#used / 1024, names: [...this.#entries.values()].map((p) => p.name) }; }
}

let decoded = 0;
const sizes = { 'cat.png': [16, 16], 'dog.png': [32, 16], 'sky.png': [64, 32] };
async function decode(url) {
  await new Promise((resolve) => setTimeout(resolve, 10));
  const size = sizes[url];
  if (!size) throw new Error(`404: ${url}`);
  decoded++;
  return new Picture(url, ...size).fill(10 * decoded, 300, -5);
}

(async () => {
  const cache = new PictureCache(9 * 1024);
  const [cat, dog] = await Promise.all(['cat.png', 'dog.png'].map((url) => cache.load(url)));
  console.log(`${cat}`, cat.at(0, 0), `${dog}`, dog.at(31, 15));
  console.log(cache.report);
  await cache.load('cat.png');
  const sky = await cache.load('sky.png');
  console.log(cache.report, decoded);
  console.log((await cache.load('dog.png')) === dog, decoded);
  await cache.load('fish.png').catch((error) => console.log('failed:', error.message));

  const copy = new Uint8ClampedArray(sky.pixels.buffer.slice(0, 8));
  copy[0] = 999;
  console.log(copy, sky.at(0, 0));
  const view = new DataView(sky.pixels.buffer);
  view.setUint32(4, 0xff8040c0);
  console.log(sky.at(1, 0), view.getUint16(4).toString(16), view.getInt8(7));
  const floats = Float32Array.from(cat.at(2, 2), (c) => c / 255);
  console.log(floats, Math.max(...floats));
  const moved = structuredClone(dog.pixels.buffer, { transfer: [dog.pixels.buffer] });
  console.log(dog.bytes, moved.byteLength);
})();
