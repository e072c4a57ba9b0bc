import { StackReference } from "@pulumi/pulumi";
import { UNKNOWN, secret, toPlainProperties, toWireProperties } from "../values/plain-values.ts";
import { inputsOf, named, preview, problemsOf, Thing } from "../testing/made-up-provider.ts";

const outputs = toWireProperties({ plain: { nested: [1] }, hidden: secret("s"), later: UNKNOWN });
const resolveReference = () => Promise.resolve(outputs);

describe("stack references", () => {
  test("give each output as the other stack's preview knows it", async () => {
    const run = await preview(
      () => {
        const other = new StackReference("acme/shop/base.dev");
        return {
          plain: other.getOutput("plain"),
          hidden: other.requireOutput("hidden"),
          later: other.requireOutput("later"),
          missing: other.getOutput("missing").apply((value) => value === undefined),
        };
      },
      { resolveReference },
    );
    expect(toPlainProperties(run.outputs)).toEqual({
      plain: { nested: [1] },
      hidden: secret("s"),
      later: UNKNOWN,
      missing: true,
    });
  });

  test("are resources that are read, with the outputs' names that are secret", async () => {
    const run = await preview(() => void new StackReference("ref", { name: "base.dev" }), {
      resolveReference,
    });
    const { type, external, outputs: found } = named(run, "ref");
    expect({ type, external }).toEqual({ type: "pulumi:pulumi:StackReference", external: true });
    expect(inputsOf(run, "ref")).toEqual({ name: "base.dev" });
    expect(found.secretOutputNames).toEqual(["hidden"]);
  });

  test("ask for the stack that the program names", async () => {
    const asked = jest.fn(resolveReference);
    await preview(() => void new StackReference("ref", { name: "acme/shop/base.dev" }), {
      resolveReference: asked,
    });
    expect(asked.mock.calls).toEqual([["acme/shop/base.dev"]]);
  });

  test("whose name is unknown are unknown", async () => {
    const run = await preview(
      () => ({ value: new StackReference("ref", { name: new Thing("thing").address }).getOutput("plain") }),
      { resolveReference },
    );
    expect(toPlainProperties(run.outputs)).toEqual({ value: UNKNOWN });
  });

  test("give a plain value at once", async () => {
    const run = await preview(
      async () => ({ value: await new StackReference("base.dev").requireOutputValue("plain") }),
      { resolveReference },
    );
    expect(run.outputs).toEqual({ value: { nested: [1] } });
  });

  test("refuse an output that is not there, although others are unknown", async () => {
    expect(
      await problemsOf(() => ({ value: new StackReference("base.dev").requireOutput("plane") }), {
        resolveReference,
      }),
    ).toEqual(["Required output 'plane' does not exist on stack 'base.dev'."]);
  });

  test("to a stack that is not there are one problem, whatever follows from it", async () => {
    const resolveNothing = () => Promise.reject(new Error('no stack "base.dev"'));
    expect(
      await problemsOf(
        () => {
          const base = new StackReference("base.dev");
          new Thing("a", { label: base.requireOutput("plain") });
          new Thing("b", { label: base.requireOutput("later") });
        },
        { resolveReference: resolveNothing },
      ),
    ).toEqual(['no stack "base.dev"']);
  });
});
