//! What is kept in which context: one line a case.

use super::captured;

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(captured(source), expected, "{source}");
}

#[test]
fn parameters_and_locals_one_by_one() {
    check("function f(a, b) { return () => a }", "function f: [a]");
    check("function f(a, b) { let c = 1; var d; return () => [b, d] }", "function f: [b, d]");
    check("function f(a) { return a }", "");
    check("function f(a) { return () => 1 }", "");
    check("function f(a, b) { if (0) { () => { () => b } } }", "function f: [b]");
    check("function f() { var a; function g() { return a } function h() {} return h }", "function f: [a]");
    check("function f(a) { typeof a; (() => { a = 1 })() }", "function f: [a]");
    check("function f(a) { return (a) => a }", "");
    check("function f(a) { return { m() { return a } } }", "function f: [a]");
    check("function f(a) { return { get x() { return a } } }", "function f: [a]");
    check("function f({ a, b }, [c], ...d) { return () => b + d }", "function f: [b, d]");
    check("let f = function g(a) { return () => a }", "function g: [a]");
}

#[test]
fn the_top_level_has_no_contexts() {
    check("let a = 1; const b = 2; var c; class D {} function f() { return [a, b, c, D, f] }", "");
    check("let a; { let b; () => [a, b] }", "block: [b]");
}

#[test]
fn blocks_loops_switches_catches() {
    check("function f() { { let a; () => a } { let b; () => b } }", "block: [a]\nblock: [b]");
    check("function f() { for (let i = 0, n = 3; i < n; i++) { () => i } }", "loop: [i]");
    check("function f() { for (var i = 0; i < 3; i++) { () => i } }", "function f: [i]");
    check("function f() { for (let i = 0; i < 3; i++) { let j; () => i + j } }", "loop: [i]\nblock: [j]");
    check("function f(o) { for (const k in o) () => k; for (const v of o) () => v }", "loop: [k]\nloop: [v]");
    check("function f(x) { switch (x) { case 1: let a; case 2: let b; () => [a, b] } }", "switch: [a, b]");
    check("function f() { try {} catch (e) { let g; () => e } }", "catch: [e]");
    check("function f() { try {} catch ({ message }) { () => message } }", "catch: [message, thrown]");
    check("function f() { try {} catch (e) { return () => 1 } }", "catch: [e]");
    check("function f() { try {} catch (e) { e() } }", "");
    check("function f() { { function g() {} () => g } }", "block: [g]");
}

#[test]
fn what_arrows_take_from_the_function_around() {
    check("function f(a) { return () => this }", "function f: [this]");
    check("function f() { return () => () => new.target }", "function f: [new.target]");
    check("function f(a) { return () => arguments.length }", "function f: [a, arguments]");
    check("function f(a, b) { arguments[0]; return () => 1 }", "function f: [a, b]");
    check("function f(a, b) { arguments[0] }", "");
    check("function f(a, b) { 'use strict'; arguments[0]; return () => 1 }", "");
    check("function f(a, ...b) { arguments[0]; return () => 1 }", "");
    check("function f() { return function () { return this } }", "");
    check("let o = { m() { return () => super.m() } }", "function m: [this]\nobject literal: [home]");
    check("let o = { m() { return super.m() }, n() {} }", "object literal: [home]");
    check("let o = { m() {}, n: () => 1 }", "");
    check("class A { static m() { super.m() } }", "class A: [static home]");
    check("class A extends B { constructor() { (() => super())() } }", "function A: [this, new.target, function]");
}

#[test]
fn names_of_functions_and_classes() {
    check("(function f() { return () => f })", "function f: [f]");
    check("(function f() { return f })", "");
    check("function f() { class A { m() { return A } } }", "class A: [A]");
    check("function f() { class A { m() {} } return A }", "");
    check("function f() { class A { m() {} } return () => A }", "function f: [A]");
    check("class A { #x = 1; m() { return this.#x } }", "class A: [#x]");
    check("class A { #m() {} n() { this.#m() } }", "class A: [#m, method #m]");
    check("class A { [k()] = 1 }", "class A: [key at 11]");
    check("class A { static #x = 1; static { this.#x } }", "class A: [#x]");
    check("function f(a) { return class { x = a } }", "function f: [a]");
    check("function f(a) { return class { static { a } } }", "function f: [a]");
    check("function f(a) { return class { [a] = 1 } }", "class: [key at 32]");
}

#[test]
fn parameters_with_defaults_have_a_scope_of_their_own() {
    check("function f(a, g = () => a) { var a; return () => a }", "function f: [a]\nfunction f: [a]");
    check("function f(a = 1) { let b; return () => [a, b] }", "function f: [a]\nfunction f: [b]");
}
