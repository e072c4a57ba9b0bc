#!/usr/bin/env node
import { start } from "@mlops/preview/start";

await start(import.meta.resolve("../src/main.ts"));
