import fc from "fast-check";
import type { OrderedStack } from "@mlops/workspace/stacks";
import { inDeploymentOrder } from "./stack-order.ts";

function stack(name: string, ...after: string[]): OrderedStack {
  const [app = "", environment = ""] = name.split(".");
  return { name, app, environment, file: `stacks/Pulumi.${name}.yaml`, after };
}
const namesOf = (stacks: readonly OrderedStack[]) => stacks.map(({ name }) => name);

test("a stack follows those that it has to be deployed after, dev first, shared last", () => {
  const ordered = inDeploymentOrder([
    stack("delivery.shared", "account.shared"),
    stack("product.prod", "platform.prod", "platform.dev"),
    stack("product.dev", "platform.dev"),
    stack("platform.prod", "account.prod"),
    stack("platform.dev", "account.dev"),
    stack("account.prod", "account.shared"),
    stack("account.dev", "account.shared"),
    stack("account.shared"),
  ]);
  expect(namesOf(ordered)).toEqual([
    "account.shared",
    "account.dev",
    "platform.dev",
    "product.dev",
    "account.prod",
    "platform.prod",
    "product.prod",
    "delivery.shared",
  ]);
});

test("what a stack waits for outside of those given is no obstacle", () => {
  expect(namesOf(inDeploymentOrder([stack("product.dev", "platform.dev")]))).toEqual(["product.dev"]);
});

test("a cycle is named, without the stacks that only wait for it", () => {
  const stacks = [stack("a.dev", "b.dev"), stack("b.dev", "c.dev"), stack("c.dev", "b.dev"), stack("d.dev")];
  expect(() => inDeploymentOrder(stacks)).toThrow(
    "stack order: got b.dev after c.dev after b.dev; expected no cycle; change stackReferences or deployAfter in the " +
      "apps' package.json",
  );
});

test("every stack is there once, after those that it waits for, however they are given", () => {
  const acyclic = fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc
      .array(fc.subarray([...Array(size).keys()]), { minLength: size, maxLength: size })
      .map((waits) =>
        waits.map((wait, index) =>
          stack(`s${index}.dev`, ...wait.filter((one) => one < index).map((one) => `s${one}.dev`)),
        ),
      )
      .chain((stacks) => fc.shuffledSubarray(stacks, { minLength: size })),
  );
  fc.assert(
    fc.property(acyclic, (stacks) => {
      const names = namesOf(inDeploymentOrder(stacks));
      expect([...names].sort()).toEqual(namesOf(stacks).sort());
      for (const { name, after } of stacks) {
        for (const one of after) expect(names.indexOf(one)).toBeLessThan(names.indexOf(name));
      }
    }),
  );
});
