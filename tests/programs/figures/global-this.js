// A forgotten `new`
function Basket() {
  this.items = { list: [] };
}

let mine = new Basket();   // items of its own
Basket();                  // window.items!
mine = null;
gc();
