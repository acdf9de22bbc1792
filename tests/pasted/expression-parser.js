// A parser with regular expressions: tokens, precedence climbing, evaluation, printing.
const TOKENS = [
  ['space', /\s+/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy],
  ['name', /[a-z_$][\w$]*/iy],
  ['operator', /\*\*|[-+*/%^]/y],
  ['paren', /[(),]/y],
];

class ParseError extends SyntaxError {
  constructor(message, at, text) {
    super(`${message} at ${at}: ${text.slice(0, at)}»${text.slice(at)}`);
    this.name = 'ParseError';
    this.at = at;
  }
}

function* tokenize(text) {
  let at = 0;
  next: while (at < text.length) {
    for (const [type, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      if (type !== 'space') yield { type, value: match[0], at };
      at = pattern.lastIndex;
      continue next;
    }
    throw new ParseError(`unexpected ${JSON.stringify(text[at])}`, at, text);
  }
  yield { type: 'end', value: '', at };
}

const POWER = { '+': [1, 2], '-': [1, 2], '*': [3, 4], '/': [3, 4], '%': [3, 4], '**': [8, 7], '^': [8, 7] };

function parse(text) {
  const tokens = [...tokenize(text)];
  let i = 0;
  const peek = () => tokens[i];
  const take = (value) => {
    const token = tokens[i++];
    if (value !== undefined && token.value !== value) throw new ParseError(`expected ${value}, found ${token.value || 'the end'}`, token.at, text);
    return token;
  };
  function expression(min = 0) {
    let left = prefix();
    while (true) {
      const [l, r] = POWER[peek().value] ?? [];
      if (peek().type !== 'operator' || l < min) return left;
      left = { type: 'binary', op: take().value, left, right: expression(r) };
    }
  }
  function prefix() {
    const token = take();
    switch (token.type) {
      case 'number': return { type: 'number', value: parseFloat(token.value) };
      case 'name': {
        if (peek().value !== '(') return { type: 'name', name: token.value };
        take('(');
        const args = [];
        while (peek().value !== ')') {
          args.push(expression());
          if (peek().value === ',') take(',');
          else break;
        }
        take(')');
        return { type: 'call', name: token.value, args };
      }
      case 'operator': if (token.value === '-') return { type: 'negate', value: expression(6) };
      default:
        if (token.value !== '(') throw new ParseError(`unexpected ${token.value || 'end'}`, token.at, text);
        const inner = expression();
        take(')');
        return inner;
    }
  }
  const tree = expression();
  take('');
  return tree;
}

const visit = {
  number: (node) => node.value,
  name: ({ name }, env) => { if (!(name in env)) throw new ReferenceError(`${name} is not defined`); return env[name]; },
  negate: (node, env) => -evaluate(node.value, env),
  call: ({ name, args }, env) => Math[name](...args.map((arg) => evaluate(arg, env))),
  binary({ op, left, right }, env) {
    const [a, b] = [evaluate(left, env), evaluate(right, env)];
    return { '+': () => a + b, '-': () => a - b, '*': () => a * b, '/': () => a / b, '%': () => a % b, '**': () => a ** b, '^': () => a ** b }[op]();
  },
};
function evaluate(node, env = {}) { return visit[node.type](node, env); }

const print = (node) => ({
  number: () => String(node.value), name: () => node.name, negate: () => `-${print(node.value)}`,
  call: () => `${node.name}(${node.args.map(print).join(', ')})`, binary: () => `(${print(node.left)} ${node.op} ${print(node.right)})`,
})[node.type]();

for (const text of ['1 + 2 * 3', '(1+2)*3', '2 ** 3 ** 2', '-x ^ 2', 'max(1, x, 3) / .5', '1e3 % 7', 'sqrt(x*x + 9)', '2 +', '3 $ 4', 'foo + 1', '1 # 2', '(1', 'min()']) {
  try {
    const tree = parse(text);
    console.log(text.padEnd(18), '=>', print(tree).padEnd(26), evaluate(tree, { x: 4 }));
  } catch (error) {
    console.log(text.padEnd(18), '=>', `${error.name}: ${error.message}`);
  }
}
console.log(parse('f(1, -a)'));
console.log('2024-05-17'.replace(/(?<y>\d+)-(?<m>\d+)-(?<d>\d+)/, '$<d>.$<m>.$<y>'), [...'a1b22'.matchAll(/[a-z](\d+)/g)].map((m) => m[1]));
