// One program, two ways
function meet() {
  const ann = { name: 'Ann' };
  const ben = { name: 'Ben' };
  ann.friend = ben;
  ben.friend = ann;
}

let book = { title: 'First' };
book = { title: 'Second' };

meet();
gc();
