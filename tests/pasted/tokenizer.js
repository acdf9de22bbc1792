// A small parser with regular expressions, as in posts about interpreters.
const TOKENS = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*)|(?<op>[-+*\/()=]))/y;
function* tokens(text) {
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.trimEnd().length) {
    const at = TOKENS.lastIndex;
    const match = TOKENS.exec(text);
    if (!match) throw new SyntaxError(`Unexpected "${text[at]}" at ${at}`);
    const [kind, value] = Object.entries(match.groups).find(([, v]) => v !== undefined);
    yield { kind, value };
  }
}
class Parser {
  #tokens; #at = 0;
  constructor(text) { this.#tokens = [...tokens(text)]; }
  peek() { return this.#tokens[this.#at]; }
  take(value) { const token = this.peek(); if (value && token?.value !== value) throw new SyntaxError(`Expected ${value}`); this.#at++; return token; }
  expression() { let left = this.term(); while (/[+-]/.test(this.peek()?.value ?? '')) { const op = this.take().value; const right = this.term(); left = op === '+' ? left + right : left - right; } return left; }
  term() { let left = this.factor(); while (/[*/]/.test(this.peek()?.value ?? '')) { const op = this.take().value; const right = this.factor(); left = op === '*' ? left * right : left / right; } return left; }
  factor() { const token = this.take(); if (token.value === '(') { const inner = this.expression(); this.take(')'); return inner; } if (token.value === '-') return -this.factor(); return Number(token.value); }
}
for (const text of ['1 + 2 * 3', '(1 + 2) * 3', '10 / 4 - -1']) console.log(text, '=', new Parser(text).expression());
try { new Parser('1 + $').expression(); } catch (e) { console.log(e.name, e.message); }
console.log('fooBar bazQux'.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase(), '  trim me '.replace(/^\s+|\s+$/g, ''));
console.log('2020-01-02T03:04'.split(/[-T:]/).map(Number).join('|'), 'a,b;c d'.split(/[,; ]/).length);
