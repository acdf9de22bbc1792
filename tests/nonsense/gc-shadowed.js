var gc = 1;
gc;