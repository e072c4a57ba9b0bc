import * as pulumi from "@pulumi/pulumi";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { Group, MadeProvider, Thing, preview, urn } from "@mlops/engine/testing";
import { Judge } from "./judge.ts";
import type { JudgedPolicy } from "./policy-pack.ts";

const judgeOf = (...policies: JudgedPolicy[]) => new Judge({ name: "rules", version: "1.0.0", policies });

const resourcePolicy = (
  name: string,
  validateResource: ResourceValidationPolicy["validateResource"],
  more: Partial<JudgedPolicy> = {},
): JudgedPolicy => ({
  name,
  description: `${name}.`,
  enforcementLevel: "mandatory",
  validateResource,
  ...more,
});

const stackPolicy = (name: string, validateStack: StackValidationPolicy["validateStack"]): JudgedPolicy => ({
  name,
  description: `${name}.`,
  enforcementLevel: "advisory",
  validateStack,
});

const program = () => {
  const provider = new MadeProvider("mine", { place: "here" });
  new Group(
    "group",
    (parent) => {
      const first = new Thing("first", { size: 1, label: pulumi.secret("s") }, { parent, protect: true });
      new Thing("second", { size: first.address }, { parent });
      return undefined;
    },
    { providers: [provider] },
  );
  Thing.get("theirs", "id", {});
};

async function judged(...policies: JudgedPolicy[]) {
  return judgeOf(...policies).judge((await preview(program)).resources);
}

describe("the judge", () => {
  test("leaves out policies that are not among those it is to judge by", async () => {
    const policies = [
      resourcePolicy("small", ({ name }, report) => (name === "first" ? report("bigger") : undefined)),
      resourcePolicy("large", ({ name }, report) => (name === "first" ? report("smaller") : undefined)),
      stackPolicy("few", (_, report) => report("more")),
      stackPolicy("many", (_, report) => report("fewer")),
    ];
    const pack = { name: "rules", version: "1.0.0", policies };
    const { violations } = await new Judge(pack, new Set(["large", "few"])).judge(
      (await preview(program)).resources,
    );
    expect(violations.map(({ policy }) => policy)).toEqual(["large", "few"]);
  });

  test("reports what a policy reports, with the resource it looked at", async () => {
    const verdict = await judged(
      resourcePolicy(
        "small",
        ({ props, name }, report) => {
          if (name === "first" && props.size === 1) report("make it bigger");
        },
        { severity: "high" },
      ),
    );
    expect(verdict).toEqual({
      violations: [
        {
          policy: "small",
          pack: "rules",
          level: "mandatory",
          severity: "high",
          description: "small.",
          message: "make it bigger",
          urn: urn("made:up:Group$made:up:Thing::first"),
        },
      ],
      problems: [],
    });
  });

  test("shows a policy everything that the engine would show it", async () => {
    const seen: unknown[] = [];
    await judged(
      resourcePolicy("look", ({ type, name, urn: found, props, opts, provider }) => {
        if (name !== "first") return;
        const { size, label } = props;
        seen.push({
          type,
          found,
          size,
          label,
          opts,
          provider: { ...provider, props: provider?.props.place },
        });
      }),
    );
    expect(seen).toEqual([
      {
        type: "made:up:Thing",
        found: urn("made:up:Group$made:up:Thing::first"),
        size: 1,
        label: "s",
        opts: {
          protect: true,
          ignoreChanges: [],
          aliases: [],
          customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
          additionalSecretOutputs: [],
          parent: urn("made:up:Group::group"),
        },
        provider: {
          type: "pulumi:providers:made",
          name: "mine",
          urn: urn("pulumi:providers:made::mine"),
          props: "here",
        },
      },
    ]);
  });

  test("lets the official evaluation turn a look at an unknown value into advice", async () => {
    const { violations } = await judged(
      resourcePolicy("needs-size", ({ name, props }, report) => {
        if (name === "second" && props.size === 0) report("never");
      }),
    );
    expect(violations).toEqual([
      {
        policy: "needs-size",
        pack: "rules",
        level: "advisory",
        severity: undefined,
        description: "needs-size.",
        message:
          "can't run policy 'needs-size' from policy pack 'rules@v1.0.0' during preview: " +
          "string value at .size can't be known during preview",
        urn: urn("made:up:Group$made:up:Thing::second"),
      },
    ]);
  });

  test("asks a policy about its own resource types only", async () => {
    const asked: string[] = [];
    const look: ResourceValidationPolicy["validateResource"] = ({ type }) => void asked.push(type);
    await judged(
      resourcePolicy("things", look, { resourceTypes: ["made:up:Thing"] }),
      resourcePolicy("none", look, { seenTypes: [], resourceTypes: ["made:up:Thing"] }),
    );
    expect(asked).toEqual(["made:up:Thing", "made:up:Thing"]);
  });

  test("does not judge what the stack only reads", async () => {
    const names: string[] = [];
    await judged(
      resourcePolicy("resources", ({ name }) => void names.push(name)),
      stackPolicy(
        "stack",
        ({ resources }) => void names.push(...resources.map(({ name }) => `all: ${name}`)),
      ),
    );
    expect(names).not.toContain("theirs");
    expect(names).not.toContain("all: theirs");
    expect(names.filter((name) => name.startsWith("all: "))).toHaveLength(names.length / 2);
  });

  test("judges what is only read, too, where a whole state is judged", async () => {
    const { resources } = await preview(program);
    const names: string[] = [];
    const judge = judgeOf(
      resourcePolicy("resources", ({ name }) => void names.push(name)),
      stackPolicy("stack", ({ resources: all }) => void names.push(...all.map(({ name }) => `all: ${name}`))),
    );
    await judge.judge(resources, "managed and read");
    expect(names.filter((name) => name.endsWith("theirs"))).toEqual(["theirs", "all: theirs"]);
  });

  test("blames the stack also when it has no resource of its own", async () => {
    const { resources } = await preview(program);
    const rootless = resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
    const judge = judgeOf(stackPolicy("stack", (_, report) => report("the whole")));
    const found = async (some: typeof resources) =>
      (await judge.judge(some)).violations.map(({ urn: on }) => on);
    expect(await found(rootless)).toEqual([urn("pulumi:pulumi:Stack::shop-app.dev")]);
    expect(await found([])).toEqual([""]);
  });

  test("shows a stack policy how resources relate", async () => {
    const { violations } = await judged(
      stackPolicy("relations", ({ resources }, report) => {
        for (const { name, parent, dependencies, propertyDependencies, urn: found } of resources) {
          if (name !== "second") continue;
          const { size = [] } = propertyDependencies;
          report(
            [parent?.name, dependencies.map((other) => other.name), size.map((other) => other.name)].join(
              " ",
            ),
            found,
          );
        }
        report("the whole");
        report("somewhere else", "urn:pulumi:other::x::a:b:C::d");
      }),
    );
    expect(violations.map(({ message, urn: found }) => [message, found])).toEqual([
      ["group first first", urn("made:up:Group$made:up:Thing::second")],
      ["the whole", urn("pulumi:pulumi:Stack::shop-app.dev")],
      ["somewhere else", urn("pulumi:pulumi:Stack::shop-app.dev")],
    ]);
  });

  test("names a policy that throws, and still asks all others", async () => {
    const verdict = await judged(
      resourcePolicy("before", ({ name }, report) => void (name === "first" && report("before"))),
      resourcePolicy("broken", ({ name }) => {
        if (name === "first") throw new TypeError("oops");
      }),
      resourcePolicy("after", ({ name }, report) => void (name === "first" && report("after"))),
      stackPolicy("broken-stack", () => Promise.reject(new Error("no stack"))),
    );
    expect(verdict.violations.map(({ policy }) => policy)).toEqual(["before", "after"]);
    expect(verdict.problems).toEqual([
      "policy broken of pack rules failed: TypeError: oops",
      "policy broken-stack of pack rules failed: Error: no stack",
    ]);
  });

  test("keeps one policy's changes to what it sees from the next one", async () => {
    const sizes: unknown[] = [];
    const change: ResourceValidationPolicy["validateResource"] = ({ props, name }) => {
      if (name !== "first") return;
      sizes.push(props.size);
      props.size = 99;
    };
    await judged(resourcePolicy("one", change), resourcePolicy("two", change));
    expect(sizes).toEqual([1, 1]);
  });

  test("applies the level of each policy", async () => {
    const always: ResourceValidationPolicy["validateResource"] = ({ name }, report) =>
      void (name === "first" && report("x"));
    const { violations } = await judged(
      resourcePolicy("a", always, { enforcementLevel: "advisory" }),
      resourcePolicy("b", always, { enforcementLevel: "disabled" }),
      resourcePolicy("c", always, { enforcementLevel: "remediate" }),
      resourcePolicy("d", always, { enforcementLevel: undefined }),
    );
    expect(violations.map(({ policy, level }) => [policy, level])).toEqual([
      ["a", "advisory"],
      ["c", "mandatory"],
      ["d", "advisory"],
    ]);
  });
});
