const tried = (make) => { try { make(); } catch (error) { console.log(error.message); } };
class A {}
class B extends A {}
const arrow = () => 1;
tried(() => new (class extends null {})());
tried(() => { Object.setPrototypeOf(B, {}); new B(); });
tried(() => { Object.setPrototypeOf(B, arrow); new B(); });
tried(() => { Object.setPrototypeOf(B, Function.prototype); new B(); });
