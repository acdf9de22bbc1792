// Accents apart and together, and texts in the order of a list of files.
const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
console.log(plain('Crème Brûlée à la Niño'), plain('Žluťoučký kůň'), plain('Ångström'));
console.log('e\u0301' === 'é', 'e\u0301'.normalize() === 'é', 'ệ'.normalize('NFD').length, 'q\u0307\u0323'.normalize('NFC').length);
console.log(['file10', 'file9', 'File1', 'file1'].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })));
console.log('a'.localeCompare('Á', 'en', { sensitivity: 'base' }), 'a'.localeCompare('A', undefined, { sensitivity: 'accent' }));
console.log('résumé'.localeCompare('resume', 'fr'), 'a'.localeCompare('b', 'de'));
try {
  'x'.normalize('other');
} catch (error) {
  console.log(error.name, error.message);
}
