// A class made in a function keeps that scope.
let Model;
(function () {
  const table = { rows: [] };
  Model = class { static add(row) { table.rows.push(row); return table.rows.length; } };
})();
Model.add({ n: 1 });
gc();
console.log(Model.add({ n: 2 }));
Model = null;
gc();
