// What TypeScript knows of `heapwave.js`. `tests/declarations.rs` holds it against the script, the manifest and README.

/** Where a picture of the heap can stand: the custom element `<heap-wave>`. */
export class HeapWave extends HTMLElement {
  /**
   * Where links to moments lead: `lab.html` beside the script. Give it another address where the lab is elsewhere; with an
   * empty one links lead to the page itself, which can `open` what follows their `#`.
   */
  static lab: string;
  /** How many steps a collector needs for a scenario, from beginning to end. */
  static work(text: string, collector: string): Promise<number>;

  /** The moment shown; null until there is one. */
  readonly state: HeapWaveState | null;
  /** The text as it stands, edits included; null until the element is ready. */
  readonly text: string | null;
  /** The questions that the author asks; empty until the element is ready. */
  readonly questions: HeapWaveQuestion[];

  /** The fragment (without `#`) of a link to this moment: what `open`, `lab.html` and `embed.html` take. */
  link(): Promise<string>;
  /** The moment, or the run, for elsewhere; of `png` a Blob. */
  export(format: "png", options?: HeapWaveExport): Promise<Blob>;
  export(format?: HeapWaveFormat, options?: HeapWaveExport): Promise<string>;
  /** Offers snippets and downloads in a dialog. */
  share(): Promise<void>;

  /** Plays on. As of the others, the promise is kept with the state when the moment is shown, and broken by an `Error`. */
  play(): Promise<HeapWaveState>;
  /** Stops playing. */
  pause(): Promise<HeapWaveState>;
  /** Goes ahead by a number of strides (1 without it; of ticks without `stride`). */
  step(n?: number, stride?: HeapWaveStride): Promise<HeapWaveState>;
  /** Goes back by as much. */
  back(n?: number, stride?: HeapWaveStride): Promise<HeapWaveState>;
  /** Goes to a tick. */
  seek(tick: number): Promise<HeapWaveState>;
  /** Back to the text and the settings that were given. */
  reset(): Promise<HeapWaveState>;
  /** Shows another program or scenario. */
  load(text: string): Promise<HeapWaveState>;
  /** Changes the text as if a reader had typed it: `reset` goes back to the one before. */
  edit(text: string): Promise<HeapWaveState>;
  /** Opens what the fragment of a link holds. */
  open(fragment: string): Promise<HeapWaveState>;
  /** Looks for the shortest run in which a collector, such as `incremental/barrier=none`, loses an object, and opens it. */
  breakBarrier(collector: string): Promise<HeapWaveState>;
  /** Selects the object with a name (nothing without one); `state.why` tells what keeps it alive. */
  select(name?: string | null): Promise<HeapWaveState>;
  /** Goes to a question and asks it; the next one that is not answered without a number. */
  ask(question?: number): Promise<HeapWaveState>;
  /** Answers the question that is asked: with names of objects, or with a number. */
  answer(answer: string | number | readonly (string | number)[]): Promise<HeapWaveState>;
  /** Forgets all answers. */
  resetQuestions(): Promise<HeapWaveState>;

  addEventListener<K extends keyof HeapWaveEventMap>(
    type: K,
    listener: (this: HeapWave, event: HeapWaveEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HeapWave, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What the attributes of the element may be. A boolean one is there or not. */
export interface HeapWaveAttributes {
  /** Two to four collectors, separated by spaces, run side by side; options stand after a slash. */
  collector?: string;
  /** The address of the program or scenario, when it is not the element's content. */
  src?: string;
  /** What `heapwave compile` prints for the program: the page then needs no compiler until somebody writes. */
  compiled?: string;
  /** What the text is; without it, JSON with the key `heapwave` is a scenario and anything else a program. */
  type?: "javascript" | "scenario";
  /** Where to begin: a tick or a named moment, such as `mark`, `line-9` or `end`. */
  at?: string | number;
  /** The moment that is seen before the first step; the beginning with `none`. */
  poster?: string | number;
  /** Plays as soon as the element is in view. */
  autoplay?: boolean;
  /** Begins again at the end. */
  loop?: boolean;
  /** Playing speed as a multiple of the usual one, from 0.05 to 64. */
  speed?: string | number;
  /** How far one step goes. */
  stride?: HeapWaveStride;
  /** The maximum number of bytes of objects. */
  heap?: string | number;
  /** The bytes in use at which a collection begins. */
  threshold?: string | number;
  /** The maximum number of instructions of a program. */
  steps?: string | number;
  /** The maximum number of elements of an array. */
  elements?: string | number;
  /** The maximum number of milliseconds of virtual time for what goes on for ever. */
  time?: string | number;
  /** The console keeps what it logs, as that of an open inspector does. */
  "keep-logged"?: boolean;
  /** Which panels are shown, of `code graph strip worklist counters console chart map lives sums`. */
  view?: string;
  /** Which of the engine's own objects are drawn, of `scopes prototypes values`. */
  unfold?: string;
  /** Breakpoints, such as `9 12 freed:Node`. */
  break?: string | number;
  /** The widget fills the space that the page gives it. */
  fill?: boolean;
  /** Which controls are shown. */
  controls?: "full" | "minimal" | "none";
  /** Offers what can be chosen of the collector as lists beside it. */
  options?: boolean;
  /** Questions to ask: `MOMENT KIND: text; …`. */
  predict?: string;
  /** The numbers of the questions that were answered correctly before, from 0. */
  answered?: string;
  /** The colours; as the system has them with `auto`. */
  theme?: "auto" | "light" | "dark";
}

/** How far one step goes; `level` is another word for `wave`. */
export type HeapWaveStride =
  | "auto"
  | "tick"
  | "reference"
  | "object"
  | "wave"
  | "level"
  | "phase"
  | "line"
  | "task"
  | "collection";

/** The picture, or the graph as a scenario, DOT, Mermaid, CSV or a list of edges. */
export type HeapWaveFormat = "svg" | "json" | "dot" | "mmd" | "csv" | "txt" | "film" | "gif" | "handout" | "run" | "page";

/** What an export heeds. */
export interface HeapWaveExport {
  /** Gives up what takes long. */
  signal?: AbortSignal;
  /** Hears how much is done, from 0 to 1. */
  progress?: (part: number) => void;
}

/** One moment of one run. */
export interface HeapWaveMoment {
  /** Its number, from 0; of common time where several collectors stand side by side. */
  tick: number;
  /** The last one's number. */
  ticks: number;
  /** The phase of the collection, `program` between two. */
  phase: string;
  /** What happened, in a sentence. */
  sentence: string;
  /** The objects made so far, those that were freed too. */
  objects: HeapWaveObject[];
  /** The roots; one that refers to several objects is told several times. */
  roots: HeapWaveRoot[];
  /** The objects that wait to be scanned, by name. */
  worklist: string[];
  /** Bytes of the heap. */
  heap: HeapWaveUse;
  /** How often the program waited so far, and for how many steps of the collector. */
  pauses: { count: number; steps: number };
  /** Of a program: the line that runs, from 1. */
  line?: number | null;
  /** Of a program: what it has printed. */
  log?: string[];
  /** Of a program: why it has stopped, if it has. */
  stopped?: string | null;
}

/** What is shown: the moment of the first side. */
export interface HeapWaveState extends HeapWaveMoment {
  /** The object that is selected. */
  selected: string | null;
  /** What keeps it alive, or what became of it. */
  why: string | null;
  /** Every side, where several collectors stand side by side. */
  sides?: HeapWaveSide[];
}

/** One of several collectors side by side. */
export interface HeapWaveSide extends HeapWaveMoment {
  /** Its name, with its options. */
  collector: string;
  /** Whether nothing happened here on the way to this moment. */
  waits: boolean;
  /** How many objects were freed of those that became unreachable. */
  freed: number;
  /** How many objects became unreachable. */
  garbage: number;
  /** How many steps the collector made. */
  steps: number;
  /** The longest time that the program waited. */
  pause: number;
}

/** An object. */
export interface HeapWaveObject {
  id: string;
  /** Its name, as the picture has it. */
  label: string;
  /** What it is: `object`, `array`, `Map`, … */
  kind: string;
  /** Where it is; null when it was freed. */
  address: number | null;
  /** Its bytes. */
  size: number;
  color: "white" | "grey" | "black";
  /** Its count, under a collector that counts. */
  count: number | null;
  /** False when it was freed. */
  alive: boolean;
  /** Of a program: the line that made it. */
  line?: number | null;
  /** Where it has been moved to, while that matters. */
  forwarding?: number;
}

/** A root. */
export interface HeapWaveRoot {
  name: string;
  kind:
    | "global"
    | "implicit"
    | "script"
    | "frame"
    | "timers"
    | "document"
    | "jobs"
    | "kept"
    | "console";
  /** The object it refers to, by name. */
  to: string | null;
}

/** Bytes of the heap. */
export interface HeapWaveUse {
  used: number;
  free: number;
  size: number;
}

/** A question that the author asks. */
export interface HeapWaveQuestion {
  /** When, as the attribute `predict` has it. */
  moment: string;
  /** At which tick; null where the run has no such moment. */
  tick: number | null;
  kind: "freed" | "next" | "count";
  text: string;
  answered: "right" | "wrong" | "skipped" | "revealed" | null;
}

/** The events of the element. All of them bubble, out of shadow roots too. */
export interface HeapWaveEventMap {
  /** Another moment is shown. */
  "heapwave-step": CustomEvent<{ tick: number; ticks: number }>;
  /** The last moment is shown. */
  "heapwave-end": CustomEvent<{ tick: number; ticks: number }>;
  /** Something cannot be done or shown; where that has no place in the text, line and column are 0. */
  "heapwave-error": CustomEvent<{ message: string; line: number; column: number }>;
  /** The value of an attribute means nothing, and the usual is taken. */
  "heapwave-warning": CustomEvent<{ message: string; line: number; column: number }>;
  /** Somebody has changed the text. */
  "heapwave-text": CustomEvent<{ text: string }>;
  /** A question was answered, or its answer was shown. */
  "heapwave-predict": CustomEvent<{ question: number; of: number; kind: string; right: boolean; revealed: boolean }>;
  /** An edge between panes was dragged; its usual place when the size is null. */
  "heapwave-pane": CustomEvent<{ pane: string; size: number | null }>;
  /** The lab asks its page for what only a page can do. */
  "heapwave-wish": CustomEvent<{ what: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "heap-wave": HeapWave;
  }
  interface HTMLElementEventMap extends HeapWaveEventMap {}
  interface DocumentEventMap extends HeapWaveEventMap {}
  interface WindowEventMap extends HeapWaveEventMap {}
}
