const ul=document.createElement('ul'); document.body.append(ul); const c=ul.children; console.log(c.length); ul.append(document.createElement('li')); console.log(c.length, c===ul.children, c[0].tagName);
const l=document.getElementsByTagName('li'); console.log(l.length); ul.append(document.createElement('li')); console.log(l.length, c.item(1)===c[1]);
const q=document.querySelectorAll('li'); ul.append(document.createElement('li')); console.log(q.length, ul.childNodes.length);
const k=document.getElementsByClassName('x'); ul.firstChild.className='x'; console.log(k.length, [...k].length);
for (const e of c) console.log(e.tagName);
console.log(Array.from(c).length, Object.prototype.toString.call(c));
while (l.length) l[0].remove(); console.log(c.length);
