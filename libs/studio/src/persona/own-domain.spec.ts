import { output } from "@pulumi/pulumi";
import { testEnvironment } from "@mlops/contracts/testing";
import { pretendCloud } from "@mlops/testing";
import { buildStudio } from "../testing/build-studio.ts";
import { otherDomains } from "./own-domain.ts";

const domainArn = "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-own";
const domain = { id: output("d-own"), arn: output(domainArn) };

const denials = async () => {
  const { outputs } = await pretendCloud(() => ({ denials: otherDomains(testEnvironment(), domain) }));
  return outputs.denials;
};

describe("people of a domain are denied", () => {
  test("the users, spaces and apps of every other domain, which ARNs tell apart", async () => {
    expect(await denials()).toMatchObject([
      {
        Sid: "OtherDomainsSpaces",
        Effect: "Deny",
        NotResource: [
          "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-own",
          "arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-own/*",
          "arn:aws:sagemaker:eu-west-1:111122223333:space/d-own/*",
          "arn:aws:sagemaker:eu-west-1:111122223333:app/d-own/*",
        ],
      },
      {},
      {},
    ]);
  });

  test("what has the tag of another domain, and nothing that has none", async () => {
    expect(await denials()).toMatchObject([
      {},
      {
        Sid: "OtherDomainsResources",
        Effect: "Deny",
        Action: [
          "sagemaker:AddTags",
          "sagemaker:Delete*",
          "sagemaker:Describe*",
          "sagemaker:Stop*",
          "sagemaker:Update*",
        ],
        Resource: "*",
        Condition: {
          Null: { "aws:ResourceTag/sagemaker:domain-arn": "false" },
          StringNotEquals: { "aws:ResourceTag/sagemaker:domain-arn": domainArn },
        },
      },
      {},
    ]);
  });

  test("making anything under the tag of another domain", async () => {
    expect(await denials()).toMatchObject([
      {},
      {},
      {
        Sid: "OtherDomainsTag",
        Effect: "Deny",
        Action: ["sagemaker:AddTags", "sagemaker:Create*"],
        Resource: "*",
        Condition: {
          Null: { "aws:RequestTag/sagemaker:domain-arn": "false" },
          StringNotEquals: { "aws:RequestTag/sagemaker:domain-arn": domainArn },
        },
      },
    ]);
  });
});

test("every persona of a Studio is kept within its domain, by a policy that is made after the domain", async () => {
  const cloud = await buildStudio();
  const policy = cloud.resource("studio-own-domain", "Policy");
  expect(policy.propertyDependencies.policy).toEqual([cloud.resource("studio-domain").urn]);
  const attached = cloud.resources.filter(({ propertyDependencies }) =>
    propertyDependencies.policyArn?.includes(policy.urn),
  );
  expect(attached.map(({ name }) => name).sort()).toEqual([
    "studio-data-scientist-own-domain",
    "studio-ml-engineer-own-domain",
    "studio-read-only-own-domain",
  ]);
});
