var s = 'a b'; console.log(s);
x;