// Closures made in a constructor's loop share the constructor's scope only as far as they mention it.
class Grid {
  constructor(n) {
    const temp = { building: true };
    this.cells = [];
    for (let x = 0; x < n; x++) {
      const cell = { x };
      this.cells.push({ get: () => cell.x });
    }
    console.log(temp.building);
  }
}
let cell = new Grid(2).cells[1];
gc();
console.log(cell.get());
cell = null;
gc();
