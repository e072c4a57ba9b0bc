import { type ComponentResourceOptions, output } from "@pulumi/pulumi";
import { bucketArn } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import { testerRoleArn } from "../target-roles/role-arns.ts";
import { type BuildReferences, BuildProject } from "./build-project.ts";
import type { Buildspec } from "./buildspec.ts";
import { asTarget, writeTargetProfile } from "./target-profile.ts";
import type { EndpointTestSettings } from "../deploy-pipeline/endpoint-test-settings.ts";

/** Beginning of the keys of labelled data in the artifact bucket. */
const testDataPrefix = "test-data/";

/** Beginning of the keys of the reports of one stage, in the artifact bucket. */
export const reportPrefix = (pipelineName: string, executionId: string, stage: string) =>
  `reports/${pipelineName}/${executionId}/${stage}/`;

/** One test of an endpoint by a build. */
export interface TestBuildArgs extends BuildReferences {
  /** Physical name of the pipeline: its reports are below it. */
  readonly pipelineName: string;
  /** Name of the stage, part of the reports' keys. */
  readonly stage: string;
  /** Whose endpoint is tested and where: app, environment, account. */
  readonly target: AwsEnvironment;
  readonly test: EndpointTestSettings;
}

/** A build that tests an endpoint of the target account with labelled data and keeps the reports. */
export function testBuild(name: string, args: TestBuildArgs, opts: ComponentResourceOptions): BuildProject {
  const { environment, target, artifactBucketName, pipelineName, stage } = args;
  const reports = output(artifactBucketName).apply((bucket) =>
    bucketArn(environment, bucket, reportPrefix(pipelineName, "*", stage) + "*"),
  );
  return new BuildProject(
    name,
    {
      ...args,
      description: `Tests the endpoint of ${target.app}.${target.name}`,
      buildspec: testBuildspec(args),
      timeoutMinutes: 60,
      statements: [
        {
          Sid: "AssumeTesterRole",
          Effect: "Allow",
          Action: ["sts:AssumeRole"],
          Resource: [testerRoleArn(target)],
        },
        { Sid: "WriteReports", Effect: "Allow", Action: ["s3:PutObject"], Resource: [reports] },
      ],
    },
    opts,
  );
}

function testBuildspec({ pipelineName, stage, target, test }: TestBuildArgs): Buildspec {
  const reports = `s3://$ARTIFACT_BUCKET/${reportPrefix(pipelineName, "$EXECUTION_ID", stage)}`;
  return {
    variables: {
      TEST_DATA: `${testDataPrefix}${test.data}`,
      TESTER_ROLE_ARN: testerRoleArn(target),
    },
    exports: ["MATCH_RATE"],
    install: ["npm ci"],
    build: [
      'aws s3 cp "s3://$ARTIFACT_BUCKET/$TEST_DATA" /tmp/records.jsonl',
      writeTargetProfile("TESTER_ROLE_ARN"),
      `${asTarget} npm run -s endpoint-test -- --endpoint "$ENDPOINT_NAME" --serves "$DEPLOYED_VERSION" ` +
        `--file /tmp/records.jsonl --report /tmp/report ${optionsOf(test)}`,
      `export MATCH_RATE="$(node -p 'require("/tmp/report/report.json").matchRate')"`,
    ],
    afterwards: [`if [ -d /tmp/report ]; then aws s3 cp --recursive /tmp/report "${reports}"; fi`],
  };
}

/** The settings as options of the program, quoted for a shell. */
function optionsOf({
  data: _,
  minMatchRate,
  minRecords,
  maxLatencyMs,
  contentType,
  answer,
  tolerance,
}: EndpointTestSettings) {
  const options = {
    "match-rate": minMatchRate,
    "min-records": minRecords,
    "max-latency": maxLatencyMs,
    "content-type": contentType,
    answer,
    tolerance,
  };
  return Object.entries(options)
    .flatMap(([name, value]) => (value === undefined ? [] : [`--${name} '${value}'`]))
    .join(" ");
}
