var async = 1;
async
function f() {}