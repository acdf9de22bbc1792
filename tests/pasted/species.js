class A extends Array{}; const a=new A(1,2,3); console.log(a.map(x=>x) instanceof A, a.filter(x=>x).constructor.name);
class P extends Promise{}; console.log(P.resolve(1).then(x=>x) instanceof P, P.reject(1).catch(()=>{}) instanceof P, P.resolve(1).finally(()=>{}) instanceof P);
class U extends Uint8Array{}; console.log(new U(3).map(x=>x) instanceof U, new U(3).slice() instanceof U, new U(3).subarray(1) instanceof U);
class R extends RegExp{}; console.log(Array[Symbol.species]===Array, Promise[Symbol.species]===Promise, RegExp[Symbol.species]===RegExp, Map[Symbol.species]===Map, Uint8Array[Symbol.species]===Uint8Array, ArrayBuffer[Symbol.species]===ArrayBuffer);
class B extends Array{static get [Symbol.species](){return Array}}; console.log(new B(1,2).map(x=>x).constructor.name, new B(1,2).splice(0,1) instanceof B, new B(1,2).concat([1]) instanceof B, new B(1).flat() instanceof B);
