'use strict';
function load() {
  report = { rows: [3, 4] };
}

try {
  load();
} catch (error) {
  console.log(error.name);
}
gc();
