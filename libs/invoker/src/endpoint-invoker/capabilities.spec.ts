import { ServiceRole, grant } from "@mlops/core";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { plain, sources } from "../testing/built-invoker.ts";
import { surroundings } from "../testing/surroundings.ts";
import { canCallByName, canCallUrl } from "./calling.ts";
import { EndpointInvoker } from "./endpoint-invoker.ts";
import type { Front } from "./front.ts";

describe("a caller", () => {
  /** What a caller is granted, and on what. */
  async function granted(front: Front | undefined, capability: typeof canCallUrl) {
    const cloud = await pretendCloud(() => {
      const { environment, guardrails } = surroundings();
      const caller = new ServiceRole("backend", {
        description: "Calls",
        services: ["ecs-tasks.amazonaws.com"],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      });
      grant(caller, "score", capability(new EndpointInvoker("score", { ...surroundings(), front })));
    });
    return {
      statements: (plain(cloud.inputs("backend-score").policy) as { Statement: unknown[] }).Statement,
      from: sources(cloud, "backend-score", "policy"),
    };
  }
  const call = { Sid: "CallInvokerUrl", Effect: "Allow", Resource: [null] };

  test("by name needs the right to call the alias", async () => {
    expect(await granted(undefined, canCallByName)).toEqual({
      statements: [{ ...call, Sid: "CallInvoker", Action: ["lambda:InvokeFunction"] }],
      from: ["score-alias"],
    });
  });

  test("of a function URL needs the two rights that Lambda asks for", async () => {
    expect(await granted({ kind: "function-url" }, canCallUrl)).toEqual({
      statements: [{ ...call, Action: ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"] }],
      from: ["score-alias"],
    });
  });

  test("of an HTTP API needs the right to call its one method", async () => {
    expect(await granted({ kind: "http-api", signIn: "iam" }, canCallUrl)).toEqual({
      statements: [{ ...call, Action: ["execute-api:Invoke"] }],
      from: ["score-api"],
    });
  });

  test.each<[string, Front | undefined]>([
    ["is no URL", undefined],
    ["are tokens", { kind: "http-api", signIn: { issuer: "https://id.example.com", audience: ["web"] } }],
  ])("cannot be granted a URL where there %s", async (_, front) => {
    const problems = await pretendProblems(() => {
      canCallUrl(new EndpointInvoker("score", { ...surroundings(), front }));
    });
    expect(problems).toEqual(["canCallUrl: the invoker has no URL that callers sign in to with IAM"]);
  });
});
