import { lookup } from "node:dns/promises";
import { get } from "node:https";
import { invocationHandler } from "./invocation.ts";
import { modelInvoker } from "./invoke-model.ts";
import { modelSubmitter } from "./submit-to-model.ts";
import { writeLogLine } from "./log-line.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings(process.env);

/** The handler that Lambda invokes. */
export const handler = invocationHandler({
  settings,
  invokeModel: modelInvoker(settings.endpointName),
  submitToModel: modelSubmitter(settings.endpointName),
  network: { get, resolve: (host) => lookup(host, { all: true }) },
  log: writeLogLine,
});
