var o = {};
for (;;) o = Object.create(o);