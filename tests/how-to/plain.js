// A figure without a framework: the element is made by a script.
import { HeapWave } from "heapwave";
import { TEXT } from "./text.js";

const wave = new HeapWave();
wave.textContent = TEXT;
document.querySelector("main").append(wave);
