// The Svelte figure in a page.
import { mount } from "svelte";
import Figure from "./Figure.svelte";
import { follow, given } from "./props.js";

const props = $state(given());
mount(Figure, { target: document.querySelector("main"), props });
follow((now) => Object.assign(props, now));
