import { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { inlineJobOf, jobDefinitionOf, scheduleReader } from "./job-definition.ts";
import type { Job } from "./job.ts";
import { cloudControl, dataQuality, jobDefinitionState, schedule } from "./testing/compliant.ts";

const resource = (type: string, props: object): Resource => ({
  type,
  name: "monitor",
  urn: "",
  props: Property.of(props),
  protect: false,
  ignoreChanges: [],
});

const aspects = (job: Job | undefined) => ({
  isolated: job?.networkIsolation?.is(true),
  encrypted: job?.trafficEncryption?.is(true),
  outputKey: job?.outputKey?.text,
  volumeKey: job?.volumeKey?.text,
  image: job?.image?.text,
  types: job?.instanceTypes.map((type) => type?.text),
  count: job?.instanceCount?.number,
  seconds: job?.maxRuntime?.number,
});
const compliant = {
  isolated: true,
  encrypted: true,
  outputKey: "arn:aws:kms:eu-west-1:111122223333:key/1",
  volumeKey: "arn:aws:kms:eu-west-1:111122223333:key/1",
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/training:1.4",
  types: ["ml.m5.large"],
  count: 1,
  seconds: 3_600,
};

describe("a job definition", () => {
  test("of data quality is read from its class", () => {
    const found = jobDefinitionOf(resource(sagemaker.dataQualityJobDefinition, dataQuality));
    expect(found?.monitor).toBe("DataQuality");
    expect(aspects(found)).toEqual(compliant);
  });

  test.each(["DataQuality", "ModelBias", "ModelExplainability", "ModelQuality"])(
    "of %s is read from what Cloud Control makes",
    (monitor) => {
      const made = cloudControl(`AWS::SageMaker::${monitor}JobDefinition`, jobDefinitionState(monitor));
      const found = jobDefinitionOf(resource(cloudControlResource, made));
      expect(found?.monitor).toBe(monitor);
      expect(aspects(found)).toEqual(compliant);
    },
  );

  test("is no other resource", () => {
    expect(jobDefinitionOf(resource(sagemaker.trainingJob, dataQuality))).toBeUndefined();
    const other = cloudControl("AWS::SageMaker::InferenceComponent", jobDefinitionState("ModelBias"));
    expect(jobDefinitionOf(resource(cloudControlResource, other))).toBeUndefined();
  });
});

describe("a monitoring schedule", () => {
  test("describes its job as @pulumi/aws spells it", () => {
    const made = resource(sagemaker.monitoringSchedule, schedule);
    expect(aspects(inlineJobOf(made))).toEqual(compliant);
    expect(inlineJobOf(made)?.maxRuntime?.path).toBe(
      "monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions[0].maxRuntimeInSeconds",
    );
  });

  test("describes its job as CloudFormation spells it", () => {
    const MonitoringJobDefinition = {
      NetworkConfig: { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true },
      MonitoringAppSpecification: { ImageUri: compliant.image },
      MonitoringOutputConfig: { KmsKeyId: compliant.outputKey },
      MonitoringResources: {
        ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeKmsKeyId: compliant.volumeKey },
      },
      StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
    };
    const state = { MonitoringScheduleConfig: { MonitoringJobDefinition } };
    const made = cloudControl("AWS::SageMaker::MonitoringSchedule", state);
    expect(aspects(inlineJobOf(resource(cloudControlResource, made)))).toEqual(compliant);
  });

  test("that names a job definition describes none", () => {
    const named = { monitoringScheduleConfig: { monitoringJobDefinitionName: "quality" } };
    const made = resource(sagemaker.monitoringSchedule, named);
    expect(inlineJobOf(made)).toBeUndefined();
    expect(scheduleReader(made)?.("MonitoringJobDefinitionName").text).toBe("quality");
  });

  test("is no other resource", () => {
    expect(scheduleReader(resource(sagemaker.model, schedule))).toBeUndefined();
    expect(inlineJobOf(resource(cloudControlResource, cloudControl("AWS::S3::Bucket", {})))).toBeUndefined();
  });
});
