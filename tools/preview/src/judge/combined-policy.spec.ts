import { Thing, preview } from "@mlops/engine/testing";
import { Judge } from "./judge.ts";
import type { JudgedPolicy } from "./policy-pack.ts";

type Check = (
  seen: Record<string, unknown>,
  report: (finding: string | object, urn?: string) => void,
) => unknown;

const about = (name: string, more: object) => ({
  name,
  description: `${name}.`,
  enforcementLevel: "mandatory",
  ...more,
});
const onResource = (name: string, check: Check, more: object = {}) =>
  about(name, { validateResource: check, ...more }) as unknown as JudgedPolicy;
const onStack = (name: string, check: Check) =>
  about(name, { validateStack: check }) as unknown as JudgedPolicy;

const ordinary = [
  onResource("text", ({ name }, report) => report(`${String(name)} is wrong`)),
  onResource("nothing-said", (_, report) => report("")),
  onResource("later", async (_, report) => {
    await Promise.resolve();
    report("after a while");
  }),
  onResource("own-level", (_, report) =>
    report({ message: "m", enforcementLevel: "advisory", severity: "high" }),
  ),
  onResource("own-description", (_, report) => report({ description: "Another." })),
  onResource("severe", (_, report) => report("s"), { severity: "critical" }),
  onResource("off", (_, report) => report("never"), { enforcementLevel: "disabled" }),
  onResource("mending", (_, report) => report("x"), { enforcementLevel: "remediate" }),
  onResource("no-level", (_, report) => report("x"), { enforcementLevel: undefined }),
  onStack("counts", ({ resources }, report) => report(`${(resources as unknown[]).length} resources`)),
  onStack("blames", ({ resources }, report) => {
    for (const { urn } of resources as { urn: string }[]) report("this one", urn);
  }),
];
const awkward = [
  onResource("reads-unknowns", ({ props }) => void String((props as { label: unknown }).label)),
  onResource("fails", () => {
    throw new Error("broken");
  }),
  onResource("steps-back", ({ notApplicable }) => void (notApplicable as (why: string) => void)("not mine")),
  onResource("several", () => undefined, {
    validateResource: [(_: unknown, report: (text: string) => void) => report("x")],
  }),
];

async function verdicts(policies: readonly JudgedPolicy[]) {
  const { resources } = await preview(() => {
    const one = new Thing("one", { size: 1 });
    new Thing("two", { label: one.address });
  });
  const judge = (readOnly: boolean) =>
    new Judge({ name: "rules", version: "1.0.0", readOnly, policies }).judge(resources);
  return Promise.all([judge(true), judge(false)]);
}

test.each<[string, readonly JudgedPolicy[]]>([
  ["ordinary policies", ordinary],
  ["policies that throw, step back, or are several functions", [...ordinary, ...awkward]],
  ["one policy", ordinary.slice(0, 1)],
])("%s say the same when they are asked together", async (_, policies) => {
  const [together, apart] = await verdicts(policies);

  expect(together.violations.length).toBeGreaterThan(1);
  expect(together).toEqual(apart);
});
