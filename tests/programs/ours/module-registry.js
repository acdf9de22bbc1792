// A registry of modules by name, as a bundler has it.
const modules = {
  a(exports) { const hidden = { of: 'a' }; exports.read = () => hidden; },
  b(exports) { exports.a = require('a').read(); },
};
const loaded = {};
function require(name) {
  if (!loaded[name]) { loaded[name] = {}; modules[name](loaded[name]); }
  return loaded[name];
}
require('b');
gc();
delete loaded.a;
gc();
console.log(loaded.b.a.of);
