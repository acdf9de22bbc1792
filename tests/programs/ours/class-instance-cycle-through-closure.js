// An instance and its bound handler: a cycle that goes as a whole.
class Button { constructor(label) { this.label = label; this.press = () => this.label.text; } }
let press;
(function () { press = new Button({ text: 'ok' }).press; })();
gc();
console.log(press());
press = null;
gc();
