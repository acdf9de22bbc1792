// A private static cache keeps every instance until the class empties it.
class Font {
  static #cache = new Map();
  static get(name) {
    if (!Font.#cache.has(name)) Font.#cache.set(name, new Font(name));
    return Font.#cache.get(name);
  }
  static drop(name) { return Font.#cache.delete(name); }
  constructor(name) { this.glyphs = [{ of: name }]; }
}
let serif = Font.get('serif');
Font.get('mono');
gc();
console.log(Font.drop('mono'), Font.drop('serif'));
gc();
serif = null;
gc();
