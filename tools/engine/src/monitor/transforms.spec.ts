import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN, secret } from "../values/plain-values.ts";
import { Group, Thing, inputsOf, named, preview, problemsOf, urn } from "../testing/made-up-provider.ts";

const sign =
  (mark: string): pulumi.ResourceTransform =>
  ({ props, opts }) => ({ props: { ...props, label: `${props.label ?? ""}${mark}` }, opts });

describe("transforms", () => {
  test("run in the engine's order: the resource's own, its parents' outward, the stack's", async () => {
    const run = await preview(() => {
      pulumi.runtime.registerResourceTransform(sign("stack"));
      new Group(
        "outer",
        (outer) => {
          new Group(
            "inner",
            (inner) => void new Thing("leaf", { label: "" }, { parent: inner, transforms: [sign("own ")] }),
            { parent: outer, transforms: [sign("inner ")] },
          );
          return undefined;
        },
        { transforms: [sign("outer ")] },
      );
    });
    expect(run.problems).toEqual([]);
    expect(inputsOf(run, "leaf")).toEqual({ label: "own inner outer stack" });
  });

  test("may change options", async () => {
    const run = await preview(
      () =>
        void new Thing(
          "thing",
          {},
          {
            transforms: [
              ({ props, opts }) => ({
                props,
                opts: pulumi.mergeOptions(opts, {
                  protect: true,
                  ignoreChanges: ["label"],
                  aliases: [{ name: "old" }],
                }),
              }),
            ],
          },
        ),
    );
    const { protect, aliases, options } = named(run, "thing");
    expect({ protect, aliases, ignoreChanges: options.ignoreChanges }).toEqual({
      protect: true,
      aliases: [urn("made:up:Thing::old")],
      ignoreChanges: ["label"],
    });
  });

  test("that return nothing change nothing", async () => {
    const run = await preview(() => {
      pulumi.runtime.registerResourceTransform(() => undefined);
      const first = new Thing("first");
      new Thing(
        "second",
        { size: first.address, label: pulumi.secret("s") },
        { protect: true, dependsOn: first, transforms: [() => undefined] },
      );
    });
    const { protect, dependencies, propertyDependencies } = named(run, "second");
    expect(inputsOf(run, "second")).toEqual({ size: UNKNOWN, label: secret("s") });
    expect({ protect, dependencies }).toEqual({ protect: true, dependencies: [urn("made:up:Thing::first")] });
    expect(Object.fromEntries(propertyDependencies)).toEqual({
      size: [urn("made:up:Thing::first")],
      label: [],
    });
  });

  test("of the stack leave the dependencies of a resource as they were", async () => {
    const run = await preview(() => {
      pulumi.runtime.registerResourceTransform(({ props, opts }) => ({ props, opts }));
      const first = new Thing("first");
      new Thing("second", { size: first.address });
    });
    expect(Object.fromEntries(named(run, "second").propertyDependencies)).toEqual({
      size: [urn("made:up:Thing::first")],
    });
  });

  test("see unknowns and secrets as outputs, and the resource's identity", async () => {
    const seen: unknown[] = [];
    await preview(() => {
      const group = new Group("group", () => undefined);
      new Thing(
        "thing",
        { size: new Thing("other").address, label: pulumi.secret("s") },
        {
          parent: group,
          transforms: [
            async ({ type, name, custom, props }) => {
              const label: unknown = props.label;
              seen.push(type, name, custom, pulumi.Output.isInstance(props.size));
              seen.push(pulumi.Output.isInstance(label) && (await pulumi.isSecret(label)));
              return undefined;
            },
          ],
        },
      );
    });
    expect(seen).toEqual(["made:up:Thing", "thing", true, true, true]);
  });

  test("of invokes may change the arguments", async () => {
    const run = await preview(
      () => {
        pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args: { ...args, extra: 2 }, opts }));
        return pulumi.output(pulumi.runtime.invoke("made:up:ask", { given: 1 }));
      },
      { answers: { "made:up:ask": ({ args }) => ({ heard: args }) } },
    );
    expect(run.outputs).toEqual({ heard: { given: 1, extra: 2 } });
  });

  test("of the older kind run too", async () => {
    const run = await preview(() => {
      pulumi.runtime.registerStackTransformation(({ props, opts }) => ({
        props: { ...props, label: "old" },
        opts,
      }));
      new Thing("thing");
    });
    expect(inputsOf(run, "thing")).toEqual({ label: "old" });
  });

  test("that throw are a problem of the stack", async () => {
    const problems = await problemsOf(
      () =>
        void new Thing(
          "thing",
          {},
          {
            transforms: [
              () => {
                throw new Error("not this one");
              },
            ],
          },
        ),
    );
    expect(problems).toEqual([
      "failed to register new resource thing [made:up:Thing]: invoke transform: transform failed: Error: not this one",
    ]);
  });
});

describe("hooks", () => {
  test("are accepted and do not run", async () => {
    const ran = jest.fn();
    const run = await preview(() => {
      const hook = new pulumi.ResourceHook("hook", ran);
      const onError = new pulumi.ErrorHook("again", () => true);
      new Thing("thing", {}, { hooks: { beforeCreate: [hook, ran], onError: [onError] } });
    });
    expect(run.problems).toEqual([]);
    expect(ran).not.toHaveBeenCalled();
  });
});
