var f = () => 1;
for (let i = 0; i < 2000; i++) f = f.bind(null, i);
try { f(); } catch (e) { console.log(e.name); }