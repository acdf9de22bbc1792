gc(1);
if (true) gc();