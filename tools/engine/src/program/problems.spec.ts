import * as pulumi from "@pulumi/pulumi";
import { Group, Thing, inputsOf, preview, problemsOf } from "../testing/made-up-provider.ts";

const fail = (text: string) => () => {
  throw new Error(text);
};

describe("a program that fails", () => {
  test.each([
    ["at once", fail("boom")],
    [
      "later",
      async () => {
        await Promise.resolve();
        fail("boom")();
      },
    ],
    ["in an apply that nothing waits for", () => void pulumi.output(1).apply(fail("boom"))],
    [
      "in an apply of a known output of a resource",
      () => void new Thing("a", { size: 1 }).size.apply(fail("boom")),
    ],
    [
      "in an apply that becomes an output of the stack",
      () => ({ out: pulumi.output(1).apply(fail("boom")) }),
    ],
    ["in a promise that nobody awaits", () => void Promise.reject(new Error("boom"))],
    ["in a timer", () => void setTimeout(fail("boom"), 5)],
    ["in a constructor", () => void new Group("group", fail("boom"))],
  ])("%s has one problem with the line", async (_title, program) => {
    const { problems } = await preview(program);
    expect(problems.map(({ message }) => message)).toEqual(["boom"]);
    expect(problems[0]?.position?.file).toBe(__filename);
  });

  test("in an input names the input and the property", async () => {
    const problems = await problemsOf(() => {
      const label = pulumi.output(1).apply(fail("boom"));
      new Thing("a", { label });
      new Thing("b", { label });
    });
    expect(problems).toEqual(['"a" [made:up:Thing]: input "label": boom']);
  });

  test("in an input that others depend on names it once, with the resource that it is of", async () => {
    const problems = await problemsOf(() => {
      const label = pulumi.output(1).apply(fail("boom"));
      new Group("group", (parent) => {
        const first = new Thing("a", { size: { of: label } }, { parent });
        new Thing("b", { label: first.label, size: first.size }, { parent });
        return { label };
      });
      return { label };
    });
    expect(problems).toEqual(['"a" [made:up:Thing]: input "size": boom']);
  });

  test("by saying so has that problem", async () => {
    const run = await preview(() => void pulumi.log.error("not like this"));
    expect(run.problems.map(({ message }) => message)).toEqual(["not like this"]);
    expect(run.logs).toEqual([{ severity: "error", message: "not like this", resource: "" }]);
  });

  test("with a RunError shows its text only", async () => {
    const { problems } = await preview(() => {
      throw new pulumi.RunError("stack file: wrong");
    });
    expect(problems).toEqual([{ message: "stack file: wrong", position: undefined, trace: undefined }]);
  });

  test("with a ResourceError shows its text and its line", async () => {
    const { problems } = await preview(
      () =>
        void new Group("group", (group) => {
          throw new pulumi.ResourceError("group: size is missing", group, true);
        }),
    );
    expect(problems.map(({ message, trace }) => ({ message, trace }))).toEqual([
      { message: "group: size is missing", trace: undefined },
    ]);
  });

  test("because a component refuses its arguments shows where the component was asked for", async () => {
    class Picky extends Group {
      constructor(name: string) {
        super(name, (group) => {
          throw new pulumi.ResourceError(`${name}: size is missing`, group, true);
        });
      }
    }
    const line = Number(/:(\d+):\d+\)?$/.exec(new Error().stack?.split("\n")[1] ?? "")?.[1]);
    const { problems } = await preview(() => void new Group("outer", () => void new Picky("inner")));
    expect(problems.map(({ message, position }) => [message, position?.file, position?.line])).toEqual([
      ["inner: size is missing", __filename, line + 1],
    ]);
  });

  test("has every problem, not just the first", async () => {
    const problems = await problemsOf(() => {
      pulumi.output(1).apply(fail("one"));
      pulumi.output(1).apply(fail("two"));
      throw new Error("three");
    });
    expect(problems.sort()).toEqual(["one", "three", "two"]);
  });

  test("with what is not even an Error is a problem", async () => {
    expect(await problemsOf(() => Promise.reject("just text"))).toEqual(["just text"]);
  });
});

describe("a program's log", () => {
  test("is kept in order, with the resource it is about, and fails nothing", async () => {
    const run = await preview(() => {
      const thing = new Thing("thing");
      void pulumi.log.info("first");
      void pulumi.log.warn("second", thing);
      void pulumi.log.debug("never shown");
      return { nothing: undefined };
    });
    expect(run.problems).toEqual([]);
    expect(run.logs).toEqual([
      { severity: "info", message: "first", resource: "" },
      { severity: "warning", message: "second", resource: "thing" },
      {
        severity: "warning",
        message: "Undefined value (nothing) will not show as a stack output.",
        resource: "",
      },
    ]);
  });
});

describe("runs in one process", () => {
  test("share nothing, even side by side", async () => {
    const program = async () => {
      const { length } = pulumi.getStack();
      await new Promise((resolve) => setTimeout(resolve, length));
      new Thing("thing", { label: new pulumi.Config().require("label") });
      await Promise.resolve();
      void pulumi.log.info(`${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`);
      if (length > 3) throw new Error(`only ${pulumi.getStack()}`);
    };
    const runs = await Promise.all(
      ["b", "long", "a"].map((stack) => preview(program, { stack, config: { "shop:label": stack } })),
    );
    expect(runs.map((run) => inputsOf(run, "thing"))).toEqual([
      { label: "b" },
      { label: "long" },
      { label: "a" },
    ]);
    expect(runs.map(({ logs }) => logs.map(({ message }) => message))).toEqual([
      ["acme/shop/b"],
      ["acme/shop/long"],
      ["acme/shop/a"],
    ]);
    expect(runs.map(({ problems }) => problems.map(({ message }) => message))).toEqual([
      [],
      ["only long"],
      [],
    ]);
  });

  test("leave nothing of a stack transform behind", async () => {
    await preview(() =>
      pulumi.runtime.registerResourceTransform(({ opts }) => ({ props: { label: "x" }, opts })),
    );
    const run = await preview(() => void new Thing("thing"));
    expect(inputsOf(run, "thing")).toEqual({});
  });

  test("are not ended by what another one throws after its own end", async () => {
    let late: (() => void) | undefined;
    await preview(() => {
      const { promise, reject } = Promise.withResolvers<undefined>();
      late = () => reject(new Error("too late"));
      void promise.then(() => undefined);
    });
    const run = await preview(async () => {
      late?.();
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    expect(run.problems).toEqual([]);
  });

  test("wait for what a program starts without awaiting it", async () => {
    const run = await preview(() => {
      setTimeout(() => void new Thing("late"), 20);
    });
    expect(inputsOf(run, "late")).toEqual({});
  });
});
