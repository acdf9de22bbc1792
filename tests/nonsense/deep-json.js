var o = {};
for (let i = 0; i < 5000; i++) o = { o };
try { JSON.stringify(o); } catch (e) { console.log(e.name); }