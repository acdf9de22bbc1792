function again() { setTimeout(again, 0); }
again();
tick(1);
gc();