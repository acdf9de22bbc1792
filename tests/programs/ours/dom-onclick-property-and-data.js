// An on-property and an expando are references like any other.
let el = document.createElement('button');
document.body.appendChild(el);
el.model = { clicks: 0 };
el.onclick = function (e) { this.model.clicks++; };
el.click();
el.click();
console.log(el.model.clicks);
gc();
el.onclick = null;
gc();
el.remove();
el.model = { fresh: true };
gc();
el = null;
gc();
