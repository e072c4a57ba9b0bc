import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { assertValid } from "./problems.ts";

class Picky extends ComponentResource {
  constructor(name: string, problems: readonly string[], opts?: ComponentResourceOptions) {
    super("mlops:test:Picky", name, {}, opts);
    assertValid(this, name, problems);
    this.registerOutputs({});
  }
}

test("a component with problems is refused with all of them", async () => {
  const problems = await pretendProblems(
    () => void new Picky("fraud", ["zones: got 5; allowed: 2, 3", "name: is missing"]),
  );

  expect(problems).toEqual(["fraud cannot be built:\n  - zones: got 5; allowed: 2, 3\n  - name: is missing"]);
});

test("a component without problems is built", async () => {
  expect((await pretendCloud(() => void new Picky("fraud", []))).census()).toEqual(["Picky fraud"]);
});
