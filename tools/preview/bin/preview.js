#!/usr/bin/env node
// Plain JavaScript, so that Node need not start its TypeScript compiler: the compile cache, once enabled, holds
// the rest of the preview ready.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("../src/main.ts");
