performance.mark('start');
performance.mark('end', { detail: { step: 1 } });
const measure = performance.measure('all', 'start', 'end');
console.log(measure.name, measure.entryType, measure.duration >= 0);
console.log(performance.getEntriesByType('mark').map((entry) => entry.name), performance.getEntriesByName('all').length);
console.log(performance.getEntriesByName('end')[0].detail);
performance.clearMarks('start');
console.log(performance.getEntriesByType('mark').length);
try {
  performance.measure('none', 'missing');
} catch (error) {
  console.log(error.name);
}
const observer = new PerformanceObserver((list, self) => {
  console.log('observed', list.getEntries().map((entry) => entry.name));
  self.disconnect();
});
observer.observe({ entryTypes: ['mark'] });
performance.mark('seen');
performance.mark('seen too');
