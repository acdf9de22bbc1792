// Two objects and a function
function meet() {
  const ann = { name: 'Ann' };
  const ben = { name: 'Ben' };
  ann.friend = ben;
  ben.friend = ann;
}

meet();
gc();   // who goes?
