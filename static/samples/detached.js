// A detached table
const table = document.createElement("table");
const row = document.createElement("tr");
const cell = document.createElement("td");
table.appendChild(row);
row.appendChild(cell);
document.body.appendChild(table);

let remembered = cell;
document.body.removeChild(table);
gc();              // the cell knows its row, and the row its table
remembered = null;
gc();
