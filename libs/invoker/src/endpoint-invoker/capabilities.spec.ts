import { ServiceRole, grant } from "@mlops/core";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { plain, requiredReferences, sources } from "../testing/built-invoker.ts";
import { canCallUrl, canInvokeFunction } from "./capabilities.ts";
import { EndpointInvoker } from "./endpoint-invoker.ts";
import type { EndpointInvokerArgs } from "./invoker-args.ts";

type Front = EndpointInvokerArgs["front"];

describe("a caller", () => {
  /** What a caller is granted, and on what. */
  async function granted(front: Front, capability: typeof canCallUrl) {
    const cloud = await pretendCloud(() => {
      const { environment, guardrails } = requiredReferences();
      const caller = new ServiceRole("backend", {
        description: "Calls",
        services: ["ecs-tasks.amazonaws.com"],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      });
      grant(caller, "score", capability(new EndpointInvoker("score", { ...requiredReferences(), front })));
    });
    return {
      statements: (plain(cloud.inputs("backend-score").policy) as { Statement: unknown[] }).Statement,
      from: sources(cloud, "backend-score", "policy"),
    };
  }
  const call = { Sid: "CallInvokerUrl", Effect: "Allow", Resource: [null] };

  test("of the function needs the right to invoke the alias", async () => {
    expect(await granted(undefined, canInvokeFunction)).toEqual({
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

  test.each<[string, Front]>([
    ["is no URL", undefined],
    [
      "is authentication with tokens",
      { kind: "http-api", signIn: { issuer: "https://id.example.com", audience: ["web"] } },
    ],
  ])("cannot be granted a URL where there %s", async (_, front) => {
    const problems = await pretendProblems(() => {
      canCallUrl(new EndpointInvoker("score", { ...requiredReferences(), front }));
    });
    expect(problems).toEqual(["canCallUrl: the invoker has no URL that callers sign in to with IAM"]);
  });
});
