(async () => { for (;;) await null; })();
gc();