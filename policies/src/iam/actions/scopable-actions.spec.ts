import fc from "fast-check";
import { takesInAction } from "../action-patterns.ts";
import { scopableActions } from "./scopable-actions.ts";
import table from "./scopable-actions.json" with { type: "json" };

describe("the actions that can be limited to named resources", () => {
  test.each([
    ["write", "sagemaker:CreateTrainingJob"],
    ["write", "s3:PutObject"],
    ["write", "kms:Decrypt"],
    ["write", "dynamodb:PutItem"],
    ["permissions", "kms:CreateGrant"],
    ["permissions", "s3:PutBucketPolicy"],
    ["permissions", "iam:PutRolePolicy"],
    ["permissions", "ecr:SetRepositoryPolicy"],
  ] as const)("of level %s hold %s", (level, action) => {
    expect(scopableActions(level, action)).toEqual([action]);
    expect(scopableActions(level, action.toUpperCase())).toEqual([action]);
  });

  test.each([
    "cloudwatch:PutMetricData",
    "xray:PutTraceSegments",
    "ssmmessages:CreateControlChannel",
    "ecr:GetAuthorizationToken",
    "s3:GetObject",
    "sagemaker:NoSuchAction",
    "nosuch:Action",
    "",
  ])("do not hold %s", (action) => {
    expect([...scopableActions("write", action), ...scopableActions("permissions", action)]).toEqual([]);
  });

  test("of a pattern are those that it takes in", () => {
    expect(scopableActions("write", "sqs:*Message")).toEqual(["sqs:DeleteMessage", "sqs:SendMessage"]);
    expect(scopableActions("permissions", "ecr:*")).toEqual([
      "ecr:DeleteRepositoryPolicy",
      "ecr:SetRepositoryPolicy",
    ]);
  });

  test("of any pattern are all, and only, those that it takes in", () => {
    const every = scopableActions("write", "*");
    const letters = fc.constantFrom("s3:", "sqs:", "Get", "Put", "*", "?", "Object", "Message");
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 4 }), (parts) => {
        const pattern = parts.join("");
        expect(scopableActions("write", pattern)).toEqual(
          every.filter((action) => takesInAction(pattern, action)),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("are in the table by service, sorted and once each", () => {
    const { services } = table;
    expect(Object.keys(services)).toEqual(Object.keys(services).toSorted());
    for (const levels of Object.values(services)) {
      for (const names of Object.values(levels)) {
        expect(names.split(" ")).toEqual([...new Set(names.split(" "))].toSorted());
      }
    }
  });
});
