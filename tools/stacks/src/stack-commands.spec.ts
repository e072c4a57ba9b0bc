import { readUpCommandLine } from "./up/command-line.ts";
import { readDestroyCommandLine } from "./destroy/command-line.ts";
import { readStacksCommandLine } from "./stacks/command-line.ts";
import { WorkspaceWithPulumi } from "./testing/workspace-with-pulumi.ts";

// Each test starts processes, of which a few preview a stack.
jest.setTimeout(60_000);

const platforms = { "platform.dev": 9, "platform.qa": 9, "platform.prod": 9 };
let workspace: WorkspaceWithPulumi;
beforeEach(() => {
  workspace = new WorkspaceWithPulumi(process.cwd());
});
afterEach(() => workspace.remove());

describe("npm run stacks", () => {
  test("prints products after their platforms, and qa after dev", () => {
    const { status, stdout, errors } = workspace.run("stacks", []);
    const names = stdout.trimEnd().split("\n");
    const positions = ["platform.dev", "sentiment.dev", "platform.qa", "sentiment.qa"].map((name) =>
      names.indexOf(name),
    );
    expect([status, errors]).toEqual([0, [""]]);
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
    expect(positions).not.toContain(-1);
  });

  test("prints as JSON where each stack is and what it follows", () => {
    const { stdout } = workspace.run("stacks", ["--json"]);
    const stacks = JSON.parse(stdout) as readonly { readonly name: string }[];
    expect(stacks.find(({ name }) => name === "sentiment.prod")).toEqual({
      name: "sentiment.prod",
      app: "sentiment",
      environment: "prod",
      account: "333344445555",
      region: "eu-west-1",
      after: ["platform.dev", "platform.prod"],
    });
  });

  test("prints for a workflow, on one line, where each environment is and what it deploys in which order", () => {
    const { status, stdout } = workspace.run("stacks", ["--except", "account", "--by-environment"]);
    expect([status, stdout.trimEnd().split("\n")]).toEqual([0, [expect.any(String)]]);
    const plan = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(plan)).toEqual(["dev", "qa", "prod", "shared"]);
    expect(plan).toMatchObject({
      prod: {
        account: "333344445555",
        region: "eu-west-1",
        stacks: expect.stringMatching(/^(?!.*account).*platform\.prod.* sentiment\.prod/) as unknown,
      },
      shared: { account: "444455556666", region: "eu-west-1", stacks: "delivery.shared" },
    });
  });

  test("refuses an environment in two accounts, an app that has no stack, and two forms at once", () => {
    workspace.changeStackFile("sentiment.qa", (text) => text.replace('"222233334444"', '"999999999999"'));
    expect(workspace.run("stacks", ["--by-environment"])).toMatchObject({
      status: 2,
      errors: [
        "stacks/Pulumi.sentiment.qa.yaml: got account 999999999999, eu-west-1; expected that of account.qa delivery.qa " +
          "platform.qa: account 222233334444, eu-west-1; one role deploys all stacks of qa",
      ],
    });
    expect(workspace.run("stacks", ["--except", "acount"]).errors[0]).toBe(
      '--except: got "acount"; expected an app that has stacks: account, delivery, platform, sentiment',
    );
    expect(() => readStacksCommandLine(["--json", "--by-environment"])).toThrow(
      /^--by-environment: got --json as well; expected one of them\n/,
    );
  });

  test("refuses to compare with what is no commit", () => {
    const { status, errors } = workspace.run("stacks", ["--affected", "--base", "--nowhere"]);
    expect([status, errors[0]]).toEqual([2, expect.stringContaining("--base")]);
  });
});

describe("npm run up", () => {
  test("deploys with the policy pack, after the report of the offline preview", () => {
    workspace.answer({ deployed: platforms });
    const { status, stdout, errors } = workspace.run("up", ["sentiment.dev"]);
    expect(workspace.commands()).toEqual(["up --stack sentiment.dev --policy-pack policies"]);
    expect([status, errors]).toEqual([0, ["deploy sentiment.dev in account 111122223333, eu-west-1"]]);
    expect(stdout).toMatch(/^sentiment\.dev\n/);
  });

  test("refuses a product whose platforms are not deployed", () => {
    workspace.answer({ deployed: { "platform.prod": 0 } });
    const { status, errors } = workspace.run("up", ["sentiment.prod", "--confirm", "sentiment.prod"]);
    expect([status, workspace.commands()]).toEqual([2, []]);
    expect(errors).toEqual([
      "sentiment.prod: got platform.dev not deployed; expected it first; npm run up -- platform.dev",
      "sentiment.prod: got platform.prod not deployed; expected it first; npm run up -- platform.prod",
    ]);
  });

  test("refuses a stack whose preview has problems", () => {
    workspace.answer({ deployed: platforms });
    workspace.changeStackFile("sentiment.dev", (text) => text.replace("eu-west-1", "Ireland"));
    const { status, stdout } = workspace.run("up", ["sentiment.dev", "--yes"]);
    expect([status, workspace.commands()]).toEqual([2, []]);
    expect(stdout).toContain('region: got "Ireland"');
  });

  test("refuses a stack that violates a mandatory policy", () => {
    workspace.answer({ deployed: { "account.prod": 9 } });
    workspace.changeStackFile("platform.prod", (text) =>
      text.replace('retainData: "true"', 'retainData: "false"'),
    );
    const { status, stdout } = workspace.run("up", ["platform.prod", "--confirm", "platform.prod"]);
    expect([status, workspace.commands()]).toEqual([1, []]);
    expect(stdout).toContain("mandatory env-deletion-protection");
  });

  describe("after a preview that finds nothing wrong", () => {
    beforeEach(() => workspace.replacePreview());

    test("answers pulumi's question when told to", () => {
      workspace.answer({ deployed: platforms });
      workspace.run("up", ["sentiment.dev", "--yes"]);
      expect(workspace.commands()).toEqual([
        "up --stack sentiment.dev --policy-pack policies --yes --non-interactive",
      ]);
    });

    test("takes the names of a backend that puts organization and project before them", () => {
      workspace.answer({ deployed: { "organization/mlops-platform/platform.dev": 9 } });
      expect(workspace.run("up", ["sentiment.dev"]).status).toBe(0);
    });

    test.each([
      ["nothing", "", "nothing"],
      ["another name", "sentiment.qa\n", '"sentiment.qa"'],
      ["an answer that is no name", "yes\n", '"yes"'],
    ])("does not deploy prod after %s", (_, input, got) => {
      workspace.answer({ deployed: platforms });
      const { status, errors } = workspace.run("up", ["sentiment.prod", "--yes"], { input });
      expect([status, workspace.commands()]).toEqual([2, []]);
      expect(errors.at(-1)).toContain(
        `confirmation: got ${got}; expected sentiment.prod; nothing was changed`,
      );
    });

    test.each([
      ["typed", [], "sentiment.prod\n"],
      ["given on the command line", ["--confirm", "sentiment.prod"], ""],
    ])("deploys prod once its name is %s", (_, args, input) => {
      workspace.answer({ deployed: platforms });
      const { status } = workspace.run("up", ["sentiment.prod", ...args], { input });
      expect([status, workspace.commands()]).toEqual([
        0,
        ["up --stack sentiment.prod --policy-pack policies"],
      ]);
    });

    test("ends with the status of pulumi", () => {
      workspace.answer({ deployed: platforms, status: 4 });
      expect(workspace.run("up", ["sentiment.dev"]).status).toBe(4);
    });
  });
});

describe("npm run destroy", () => {
  test("refuses a platform before its products, the last one deployed first", () => {
    workspace.answer({ deployed: { ...platforms, "sentiment.dev": 5, "sentiment.qa": 5, "sentiment.prod": 0 } });
    const { status, errors } = workspace.run("destroy", ["platform.dev"]);
    expect([status, workspace.commands()]).toEqual([2, []]);
    expect(errors).toEqual([
      "platform.dev: got sentiment.qa, which depends on it; expected it gone first; npm run destroy -- sentiment.qa",
      "platform.dev: got sentiment.dev, which depends on it; expected it gone first; npm run destroy -- sentiment.dev",
    ]);
  });

  test("destroys a platform whose products are gone", () => {
    workspace.answer({ deployed: platforms });
    const { status } = workspace.run("destroy", ["platform.dev"]);
    expect([status, workspace.commands()]).toEqual([0, ["destroy --stack platform.dev"]]);
  });

  test("names what is protected, and the document that says how prod is taken down", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    workspace.answer({ deployed: platforms, protected: names });
    const { status, errors } = workspace.run("destroy", ["platform.prod", "--confirm", "platform.prod"]);
    expect([status, workspace.commands()]).toEqual([2, []]);
    expect(errors).toEqual([
      "platform.prod: got protected resources: a, b, c, d, e and 2 more; expected none; docs/teardown.md says how " +
        "their protection is given up; --exclude-protected keeps them",
    ]);
  });

  test("keeps what is protected when told to, and never skips pulumi's preview", () => {
    workspace.answer({ deployed: platforms, protected: ["keys-data"] });
    workspace.run("destroy", ["platform.prod", "--exclude-protected", "--yes", "--confirm", "platform.prod"]);
    expect(workspace.commands()).toEqual([
      "destroy --stack platform.prod --exclude-protected --yes --non-interactive",
    ]);
  });

  test("has the name of a prod stack typed", () => {
    workspace.answer({ deployed: platforms });
    expect(workspace.run("destroy", ["sentiment.prod", "--yes"], { input: "sentiment.dev\n" }).status).toBe(2);
    expect(workspace.commands()).toEqual([]);
    workspace.run("destroy", ["sentiment.prod"], { input: "sentiment.prod\n" });
    expect(workspace.commands()).toEqual(["destroy --stack sentiment.prod"]);
  });
});

describe("up and destroy", () => {
  test.each(["up", "destroy"] as const)("%s without pulumi on the PATH says what to install", (command) => {
    const { status, errors } = workspace.run(command, ["platform.dev"], { path: "/nowhere" });
    expect([status, errors]).toEqual([
      2,
      [
        "pulumi: got no such command on the PATH; expected the pulumi CLI; see https://www.pulumi.com/docs/install/",
      ],
    ]);
  });

  test.each(["up", "destroy"] as const)("%s refuses a stack that has no file", (command) => {
    const { status, errors } = workspace.run(command, ["platform.test"]);
    expect([status, errors[0]]).toEqual([
      2,
      expect.stringMatching(/^stack: got "platform\.test"; expected one that has a file: .*platform\.dev/),
    ]);
  });

  test.each([readUpCommandLine, readDestroyCommandLine])("take one stack", (read) => {
    expect(() => read([])).toThrow(/^stack: got nothing; expected one, such as platform\.dev\n/);
    expect(() => read(["a.dev", "b.dev"])).toThrow(/^stack: got a\.dev b\.dev; expected one/);
    expect(() => read(["a.dev", "--skip-preview"])).toThrow(/^--skip-preview: there is no such option; expected one of --/);
  });

  test("stacks takes options only", () => {
    expect(() => readStacksCommandLine(["dev"])).toThrow(/^arguments: got dev; expected options only\n/);
  });
});
