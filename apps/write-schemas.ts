// Writes stacks/schemas/<app>.json, from which editors complete and check stack files: npm run schemas
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { stackFileSchemas } from "./schemas.ts";

const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
if (values.help) {
  console.log(
    "npm run schemas\n\nWrites stacks/schemas/<app>.json from the settings of each app's components.",
  );
} else {
  const { name } = parse(readFileSync("Pulumi.yaml", "utf8")) as { name: string };
  mkdirSync("stacks/schemas", { recursive: true });
  for (const [path, text] of Object.entries(await stackFileSchemas(name))) {
    writeFileSync(path, text);
    console.log(path);
  }
}
