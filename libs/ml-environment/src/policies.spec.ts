import { policySizes } from "@mlops/aws";
import { awsEnvironment } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { EncryptionKeys, Guardrails, MlEnvironment } from "./index.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});

describe("the policies of all components", () => {
  const everything = () =>
    pretendCloud(() => {
      const guardrails = new Guardrails("guardrails", { environment, trustedAccounts: ["222222222222"] });
      const own = new EncryptionKeys("keys", {
        environment,
        retainData: true,
        alias: "mlops/dev",
        readerAccounts: ["222222222222"],
      });
      const ml = new MlEnvironment("ml", {
        environment,
        keys: own,
        retainData: true,
        repositories: ["churn"],
        readerAccounts: ["222222222222"],
      });
      return { boundary: guardrails.permissionsBoundaryArn, data: ml.dataBucketName };
    });

  interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action?: string[];
    readonly Principal?: unknown;
  }

  const statementsOf = (policy: unknown): Statement[] => {
    const document: { Statement: Statement[] } =
      typeof policy === "string" ? JSON.parse(policy) : JSON.parse(JSON.stringify(policy));
    return document.Statement;
  };

  test("has no policy but the boundary that allows a whole service, and none that allows anybody", async () => {
    const cloud = await everything();
    const policies = cloud.resources.filter(({ inputs }) => inputs.policy !== undefined);
    expect(policies.map(({ name }) => name).sort()).toEqual([
      "guardrails-boundary",
      "guardrails-vpc-only",
      "keys-data",
      "keys-logs",
      "ml-artifacts-policy",
      "ml-churn-pull",
      "ml-data-policy",
      "ml-logs-policy",
    ]);
    const statements = policies.flatMap(({ inputs }) => statementsOf(inputs.policy));
    const whole = ({ Action = [] }: Statement) => Action.some((action) => /^\*|:\*+$/.test(action));
    // A refusal may be as wide as it likes.
    expect(new Set(statements.filter(whole).map(({ Effect, Sid }) => `${Effect} ${Sid}`))).toEqual(
      new Set([
        "Allow SageMaker",
        "Allow SupportingServices",
        "Deny NoOtherIdentities",
        "Deny NoGuardChanges",
        "Deny TlsOnly",
      ]),
    );
    expect(statements.filter(({ Effect, Principal }) => Effect === "Allow" && Principal === "*")).toEqual([]);
  });

  test("names statements once in each policy, as IAM demands", async () => {
    const cloud = await everything();
    for (const { inputs } of cloud.resources.filter((resource) => resource.inputs.policy !== undefined)) {
      const sids = statementsOf(inputs.policy).map(({ Sid }) => Sid);
      expect(sids).toHaveLength(new Set(sids).size);
      expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
    }
  });

  test("keeps key policies within KMS's 32 kB and bucket policies within S3's 20 kB", async () => {
    const cloud = await everything();
    const sizeOf = (name: string) => JSON.stringify(statementsOf(cloud.inputs(name).policy)).length;
    expect(Math.max(...["keys-data", "keys-logs"].map(sizeOf))).toBeLessThan(policySizes.key);
    expect(Math.max(...["ml-data-policy", "ml-artifacts-policy", "ml-logs-policy"].map(sizeOf))).toBeLessThan(
      policySizes.bucket,
    );
  });

  test("is the same in every run", async () => {
    const [once, again] = await Promise.all([everything(), everything()]);
    const shape = ({ resources }: Awaited<ReturnType<typeof everything>>) =>
      resources.map(({ urn, inputs }) => [urn, JSON.stringify(inputs)]).sort();
    expect(shape(once)).toEqual(shape(again));
  });
});
