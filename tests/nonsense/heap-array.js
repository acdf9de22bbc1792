var a = [];
for (;;) a.push({ a });