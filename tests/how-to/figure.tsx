// The element in JSX, as TypeScript sees it. It is only checked, never run.
import type {} from "heapwave/react";
import { createRef } from "react";
import type { HeapWave } from "heapwave";

const wave = createRef<HeapWave>();

export const figure = (
  <heap-wave ref={wave} id="meet" className="wide" collector="mark-sweep" autoplay loop speed={2} stride="phase" keep-logged
    theme="dark" onheapwave-step={({ detail }) => detail.tick.toFixed()}>
    <pre>{"let a = {};"}</pre>
  </heap-wave>
);

// @ts-expect-error there is no such theme
export const wrong = <heap-wave theme="blue" />;
