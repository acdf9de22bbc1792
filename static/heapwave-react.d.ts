// `<heap-wave>` in JSX, from React 19 on: `import type {} from "heapwave/react"` once in a project.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { HeapWave, HeapWaveAttributes, HeapWaveEventMap } from "./heapwave.js";

/** What hears of the element's events: `onheapwave-step` and so on. */
type Handlers = { [Name in keyof HeapWaveEventMap as `on${Name}`]?: (event: HeapWaveEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "heap-wave": DetailedHTMLProps<HTMLAttributes<HeapWave>, HeapWave> & HeapWaveAttributes & Handlers;
    }
  }
}
