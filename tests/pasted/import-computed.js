// file: en.js
export default (name) => `Hello, ${name}`;
// file: fr.js
export const language = 'français';
export default (name) => `Bonjour, ${name}`;
// file: main.js
for (const language of ['en', 'fr', 'de']) {
  try {
    const file = await import(`./${language}.js`);
    console.log(file.default('Ann'), Object.keys(file));
  } catch (error) {
    console.log('no', language);
  }
}
const name = 'events';
const { default: EventEmitter, once } = await import(name);
console.log(typeof EventEmitter, typeof once);
console.log(typeof (await import('node:util')).promisify);
