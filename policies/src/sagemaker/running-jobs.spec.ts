import { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import type { Job } from "./job.ts";
import { jobsOf } from "./running-jobs.ts";
import {
  cloudControl,
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  transform,
  tuningJob,
} from "./testing/compliant.ts";

const resource = (type: string, props: object): Resource => ({
  type,
  name: "train",
  urn: "",
  props: Property.of(props),
  protect: false,
  ignoreChanges: [],
});

/** What is found of a job, as paths. */
function pathsOf(job: Job | undefined) {
  const { place, instanceTypes, callsModel: _callsModel, ...properties } = job ?? {};
  const path = (property: Property | undefined) => property?.path;
  const paths = Object.entries(properties).map(([name, property]) => [name, path(property)]);
  return { place, instanceTypes: instanceTypes?.map(path), ...Object.fromEntries(paths) };
}

const inAws = (at: string) => ({
  place: "",
  image: `${at}algorithmSpecification.trainingImage`,
  networkIsolation: `${at}enableNetworkIsolation`,
  trafficEncryption: `${at}enableInterContainerTrafficEncryption`,
  subnets: `${at}vpcConfig.subnets`,
  outputKey: `${at}outputDataConfig.kmsKeyId`,
  volumeKey: `${at}resourceConfig.volumeKmsKeyId`,
  instanceCount: `${at}resourceConfig.instanceCount`,
  instanceTypes: [`${at}resourceConfig.instanceType`],
  maxRuntime: `${at}stoppingCondition.maxRuntimeInSeconds`,
  spot: `${at}enableManagedSpotTraining`,
});

const inTraining = (at: string, place: string) => ({
  place,
  image: `${at}AlgorithmSpecification.TrainingImage`,
  networkIsolation: `${at}EnableNetworkIsolation`,
  trafficEncryption: `${at}EnableInterContainerTrafficEncryption`,
  subnets: `${at}VpcConfig.Subnets`,
  outputKey: `${at}OutputDataConfig.KmsKeyId`,
  volumeKey: `${at}ResourceConfig.VolumeKmsKeyId`,
  instanceCount: `${at}ResourceConfig.InstanceCount`,
  instanceTypes: [`${at}ResourceConfig.InstanceType`],
  maxRuntime: `${at}StoppingCondition.MaxRuntimeInSeconds`,
  spot: `${at}EnableManagedSpotTraining`,
});

const inProcessing = (at: string, place: string) => ({
  place,
  image: `${at}AppSpecification.ImageUri`,
  networkIsolation: `${at}NetworkConfig.EnableNetworkIsolation`,
  trafficEncryption: `${at}NetworkConfig.EnableInterContainerTrafficEncryption`,
  subnets: `${at}NetworkConfig.VpcConfig.Subnets`,
  outputKey: `${at}ProcessingOutputConfig.KmsKeyId`,
  volumeKey: `${at}ProcessingResources.ClusterConfig.VolumeKmsKeyId`,
  instanceCount: `${at}ProcessingResources.ClusterConfig.InstanceCount`,
  instanceTypes: [`${at}ProcessingResources.ClusterConfig.InstanceType`],
  maxRuntime: `${at}StoppingCondition.MaxRuntimeInSeconds`,
  spot: undefined,
});

describe("the jobs of a resource", () => {
  test("are a training job itself", () => {
    const [job, ...others] = jobsOf(resource(sagemaker.trainingJob, trainingJob));
    expect(pathsOf(job)).toEqual(inAws(""));
    expect(others).toEqual([]);
  });

  test("are each definition of a tuning job", () => {
    const { trainingJobDefinition } = tuningJob;
    const several = {
      trainingJobDefinition,
      trainingJobDefinitions: [trainingJobDefinition, trainingJobDefinition],
    };
    const found = jobsOf(resource(sagemaker.hyperParameterTuningJob, several));
    expect(found.map(pathsOf)).toEqual([
      inAws("trainingJobDefinition."),
      inAws("trainingJobDefinitions[0]."),
      inAws("trainingJobDefinitions[1]."),
    ]);
  });

  test("are only the definitions that a tuning job has", () => {
    const listed = { trainingJobDefinitions: [tuningJob.trainingJobDefinition] };
    expect(jobsOf(resource(sagemaker.hyperParameterTuningJob, listed)).map(pathsOf)).toEqual([
      inAws("trainingJobDefinitions[0]."),
    ]);
  });

  test("are a processing job that Cloud Control makes", () => {
    const made = cloudControl("AWS::SageMaker::ProcessingJob", processing);
    const found = jobsOf(resource(cloudControlResource, made));
    expect(found.map(pathsOf)).toEqual([inProcessing("desiredState.", "")]);
  });

  test("are the steps of a pipeline that run some", () => {
    const steps = [
      step("Prepare", "Processing", processing),
      step("Train", "Training", training),
      step("Data", "QualityCheck", processing),
      step("Bias", "ClarifyCheck", processing),
      step("Notify", "Lambda", {}),
    ];
    const at = (index: number) => `pipelineDefinition.Steps[${index}].Arguments.`;
    expect(jobsOf(resource(sagemaker.pipeline, pipeline(steps))).map(pathsOf)).toEqual([
      inProcessing(at(0), " in step Prepare"),
      inTraining(at(1), " in step Train"),
      inProcessing(at(2), " in step Data"),
      inProcessing(at(3), " in step Bias"),
    ]);
  });

  test("are each definition of a tuning step", () => {
    const steps = [
      step("One", "Tuning", { TrainingJobDefinition: training }),
      step("Two", "Tuning", { TrainingJobDefinitions: [training, training] }),
    ];
    const at = "pipelineDefinition.Steps";
    expect(jobsOf(resource(sagemaker.pipeline, pipeline(steps))).map(pathsOf)).toEqual([
      inTraining(`${at}[0].Arguments.TrainingJobDefinition.`, " in step One"),
      inTraining(`${at}[1].Arguments.TrainingJobDefinitions[0].`, " in step Two"),
      inTraining(`${at}[1].Arguments.TrainingJobDefinitions[1].`, " in step Two"),
    ]);
  });

  test("of transform steps have neither network nor time limit: the model has them", () => {
    const [job] = jobsOf(resource(sagemaker.pipeline, pipeline([step("Score", "Transform", transform)])));
    const at = "pipelineDefinition.Steps[0].Arguments.";
    expect(pathsOf(job)).toEqual({
      place: " in step Score",
      image: undefined,
      networkIsolation: undefined,
      trafficEncryption: undefined,
      subnets: undefined,
      outputKey: `${at}TransformOutput.KmsKeyId`,
      volumeKey: `${at}TransformResources.VolumeKmsKeyId`,
      instanceCount: `${at}TransformResources.InstanceCount`,
      instanceTypes: [`${at}TransformResources.InstanceType`],
      maxRuntime: undefined,
      spot: undefined,
    });
  });

  test("have no key of an output that a processing job does not have", () => {
    const { ProcessingOutputConfig: _, ...silent } = processing;
    const [job] = jobsOf(resource(sagemaker.pipeline, pipeline([step("Look", "Processing", silent)])));
    expect(job?.outputKey).toBeUndefined();
  });

  test("have the machines that a tuning job names elsewhere, and every type of several", () => {
    const machines = { instanceConfigs: [{ instanceType: "ml.m5.large" }, { instanceType: "ml.g5.xlarge" }] };
    const definition = { ...tuningJob.trainingJobDefinition, hyperParameterTuningResourceConfig: machines };
    const [tuning] = jobsOf(
      resource(sagemaker.hyperParameterTuningJob, { trainingJobDefinition: definition }),
    );
    const at = "trainingJobDefinition.hyperParameterTuningResourceConfig";
    expect(tuning?.volumeKey?.path).toBe(`${at}.volumeKmsKeyId`);
    expect(tuning?.instanceTypes.map((type) => type?.text)).toEqual(["ml.m5.large", "ml.g5.xlarge"]);

    const groups = {
      ...trainingJob,
      resourceConfig: { instanceGroups: [{ instanceType: "ml.p3.2xlarge" }] },
    };
    const [mixed] = jobsOf(resource(sagemaker.trainingJob, groups));
    expect(mixed?.instanceTypes.map((type) => type?.path)).toEqual([
      "resourceConfig.instanceGroups[0].instanceType",
    ]);
  });

  test("are none of other resources", () => {
    expect(jobsOf(resource(sagemaker.model, trainingJob))).toEqual([]);
    expect(jobsOf(resource(cloudControlResource, cloudControl("AWS::S3::Bucket", processing)))).toEqual([]);
  });
});
