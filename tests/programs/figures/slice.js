// A slice shares its parent
let page = 'All of a long page. '.repeat(30);
let title = page.slice(0, 80);
page = null;
gc();            // what keeps 600 characters?
title = null;
gc();
