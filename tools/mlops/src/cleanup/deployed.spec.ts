import { execFileSync } from "node:child_process";
import { unpublishedApps } from "./deployed.ts";

interface Report {
  readonly stacks: readonly {
    readonly stack: string;
    readonly counts: { readonly types: Readonly<Record<string, number>> };
  }[];
}

test("the apps whose stacks publish nothing are known", () => {
  const printed = execFileSync(process.execPath, ["tools/preview/bin/preview.js", "--json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const { stacks } = JSON.parse(printed) as Report;
  const silent = stacks.filter(({ counts }) => !("aws:ssm/parameter:Parameter" in counts.types));
  expect([...new Set(silent.map(({ stack }) => stack.split(".")[0]))]).toEqual(unpublishedApps);
}, 60_000);
