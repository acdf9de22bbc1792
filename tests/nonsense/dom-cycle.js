var a = document.createElement('a'), b = document.createElement('b');
a.appendChild(b);
try { b.appendChild(a); } catch (e) { console.log(e.name); }
try { a.appendChild(a); } catch (e) { console.log(e.name); }