import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../rules/index.ts";
import type { PolicyFile } from "./checked-file.ts";
import { parseConfiguration } from "./configuration.ts";
import { currentDay, parseExemptions } from "./exemption.ts";
import type { Configurations } from "./ruling.ts";

const folder = join(import.meta.dirname, "../..");

/** What each environment changes: `config/<environment>.json`. */
export const configurations: Configurations = {
  dev: parseConfiguration(policyFile("config/dev.json"), rules),
  qa: parseConfiguration(policyFile("config/qa.json"), rules),
  prod: parseConfiguration(policyFile("config/prod.json"), rules),
};

/** What `exemptions.json` says. */
export const exemptions = parseExemptions(
  policyFile("exemptions.json"),
  rules.map(({ id }) => id),
  currentDay(),
);

function policyFile(path: string): PolicyFile {
  return { name: `policies/${path}`, text: readFileSync(join(folder, path), "utf8") };
}
