// bind makes a new function each time: removing with a second bind removes nothing.
class View {
  constructor() {
    this.el = document.createElement('div');
    this.data = { rows: 3 };
    this.el.addEventListener('click', this.onClick.bind(this));
    document.body.appendChild(this.el);
  }
  onClick() { console.log('rows', this.data.rows); }
  close() { this.el.removeEventListener('click', this.onClick.bind(this)); }
}
let view = new View();
view.close();
view = null;
gc();
document.body.firstChild.click();
document.body.firstChild.remove();
gc();
