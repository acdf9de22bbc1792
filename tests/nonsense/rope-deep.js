var s = '';
for (let i = 0; i < 3000; i++) s = 'a' + s + 'b';
console.log(s.length, s[1500]);