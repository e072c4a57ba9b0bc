#!/usr/bin/env node
// Plain JavaScript, so that Node need not start its TypeScript compiler: the compile cache, once enabled, holds
// the rest ready.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("../src/summary/main.ts");
