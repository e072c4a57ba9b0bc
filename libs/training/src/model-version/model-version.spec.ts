import { output } from "@pulumi/pulumi";
import { testEnvironment } from "@mlops/contracts/testing";
import {
  definitionProblems,
  pipelineDefinition,
  registerModelStep,
  trainingStep,
} from "@mlops/pipeline-definition";
import { pretendProblems } from "@mlops/testing";
import { jobReferences, known, registryOf, roleArn } from "../testing/jobs.ts";
import { trainingJob } from "../training-job/training-job.ts";
import { modelVersion } from "./model-version.ts";

const environment = testEnvironment();
const registry = registryOf("churn");
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference:7";
const artifactUri = "s3://artifact-bucket/models/churn/1/model.tar.gz";

describe("a version of a model", () => {
  test("is registered in the group of the registry, for somebody else to approve", async () => {
    expect(await known(modelVersion({ environment, registry, image, artifactUri }))).toEqual({
      ModelPackageGroupName: "mlops-platform-dev-churn-0a1b2c3d",
      ModelApprovalStatus: "PendingManualApproval",
      InferenceSpecification: { Containers: [{ Image: image, ModelDataUrl: artifactUri }] },
    });
  });

  test("says what it takes, answers, runs on and is told", async () => {
    const version = modelVersion({
      environment,
      registry,
      image,
      artifactUri,
      variables: { WORKERS: "2" },
      contentTypes: ["text/csv"],
      instanceTypes: ["ml.m7i.large"],
      approvalStatus: "Rejected",
    });
    expect(await known(version)).toMatchObject({
      ModelApprovalStatus: "Rejected",
      InferenceSpecification: {
        Containers: [{ Environment: { WORKERS: "2" } }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
        SupportedRealtimeInferenceInstanceTypes: ["ml.m7i.large"],
      },
    });
  });

  test("is a step of a pipeline that trains it", async () => {
    const container = { kind: "built-in", framework: "xgboost", version: "3.0-5" } as const;
    const job = trainingJob("churn", {
      ...jobReferences(),
      registry,
      container,
      instanceType: "ml.m7i.large",
    });
    const train = trainingStep("Train", { arguments: job.request(roleArn) });
    const made = train.properties.ModelArtifacts.S3ModelArtifacts;
    const register = registerModelStep("Register", {
      arguments: modelVersion({ environment, registry, image, artifactUri: made }),
    });
    expect(definitionProblems(await known(pipelineDefinition({ steps: [train, register] })))).toEqual([]);
  });

  test("is refused with an image that endpoints of the model do not pull", async () => {
    const [problem = ""] = await pretendProblems(() => ({
      version: modelVersion({
        environment,
        registry,
        image: image.replace("inference", "training"),
        artifactUri,
      }),
    }));
    expect(problem).toContain(
      'image: got "111122223333.dkr.ecr.eu-west-1.amazonaws.com/training:7"; ' +
        "expected an image of 111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference; " +
        "endpoints pull no other images of this model; add it to the images of the registry",
    );
  });

  test("is refused in the registry of another account", () => {
    const elsewhere = { ...registry, environment: { ...environment, account: "444455556666" } };
    expect(() =>
      modelVersion({ environment, registry: elsewhere, image: output(image), artifactUri }),
    ).toThrow("registry: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1");
  });
});
