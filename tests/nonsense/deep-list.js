var l = null;
for (let i = 0; i < 3000; i++) l = { l };
gc();
l = null;
gc();