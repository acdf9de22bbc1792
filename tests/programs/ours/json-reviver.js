// A reviver keeps nothing; what it returns is in the result.
let data;
(function () {
  const seen = { keys: [] };
  data = { parsed: JSON.parse('{"a":[1,{"b":2}]}', (key, value) => { seen.keys.push(key); return value; }) };
})();
gc();
console.log(data.parsed.a[1].b);
data = null;
gc();
