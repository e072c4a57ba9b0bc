import { readdirSync } from "node:fs";
import type { RehearsalReport } from "./report/model.ts";
import { PretendWorkspace } from "./testing/pretend-workspace.ts";

// Each test starts processes.
jest.setTimeout(60_000);

let shop: PretendWorkspace;
beforeEach(() => {
  shop = new PretendWorkspace();
});
afterEach(() => shop.remove());

test("what a program that throws did not get to make is not deleted, and the other stacks are compared", () => {
  shop.writeName("objects-dev", 'if (stack === "app.dev") throw new Error("boom");');
  const { status, output } = shop.rehearse("--against", "HEAD");
  expect(output).toEqual([
    "web.dev  1 replaced",
    '  ± Bucket "data"  replaced by bucket',
    '      bucket: "web-dev-data-dev" → "web-dev-objects-dev"',
    "",
    "app.dev  not compared, as it fails",
    "not looked for without it: dangling references, denied access",
    "",
    "findings",
    "  error program-failed  app.dev  libs/names/names.ts:3",
    "      boom",
    '  error stateful-replacement  web.dev: Bucket "data"  main.ts:8',
    "      a change of bucket deletes it with its objects and creates an empty one; leave bucket, or move the data first",
    "",
    "2 stacks: 1 resource, 1 replaced, 1 not compared, 2 errors",
  ]);
  expect(status).toBe(2);
});

test("a broken stack file is named, and deletes nothing", () => {
  shop.write("Pulumi.app.dev.yaml", "config: [");
  const { status, output } = shop.rehearse("--against", "HEAD");
  expect(output).toEqual([
    "app.dev  not compared, as it fails",
    "not looked for without it: dangling references, denied access",
    "",
    "findings",
    "  error program-failed  app.dev",
    "      Pulumi.app.dev.yaml:2: Flow sequence in block collection must be sufficiently indented and end with a ]",
    "",
    "2 stacks: 1 resource, unchanged, 1 not compared, 1 error",
  ]);
  expect(status).toBe(2);
});

/** `web.dev` refers to `app.dev`, and `more.dev` to `web.dev`. */
function writeChain(start: string): void {
  shop.write("Pulumi.more.dev.yaml", "config: {}");
  shop.writeName(
    "data-dev",
    'const base = { "web.dev": "app.dev", "more.dev": "web.dev" }[stack]; ' +
      'if (base) await new StackReference(base).getOutputValue("x"); ' +
      start,
  );
}

test("a program that fails is told once, however many stacks refer to it", () => {
  writeChain("");
  shop.commit();
  writeChain('if (stack === "app.dev") throw new Error("boom");');
  const { status, output } = shop.rehearse("--against", "HEAD");
  expect(output).toEqual([
    "app.dev  not compared, as it fails",
    "web.dev, more.dev  not compared, as app.dev fails",
    "not looked for without them: dangling references, denied access",
    "",
    "findings",
    expect.stringMatching(/^ {2}error program-failed {2}app\.dev {2}libs\/names\/names\.ts:3$/),
    "      boom",
    "",
    "3 stacks: 0 resources, 3 not compared, 1 error",
  ]);
  expect(status).toBe(2);
});

test("several stacks that fail alike are one finding; without --against they are not rehearsed", () => {
  shop.writeName("data-dev", 'throw new Error("boom");');
  const { status, output } = shop.rehearse();
  expect(output).toEqual([
    "app.dev, web.dev  not rehearsed, as they fail",
    "not looked for without them: dangling references, denied access",
    "",
    "findings",
    "  error program-failed  app.dev, web.dev  libs/names/names.ts:3",
    "      boom",
    "",
    "2 stacks: 0 resources, 2 not rehearsed, 2 errors",
  ]);
  expect(status).toBe(2);
});

test("a stack that is not asked for fails by name where one that is refers to it", () => {
  writeChain('if (stack === "app.dev") throw new Error("boom");');
  const { status, output } = shop.rehearse("web.dev");
  expect(output[0]).toBe("web.dev  not rehearsed, as it fails");
  expect(output).toContain('      stack reference "app.dev": app.dev has problems of its own: boom');
  expect(status).toBe(2);
});

test("neither access nor a state is told of a stack that fails", () => {
  shop.writeName("data-dev", 'if (stack === "app.dev") throw new Error("boom");');
  const { output } = shop.rehearse("--against", "HEAD", "--out", "out", "--json");
  const report = JSON.parse(output.join("\n")) as RehearsalReport;
  expect(report.stacks.map(({ stack, failedBy, changes }) => [stack, failedBy, changes])).toEqual([
    ["app.dev", ["app.dev"], null],
    ["web.dev", [], []],
  ]);
  expect(report.access).toEqual({ gained: [], lost: [] });
  expect(readdirSync(shop.path("out"))).toEqual(["rehearsal.json", "summary.md", "web.dev.state.json"]);
});

test("how a stack is destroyed whose program fails is taken from what is there, or not known", () => {
  shop.rehearse("--out", "out");
  shop.writeName("data-dev", 'if (stack === "app.dev") throw new Error("boom");');
  const order = (...args: string[]) => {
    const { status, output } = shop.rehearse("--destroy", ...args);
    const from = output.indexOf("order of destruction");
    return [status, ...output.slice(from + 1, output.indexOf("", from))];
  };
  expect(order("--against", "out")).toEqual([2, "  1. app.dev", "  2. web.dev"]);
  expect(order()).toEqual([2, "  1. web.dev", "  not known: app.dev, as it fails"]);
});

test("an answer says which stacks it leaves out, once", () => {
  writeChain('if (stack === "app.dev") throw new Error("boom");');
  const { status, output, errors } = shop.rehearse("--who-can", "s3:GetObject", "arn:aws:s3:::b");
  expect([status, output, errors]).toEqual([2, ["nobody"], "app.dev fails and is left out: boom\n"]);
});
