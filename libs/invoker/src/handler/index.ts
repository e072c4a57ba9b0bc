import { lookup } from "node:dns/promises";
import { get } from "node:https";
import { invocation } from "./invocation.ts";
import { modelInvoker } from "./invoke-model.ts";
import { writeLogLine } from "./log-line.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings(process.env);

/** What Lambda calls. */
export const handler = invocation({
  settings,
  invokeModel: modelInvoker(settings.endpointName),
  outside: { get, resolve: (host) => lookup(host, { all: true }) },
  log: writeLogLine,
});
