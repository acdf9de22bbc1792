// A replacer function is let go with the call; what it captured goes too.
let kept;
function render(template, data) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => data[name]);
}
(function () {
  const data = { name: 'x', unused: [1, 2, 3] };
  kept = render('hello {name}', data);
})();
gc();
console.log(kept);
