// Numbers and dates with the options of toLocaleString, for the locale en-US.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); } };
for (const n of [0, -0, 1, 1234.5, -1234.567, 1e6, 123456789, 0.125, 1e15, 999.999]) {
  t(() => n.toLocaleString());
  t(() => n.toLocaleString('en-US', { style: 'currency', currency: 'USD' }));
  t(() => n.toLocaleString('en-US', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }));
  t(() => n.toLocaleString('en-US', { style: 'currency', currency: 'JPY' }));
  t(() => n.toLocaleString('en-US', { style: 'currency', currency: 'CHF', minimumFractionDigits: 0 }));
  t(() => n.toLocaleString('en-US', { style: 'percent' }));
  t(() => n.toLocaleString('en-US', { style: 'percent', minimumFractionDigits: 1 }));
  t(() => n.toLocaleString(undefined, { minimumFractionDigits: 2 }));
  t(() => n.toLocaleString(undefined, { maximumFractionDigits: 1 }));
  t(() => n.toLocaleString('en-US', { maximumSignificantDigits: 3 }));
  t(() => n.toLocaleString('en-US', { minimumSignificantDigits: 3 }));
  t(() => n.toLocaleString('en', { useGrouping: false }));
  t(() => n.toLocaleString('en', { minimumIntegerDigits: 2 }));
  t(() => n.toLocaleString('en', { notation: 'compact' }));
  t(() => n.toLocaleString('en', { notation: 'compact', compactDisplay: 'long' }));
  t(() => n.toLocaleString('en', { signDisplay: 'always' }));
  t(() => n.toLocaleString('en', { signDisplay: 'exceptZero' }));
  t(() => n.toLocaleString('en', { signDisplay: 'never' }));
}
for (const n of [1500, 15000, 150000, 1500000, 12345678, 999999, 9999, 99.5, 9.4, 1.26, 55.5])
  t(() => n.toLocaleString('en', { notation: 'compact' }));
const d = new Date(Date.UTC(2024, 0, 5, 15, 4, 9, 78)), m = new Date(Date.UTC(1999, 11, 31, 0, 5, 0));
const opts = [undefined, { year: 'numeric', month: 'long', day: 'numeric' }, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
 { month: 'short', day: 'numeric' }, { month: 'long', year: 'numeric' }, { year: 'numeric' }, { weekday: 'short' }, { weekday: 'long' }, { month: 'long' }, { month: '2-digit', day: '2-digit', year: 'numeric' },
 { year: '2-digit', month: 'numeric', day: 'numeric' }, { day: 'numeric' }, { month: 'numeric', day: 'numeric' }, { weekday: 'short', month: 'short', day: 'numeric' }, { weekday: 'short', month: 'numeric', day: 'numeric' },
 { hour: 'numeric' }, { hour: '2-digit', minute: '2-digit' }, { hour: 'numeric', minute: '2-digit', second: '2-digit' }, { hour12: false }, { hour: '2-digit', minute: '2-digit', hour12: false }, { minute: '2-digit', second: '2-digit' },
 { dateStyle: 'full' }, { dateStyle: 'long' }, { dateStyle: 'medium' }, { dateStyle: 'short' }, { timeStyle: 'short' }, { timeStyle: 'medium' }, { timeStyle: 'long' }, { dateStyle: 'medium', timeStyle: 'short' }, { dateStyle: 'full', timeStyle: 'long' }, { dateStyle: 'long', timeStyle: 'short' }, { dateStyle: 'short', timeStyle: 'short' },
 { timeZone: 'UTC' }, { timeZone: 'UTC', timeZoneName: 'short' }, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }, { hourCycle: 'h23' }, { hour: 'numeric', hour12: true },
 { minute: 'numeric' }, { second: 'numeric' }, { weekday: 'long', hour: 'numeric' }, { fractionalSecondDigits: 3, second: 'numeric' }, { weekday: 'long', day: 'numeric' }];
for (const o of opts) for (const x of [d, m]) {
  const s = JSON.stringify(o) + ' ';
  t(() => s + x.toLocaleString('en-US', o));
  t(() => s + x.toLocaleDateString('en-US', o));
  t(() => s + x.toLocaleTimeString(undefined, o));
}
t(() => new Date(NaN).toLocaleDateString());
t(() => [1234.5, 'x', null, new Date(0)].toLocaleString());
t(() => [1234.5, 2].toLocaleString('en-US', { style: 'currency', currency: 'USD' }));
t(() => [NaN, Infinity, -Infinity, 1e21].map((n) => n.toLocaleString()).join(' '));
