// A forgotten word
function load() {
  const draft = { rows: [1, 2] };
  report = { rows: [3, 4] };     // no let, no const
}

load();
gc();
report = null;
gc();
