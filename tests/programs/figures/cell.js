// One cell keeps its table
function build() {
  const table = document.createElement('table');
  for (let r = 0; r < 2; r++) {
    const row = document.createElement('tr');
    for (let c = 0; c < 2; c++)
      row.appendChild(document.createElement('td'));
    table.appendChild(row);
  }
  document.body.appendChild(table);
  return table;
}

let table = build();
let cell = table.firstChild.firstChild;
table.remove();
table = null;
gc();
cell.remove();
gc();
