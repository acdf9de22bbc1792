// The Svelte figure in a page.
import { mount } from "svelte";
import Figure from "./Figure.svelte";
import { TEXT } from "./text.js";

mount(Figure, { target: document.querySelector("main"), props: { text: TEXT } });
