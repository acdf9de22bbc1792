// A figure without a framework: the element is made by a script.
import { HeapWave } from "heapwave";
import { follow, given } from "./props.js";

const wave = new HeapWave();
const show = ({ text, ...attributes }) => {
  wave.textContent = text;
  for (const [name, value] of Object.entries(attributes)) wave.setAttribute(name, value);
};
show(given());
follow(show);
document.querySelector("main").append(wave);
