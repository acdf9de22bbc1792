document.addEventListener('x', function f() { document.addEventListener('x', () => f()); document.dispatchEvent({ type: 'x' }); });
document.dispatchEvent({ type: 'x' });