var C = class {};
for (let i = 0; i < 400; i++) C = class extends C {};
try { new C(); } catch (e) { console.log(e.name); }