import { toPlainProperties } from "../values/plain-values.ts";
import {
  Group,
  MadeProvider,
  Remote,
  Thing,
  named,
  preview,
  problemsOf,
  urn,
} from "../testing/made-up-provider.ts";

const UNMADE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const noDefaults = { config: { "pulumi:disable-default-providers": '["made"]' } };

describe("providers", () => {
  test("a resource without one gets the package's default provider, once", async () => {
    const run = await preview(
      () => {
        new Thing("a", {}, { version: "1.2.3-beta.1" });
        new Thing("b", {}, { version: "1.2.3-beta.1" });
        new Thing("c");
      },
      { config: { "made:place": "here", "other:place": "there" } },
    );
    const providers = run.resources.filter(({ type }) => type === "pulumi:providers:made");
    expect(providers.map(({ urn: found, inputs }) => [found, inputs])).toEqual([
      [urn("pulumi:providers:made::default_1_2_3_beta_1"), { place: "here", version: "1.2.3-beta.1" }],
      [urn("pulumi:providers:made::default"), { place: "here" }],
    ]);
    expect(named(run, "b").provider).toBe(`${urn("pulumi:providers:made::default_1_2_3_beta_1")}::${UNMADE}`);
  });

  test("an explicit one is used, and its version is among its inputs", async () => {
    const run = await preview(
      () => void new Thing("a", {}, { provider: new MadeProvider("mine", { place: "x" }) }),
    );
    expect(named(run, "a").provider).toBe(`${urn("pulumi:providers:made::mine")}::${UNMADE}`);
    expect(named(run, "mine").provider).toBe("");
  });

  test.each([
    ["provider", (mine: MadeProvider) => ({ provider: mine })],
    ["providers, as a list", (mine: MadeProvider) => ({ providers: [mine] })],
    ["providers, by package", (mine: MadeProvider) => ({ providers: { made: mine } })],
  ])("a component's %s reaches its grandchildren", async (_title, options) => {
    const run = await preview(() => {
      new Group(
        "outer",
        (outer) => {
          new Group("inner", (inner) => void new Thing("leaf", {}, { parent: inner }), { parent: outer });
          return undefined;
        },
        options(new MadeProvider("mine")),
      );
    }, noDefaults);
    expect(run.problems).toEqual([]);
    expect(named(run, "leaf").provider).toBe(`${urn("pulumi:providers:made::mine")}::${UNMADE}`);
  });

  test("a disabled default is refused, for a resource by its URN", async () => {
    expect(await problemsOf(() => void new Thing("a"), noDefaults)).toEqual([
      `Default provider for 'made' disabled. '${urn("made:up:Thing::a")}' must use an explicit provider.`,
    ]);
  });

  test("a disabled default is refused for a remote component and for what is read", async () => {
    expect(await problemsOf(() => void new Remote("made:up:Vpc", "vpc"), noDefaults)).toEqual([
      "Default provider for 'made' disabled. 'made:up:Vpc' must use an explicit provider.",
    ]);
    expect(await problemsOf(() => void Thing.get("a", "id"), noDefaults)).toEqual([
      "Default provider for 'made' disabled. 'made:up:Thing' must use an explicit provider.",
    ]);
  });

  test.each(['["*"]', '[" made "]'])("%s disables it as well", async (list) => {
    const problems = await problemsOf(() => void new Thing("a"), {
      config: { "pulumi:disable-default-providers": list },
    });
    expect(problems).toHaveLength(1);
  });

  test("components need none", async () => {
    expect(await problemsOf(() => void new Group("g", () => undefined), noDefaults)).toEqual([]);
  });
});

describe("remote components", () => {
  test("are one resource whose outputs are unknown", async () => {
    const seen = jest.fn();
    const run = await preview(() => {
      const remote = new Remote("some:any:Thing", "remote", { size: 1 });
      remote.vpcId.apply(seen);
      remote.privateSubnetIds.apply(seen);
      new Thing("user", { label: remote.vpcId });
    });
    expect(seen).not.toHaveBeenCalled();
    const { remote, custom, dependencies } = named(run, "remote");
    expect({ remote, custom, dependencies }).toEqual({ remote: true, custom: false, dependencies: [] });
    expect(named(run, "user").dependencies).toEqual([urn("some:any:Thing::remote")]);
  });

  test.each([
    [{ numberOfAvailabilityZones: 2 }, 2],
    [{ availabilityZoneNames: ["a", "b", "c", "d"] }, 4],
    [{}, 3],
    [{ numberOfAvailabilityZones: 2, subnetSpecs: [{ type: "Private" }, { type: "private" }] }, 4],
  ])("a VPC with %j has so many private subnets", async (args, count) => {
    const run = await preview(() => {
      const vpc = new Remote("awsx:ec2:Vpc", "vpc", args);
      return { count: vpc.privateSubnetIds.length, second: vpc.privateSubnetIds[1] };
    });
    expect(toPlainProperties(run.outputs).count).toBe(count);
  });

  test("a VPC whose zones are not plain has subnets nobody can count", async () => {
    const run = await preview(() => {
      const zones = new Thing("thing").address;
      const vpc = new Remote("awsx:ec2:Vpc", "vpc", { numberOfAvailabilityZones: zones });
      return { known: vpc.privateSubnetIds.apply((ids) => ids.length) };
    });
    expect(run.outputs).toEqual({ known: UNMADE });
  });
});
