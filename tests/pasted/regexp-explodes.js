console.log(/^(a+)+$/.test('aaaa'));
/^(a+)+$/.test('a'.repeat(50) + '!');
