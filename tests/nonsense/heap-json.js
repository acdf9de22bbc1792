var s = '['.repeat(100000);
try { JSON.parse(s); } catch (e) { console.log(e.name); }